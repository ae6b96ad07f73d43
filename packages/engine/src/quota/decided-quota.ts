import { evaluateTyped, excellentQuotaFormula, type PickedParameters, type QuotaBase } from '@kpi-ledger/formulas';
import type { FactOf } from '@kpi-ledger/projections';

/** The rate of Điều 8 khoản 5 and Điều 20 khoản 5, unless the authority decides a higher one (R31). */
export const LAWFUL_RATE = '20/100';

/** The rate and the base of one quota, with where each comes from. */
export interface QuotaTerms {
  readonly rate: string;
  /** The decision that raised the rate; null: the rate of the decree. */
  readonly raisedBy: string | null;
  readonly base: QuotaBase;
  readonly sources: Readonly<Record<string, string>>;
}

/** The terms as the last decision that speaks of the rate and the rules in force say. */
export function quotaTerms(decisions: readonly FactOf<'QuotaDecided'>[], parameters: PickedParameters): QuotaTerms {
  const raised = decisions.findLast(({ event }) => event.data.rate !== undefined)?.event;
  const decision = raised?.data.decision;
  const base = parameters['quotaBase'];
  return {
    rate: raised?.data.rate ?? LAWFUL_RATE,
    raisedBy: raised?.id ?? null,
    base: baseOf(parameters),
    sources: {
      ...(base === undefined ? {} : { quotaBase: base.source }),
      ...(decision === undefined ? {} : { rate: `${decision.number} ngày ${decision.date}` }),
    },
  };
}

/** What the rate is taken of (P13). */
export const baseOf = (parameters: PickedParameters): QuotaBase =>
  (parameters['quotaBase']?.value ?? 'GOOD_ONLY') as QuotaBase;

/** How many of so many at TOT or above may be XS. */
export function placesFor(candidatesAtLeastGood: number, rate: string, base: QuotaBase): number {
  const most = evaluateTyped(excellentQuotaFormula, { candidatesAtLeastGood, rate, base }, { derivation: false });
  return most.ok && 'maxExcellent' in most.answer ? most.answer.maxExcellent : 0;
}
