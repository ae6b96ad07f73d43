import { COMPLETION_READINGS, type CompletionReadingId, type LinkedRows } from '@kpi-ledger/formulas';
import { type Day, type Fact, factsOf, inOrderOfEffect, upTo } from '@kpi-ledger/projections';

/** A reading as it holds on a day, and who says so. */
export interface UsedReading {
  readonly reading: CompletionReadingId;
  readonly value: string;
  /** First day of the value. */
  readonly from: Day;
  /** The decision of the city, "45/QĐ-UBND 2026-06-20"; null: the dated default of the software. */
  readonly decidedBy: string | null;
  readonly event: string | null;
}

/** The readings that hold on a day. */
export interface Readings {
  readonly atRiskDays: number;
  readonly linkedRows: LinkedRows;
  readonly yearlyMinimumOf: 'EACH_UNIT' | 'ROW';
  /** All of them, as an answer shows them. */
  readonly used: readonly UsedReading[];
}

/** The last decision on each reading by the day; without one its dated default. */
export function readingsOn(facts: readonly Fact[], day: Day): Readings {
  const decided = inOrderOfEffect(factsOf(upTo(facts, day), 'CompletionReadingDecided') as readonly Fact[]);
  const used = (Object.keys(COMPLETION_READINGS) as CompletionReadingId[]).map((reading): UsedReading => {
    const last = decided.findLast(
      ({ event }) => event.type === 'CompletionReadingDecided' && event.data.reading === reading,
    )?.event;
    if (last?.type !== 'CompletionReadingDecided') {
      const { standard, from } = COMPLETION_READINGS[reading];
      return { reading, value: standard, from, decidedBy: null, event: null };
    }
    const { value, decision } = last.data;
    const decidedBy = decision === undefined ? null : `${decision.number} ${decision.date}`;
    return { reading, value, from: last.validAt, decidedBy, event: last.id };
  });
  const chosen = (reading: CompletionReadingId): string =>
    used.find((one) => one.reading === reading)?.value ?? COMPLETION_READINGS[reading].standard;
  return {
    atRiskDays: Number(chosen('AT_RISK_DAYS')),
    linkedRows: chosen('LINKED_ROWS') === 'FURTHEST_AHEAD' ? 'FURTHEST_AHEAD' : 'FURTHEST_BEHIND',
    yearlyMinimumOf: chosen('YEARLY_MINIMUM_OF') === 'ROW' ? 'ROW' : 'EACH_UNIT',
    used,
  };
}
