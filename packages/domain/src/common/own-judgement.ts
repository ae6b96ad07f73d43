import type { EventTypeName, NewFact } from '@kpi-ledger/events';
import { type Refusal, refuse } from '../refusals/refusal.js';
import type { Asking } from './handler.js';

/** Nobody judges themselves (Điều 10): the actor may not be the person judged. */
export const ownJudgement = (person: string | null, { actor }: Asking): Refusal | false =>
  person === actor && refuse('OWN_JUDGEMENT', 'actor', { actor });

/** For streams of one person: the types by which the authority judges that person. */
export const judgingThePerson =
  (...types: readonly EventTypeName[]) =>
  (_: unknown, fact: NewFact, asking: Asking): Refusal | false =>
    types.includes(fact.type) && ownJudgement((fact.data as { readonly person: string }).person, asking);
