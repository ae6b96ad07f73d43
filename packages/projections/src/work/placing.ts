import type { Day, Period } from '../time/index.js';
import { deadlinesInForce } from './deadlines.js';
import type { WorkReading } from './rules.js';
import type { Batch, DeadlineSet, Submission, Task } from './task.js';

/** P35: a day that the assessor has confirmed with a reason counts under both values. */
const completedByAcceptance = ({ acceptedOn, dayConfirmed }: Submission, reading: WorkReading): boolean =>
  reading.completionDay === 'ACCEPTANCE' && acceptedOn !== null && !dayConfirmed;

/** The day on which the accepted units of a submission were completed (P35). */
export const completedOn = (submission: Submission, reading: WorkReading): Day =>
  completedByAcceptance(submission, reading) ? (submission.acceptedOn ?? '') : submission.countsOn;

/** The submission that completed the units, as far as its day had come by `asOf`. */
export const doneBy = ({ state }: Batch, asOf: Day, reading: WorkReading): Submission | null =>
  state.kind === 'DONE' && completedOn(state.submission, reading) <= asOf ? state.submission : null;

/** Whether a deadline of the task, in force or not, lies in the period: without one it stands nowhere in it. */
export const hasDeadlineIn = (task: Task, { first, last }: Period): boolean =>
  task.batches.some(
    ({ deadlines, setWhileAwaiting }) =>
      deadlines.some(({ due }) => due >= first && due <= last) ||
      setWhileAwaiting.some(({ due }) => due >= first && due <= last),
  );

/** The deadlines that place a batch in periods, in the order in which they were set. */
export function placingDeadlines(task: Task, batch: Batch, reading: WorkReading): readonly DeadlineSet[] {
  const { state } = batch;
  const acted = state.kind === 'DONE' ? completedOn(state.submission, reading) : null;
  const awaiting = state.kind === 'DONE' && completedByAcceptance(state.submission, reading);
  const stated = awaiting ? [...batch.deadlines, ...batch.setWhileAwaiting] : batch.deadlines;
  const sets = stated.filter(({ on }, i) => i === 0 || acted === null || on <= acted);
  const inForce = deadlinesInForce(sets).filter(({ due }) => task.planAdoptedOn === null || due >= task.planAdoptedOn);
  const current = inForce.at(-1);
  return current !== undefined && leftBefore(batch, current.due, reading) ? inForce.slice(0, -1) : inForce;
}

/** Cancelled, or handed over for another reason than inability, before this deadline had passed (P37, P43). */
export function leftBefore({ state }: Batch, due: Day, reading: WorkReading): boolean {
  switch (state.kind) {
    case 'CANCELLED':
      return reading.cancellation === 'BY_DEADLINE_IN_FORCE' && state.on <= due;
    case 'HANDED_OVER':
      return reading.handover === 'BY_REASON' && state.reason === 'REASSIGNMENT' && state.on <= due;
    default:
      return false;
  }
}
