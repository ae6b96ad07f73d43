import type { NewFact } from '@kpi-ledger/events';
import { type Refusal, refuse } from '../refusals/refusal.js';
import type { Asking } from './handler.js';

/** Nobody scores or confirms themselves (Điều 10): the actor may not be the person judged. */
export const ownJudgement = (person: string | null, { actor }: Asking): Refusal | false =>
  person === actor && refuse('OWN_JUDGEMENT', 'actor', { actor });

/** The acts of the authority over a person's period or year. */
const JUDGEMENTS: ReadonlySet<NewFact['type']> = new Set([
  'GeneralCriteriaConfirmed',
  'PeriodExcused',
  'LeadershipAttested',
  'PeriodScoreConfirmed',
  'OverrideMade',
  'OverrideRevoked',
  'ClassificationDecided',
  'PetitionAnswered',
]);

export function judgesOneself(fact: NewFact, asking: Asking): Refusal | false {
  if (!JUDGEMENTS.has(fact.type)) return false;
  return ownJudgement((fact.data as { readonly person: string }).person, asking);
}
