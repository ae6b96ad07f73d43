import { type Day, periodOf, type Tracking } from '../time/index.js';
import { completedOn, placingDeadlines } from './placing.js';
import type { WorkReading } from './rules.js';
import { type Batch, type DeadlineSet, excuseKey, type Rejection, sameDoer, type Task } from './task.js';

/** Why a fault or a missed deadline of a batch takes nothing off. */
export type WhyNot = 'EXCUSED' | 'LEFT_BEHIND' | 'MET_BY_RETURNED' | 'ON_ANOTHER_UNIT';

/** A fault or a missed deadline of the units of a batch. */
export interface Mark<A> {
  readonly of: A;
  /** How many units of the batch it marks: all of them, one (P41), or none, with the reason. */
  readonly units: number;
  readonly why: WhyNot | null;
}

/** The faults of a batch that is done, as they count in the period of `tracking` in which it is. */
export function faultsOf(
  task: Task,
  batch: Batch,
  deadlines: readonly DeadlineSet[],
  periodStart: Day,
  tracking: Tracking,
  reading: WorkReading,
): readonly Mark<Rejection>[] {
  const leftBehind = reading.carriedFaults === 'START_ANEW' ? carriedSince(deadlines, periodStart, tracking) : null;
  return batch.faults.map((fault) => {
    if (leftBehind !== null && fault.submittedOn <= leftBehind) return { of: fault, units: 0, why: 'LEFT_BEHIND' };
    const bearer = ({ faults }: Batch) => faults.some(({ event }) => event === fault.event);
    return marked(fault, batch, reading, () => firstCompleted(task, batch, bearer, reading));
  });
}

/** The deadlines that the units of a batch had missed when they were completed on a day. */
export function missedBy(
  task: Task,
  batch: Batch,
  deadlines: readonly DeadlineSet[],
  completed: Day,
  reading: WorkReading,
): readonly Mark<DeadlineSet>[] {
  const metSince = reading.deadlineAtRejection === 'FAULT_ONLY' ? returnedAfterMeeting(batch) : null;
  return deadlines
    .filter(({ due }) => due < completed)
    .map((deadline) => {
      const { due } = deadline;
      if (task.excusedDeadlines.has(excuseKey(batch.milestone, due))) return { of: deadline, units: 0, why: 'EXCUSED' };
      if (metSince !== null && due >= metSince) return { of: deadline, units: 0, why: 'MET_BY_RETURNED' };
      return marked(deadline, batch, reading, () => latestOfSubmission(task, batch, reading));
    });
}

const marked = <A>(of: A, batch: Batch, { unitsOfSubmission }: WorkReading, bearer: () => Batch): Mark<A> =>
  unitsOfSubmission === 'EVERY_UNIT'
    ? { of, units: batch.count, why: null }
    : bearer() === batch
      ? { of, units: 1, why: null }
      : { of, units: 0, why: 'ON_ANOTHER_UNIT' };

/** The end of the last period that carried work stood in before; null: it was not carried into this one (P40). */
function carriedSince(deadlines: readonly DeadlineSet[], periodStart: Day, tracking: Tracking): Day | null {
  const earlier = deadlines.map(({ due }) => due).filter((due) => due < periodStart);
  const last = earlier.sort().at(-1);
  return last === undefined ? null : periodOf(last, tracking).last;
}

/** The first day on which the units were submitted in time and returned afterwards; no deadline is missed from it on (P44). */
const returnedAfterMeeting = ({ returned }: Batch): Day | null =>
  returned.find(({ inTime }) => inTime)?.submittedOn ?? null;

/** What the same doer completed: of several batches the one that bears what a whole submission is marked with (P41). */
const completedByDoerOf = (task: Task, { doer }: Batch): readonly Batch[] =>
  task.batches.filter((batch) => batch.state.kind === 'DONE' && sameDoer(batch.doer, doer));

const dayOf = ({ state }: Batch, reading: WorkReading): Day =>
  state.kind === 'DONE' ? completedOn(state.submission, reading) : '';

/** Of the units that one rejection faulted, the first that were completed. */
const firstCompleted = (task: Task, batch: Batch, faulted: (of: Batch) => boolean, reading: WorkReading): Batch =>
  completedByDoerOf(task, batch)
    .filter(faulted)
    .sort((a, b) => (dayOf(a, reading) < dayOf(b, reading) ? -1 : dayOf(a, reading) > dayOf(b, reading) ? 1 : 0))[0] ??
  batch;

/** Of the units that one submission delivered, those with the most delays. */
function latestOfSubmission(task: Task, batch: Batch, reading: WorkReading): Batch {
  const submission = submissionOf(batch);
  const every: WorkReading = { ...reading, unitsOfSubmission: 'EVERY_UNIT' };
  const delays = (of: Batch): number =>
    missedBy(task, of, placingDeadlines(task, of, reading), dayOf(of, reading), every).filter(({ units }) => units > 0)
      .length;
  return (
    completedByDoerOf(task, batch)
      .filter((of) => submissionOf(of) === submission)
      .sort((a, b) => delays(b) - delays(a))[0] ?? batch
  );
}

const submissionOf = ({ state }: Batch): string | null => (state.kind === 'DONE' ? state.submission.id : null);
