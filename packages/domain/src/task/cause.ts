import type { Fact } from '../common/facts.js';
import { type Asking, type Decision, recordUnless } from '../common/handler.js';
import { type Refusal, refuse } from '../refusals/refusal.js';
import { closedMilestone } from './checks.js';
import { occurrenceOf, type Task, wasMetBy } from './fold.js';

/** An objective cause excuses one missed deadline or one rejected submission (Điều 14.2, R7). */
export function confirmCause(task: Task, fact: Fact<'ObjectiveCauseConfirmed'>, { context }: Asking): Decision {
  const { deadline, submission } = fact.data;
  const occurrence = occurrenceOf(fact.data);
  const path = deadline ? 'data.deadline' : 'data.submission';
  return recordUnless(
    fact,
    task.excused.has(occurrence) && refuse('ALREADY_EXCUSED', path, { value: occurrence }),
    deadline && notMissed(task, deadline, context.today),
    submission !== undefined && notRejected(task, submission),
  );
}

function notMissed(
  task: Task,
  { milestone: key, due }: { milestone: string; due: string },
  today: string,
): Refusal | false {
  const milestone = task.milestones.get(key);
  if (milestone === undefined) return closedMilestone(task, key, 'data.deadline.milestone');
  if (!milestone.deadlines.includes(due)) {
    const known = milestone.deadlines.join(', ');
    return refuse('UNKNOWN_DEADLINE', 'data.deadline.due', { milestone: key, value: due, known });
  }
  return (due >= today || wasMetBy(task, key, due)) && refuse('NOT_MISSED', 'data.deadline.due', { value: due });
}

function notRejected(task: Task, value: string): Refusal | false {
  const known = task.submissions.get(value);
  if (known === undefined) return refuse('UNKNOWN_SUBMISSION', 'data.submission', { value });
  return known.rejection === null && refuse('NOT_REJECTED', 'data.submission', { value });
}
