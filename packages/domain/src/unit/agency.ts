import type { NewFact } from '@kpi-ledger/events';
import type { AgencyStanding, Context } from '../common/context.js';
import { compare } from '../common/exact.js';
import type { DataOf, Fact } from '../common/facts.js';
import { type Asking, type Decision, recordUnless } from '../common/handler.js';
import { ownJudgement } from '../common/own-judgement.js';
import { type Refusal, refuse } from '../refusals/refusal.js';
import type { Unit } from './fold.js';

/**
 * The class by decision (Điều 9): one that the points and conditions of Điều 8 leave open, lower organisations first (R26),
 * with a reason where there is a choice (P12). The head of the organisation does not sign for it.
 */
export function classifyAgency(_: Unit, fact: Fact<'AgencyClassified'>, { context }: Asking): Decision {
  const { unit, signer } = fact.data;
  return recordUnless(
    fact,
    context.headOf(unit, fact.validAt) === signer && refuse('OWN_JUDGEMENT', 'data.signer', { actor: signer }),
    notOpen(fact.data, context.agencyStanding(unit, fact.data.year)),
  );
}

/** Nothing is said where no calculation was asked for: a correction elsewhere in the stream judges no old decision. */
function notOpen(
  { unit: value, year, class: decided, reason }: DataOf<'AgencyClassified'>,
  standing: AgencyStanding | null,
): Refusal | false {
  if (standing === null) return false;
  const { status, allowed, subUnitsOpen, why } = standing;
  const open = allowed.join(', ');
  if (status === 'NOT_IN_SCOPE') return refuse('AGENCY_NOT_EVALUATED', 'data.unit', { value, why });
  if (allowed.includes(decided)) {
    const mustSayWhy = allowed.length > 1 && reason === undefined;
    return mustSayWhy && refuse('CHOICE_NEEDS_REASON', 'data.reason', { open });
  }
  if (subUnitsOpen.length > 0) return refuse('LOWER_AGENCY_OPEN', 'data.unit', { units: subUnitsOpen.join(', ') });
  if (allowed.length === 0) return refuse('AGENCY_NOTHING_TO_DECIDE', 'data.unit', { value, year, status, why });
  return refuse('AGENCY_CLASS_NOT_OPEN', 'data.class', { value: decided, open, status });
}

/** A raised rate or the decision of a tie; of agencies with units, of civil servants with people (Điều 8.5, 20.5). */
export function decideQuota(_: Unit, fact: Fact<'QuotaDecided'>): Decision {
  const { rate, tie, tieUnits, subject = 'CIVIL_SERVANTS' } = fact.data;
  const lawful = rate === undefined || (compare(rate, '0.2') > 0 && compare(rate, '0.25') <= 0);
  const other = subject === 'AGENCIES' ? tie !== undefined && 'tie' : tieUnits !== undefined && 'tieUnits';
  return recordUnless(
    fact,
    !lawful && refuse('RATE_OUT_OF_LAW', 'data.rate', { value: rate ?? '' }),
    other && refuse('TIE_OF_OTHER_SUBJECT', `data.${other}`),
  );
}

/** The head of an organisation neither recognises its score nor decides its class (Điều 5, 9). */
export function judgingOwnAgency(_: unknown, fact: NewFact, asking: Asking): Refusal | false {
  const judges =
    fact.type === 'AgencyClassified' || (fact.type === 'AgencyCriteriaScored' && fact.data.by !== 'SELF')
      ? fact.data.unit
      : null;
  return judges !== null && ownJudgement(headOn(judges, fact.validAt, asking.context), asking);
}

/** A score of the year stands on its last day: until then the head of today is asked. */
const headOn = (unit: string, day: string, context: Context): string | null =>
  context.headOf(unit, day < context.today ? day : context.today);
