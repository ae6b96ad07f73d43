import type { NewFact } from '@kpi-ledger/events';
import type { Asking, Change } from '../common/handler.js';
import { ownJudgement } from '../common/own-judgement.js';
import { type Refusal, refuse } from '../refusals/refusal.js';
import type { Milestone, Task } from './fold.js';

/**
 * Neither who does the work, nor the head of the unit that does it, nor the official who submitted it judges it (Điều 10);
 * neither do the first two make it less or later, which is for who assigns it (Điều 18.1).
 */
export function judgedByDoer(task: Task, fact: NewFact, asking: Asking): Refusal | false {
  switch (fact.type) {
    case 'EvidenceAccepted':
    case 'EvidenceRejected':
    case 'ObjectiveCauseConfirmed': {
      const submission = task.submissions.get(fact.data.submission ?? '');
      const submittedBy = submission ? (asking.context.official(submission.actor)?.person ?? null) : null;
      const judged = [...answering(task, asking), submittedBy];
      return judged.map((person) => ownJudgement(person, asking)).find(Boolean) ?? false;
    }
    case 'TaskCancelled':
      return relievedByDoer(task, asking);
    // Of assignments only a corrected one finds milestones that it could make less.
    case 'TaskAssigned':
    case 'TaskAmended':
      return fact.data.milestones.some((milestone) => isLess(task, milestone)) && relievedByDoer(task, asking);
    default:
      return false;
  }
}

/** The people who do the work: each doer, or the head of a unit that does it. */
const answering = ({ doers }: Task, { context }: Asking): readonly (string | null)[] =>
  doers.map((doer) => ('unit' in doer ? context.headOf(doer.unit, context.today) : doer.person));

const isLess = (
  task: Task,
  { key, due, units }: Pick<Milestone, 'due' | 'units'> & { readonly key: string },
): boolean => {
  const known = task.milestones.get(key);
  return known !== undefined && (units < known.units || due > known.due);
};

const relievedByDoer = (task: Task, asking: Asking): Refusal | false =>
  answering(task, asking).includes(asking.actor) && refuse('OWN_WORK_RELIEVED', 'actor', { actor: asking.actor });

/** An assignment is what who gave it says it is (Điều 18.1): who does the work takes it back or corrects it only by a decision. */
export function assignmentChangedByDoer(task: Task, { data }: Change, asking: Asking): Refusal | false {
  if (data.targetType !== 'TaskAssigned' || data.decision !== undefined) return false;
  const { actor } = asking;
  const isDoer = task.doers.some((doer) => ('unit' in doer ? doer.unit : doer.person) === actor);
  return (isDoer || answering(task, asking).includes(actor)) && refuse('OWN_ASSIGNMENT_CHANGED', 'actor', { actor });
}
