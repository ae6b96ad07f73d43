import { addDays, type Day, type Period, periodOf, type Tracking } from '../time/index.js';
import { deadlinesInForce } from './deadlines.js';
import { type Batch, type DeadlineSet, excuseKey, type Submission, type Task } from './task.js';

/** Dated parameters of the base plan: until which day of the period work may still enter it (P42). */
export interface WorkRules {
  /** P42.month, default 5. */
  readonly closeDayOfMonth: number;
  /** P42.quarter, default 10. */
  readonly closeDayOfQuarter: number;
}

/** What a batch contributes to a period. */
export interface Contribution {
  readonly batch: Batch;
  readonly extra: boolean;
  /** The close of the base plan that the work came after, which makes it extra (P42); null: base, or extra by its basis. */
  readonly afterClose: Day | null;
  /** Null: not done in the period, so 0 in a, b, c (P8, P31). */
  readonly done: Submission | null;
  /** The deadlines that were in force when they passed, up to the day it was done. */
  readonly deadlines: readonly DeadlineSet[];
  readonly delays: readonly DeadlineSet[];
  readonly excusedDelays: readonly DeadlineSet[];
}

/** The deadlines that place a batch in periods, in the order in which they were set. */
export function placingDeadlines(task: Task, batch: Batch): readonly DeadlineSet[] {
  const { state } = batch;
  const acted = state.kind === 'DONE' ? state.submission.countsOn : null;
  const sets = batch.deadlines.filter(({ on }, i) => i === 0 || acted === null || on <= acted);
  const inForce = deadlinesInForce(sets).filter(({ due }) => task.planAdoptedOn === null || due >= task.planAdoptedOn);
  return leftBefore(batch, inForce) ? inForce.slice(0, -1) : inForce;
}

/** Cancelled, or handed over for another reason than inability, before the deadline in force had passed (P37, P43). */
function leftBefore({ state }: Batch, inForce: readonly DeadlineSet[]): boolean {
  const current = inForce.at(-1);
  if (current === undefined) return false;
  if (state.kind === 'CANCELLED') return state.on <= current.due;
  return state.kind === 'HANDED_OVER' && state.reason === 'REASSIGNMENT' && state.on <= current.due;
}

/** The day on which the units were done, as far as it had come by `asOf`. */
export const doneBy = ({ state }: Batch, asOf: Day): Submission | null =>
  state.kind === 'DONE' && state.submission.countsOn <= asOf ? state.submission : null;

/**
 * What a batch is in a month or quarter: null when it is not in its A. Work enters the period of each deadline that was in
 * force when it passed (R2, R11); going through these periods in order it is done in the first one whose end is not before
 * the day of its submission, and enters none after that.
 */
export function contribution(
  task: Task,
  batch: Batch,
  period: Period & { readonly kind: Tracking },
  asOf: Day,
  rules: WorkRules,
): Contribution | null {
  const deadlines = placingDeadlines(task, batch);
  if (!deadlines.some(({ due }) => due >= period.first && due <= period.last)) return null;
  const delivered = doneBy(batch, asOf);
  const doneEarlier =
    delivered !== null &&
    deadlines.some(({ due }) => due < period.first && delivered.countsOn <= periodOf(due, period.kind).last);
  if (doneEarlier) return null;
  const done = delivered !== null && delivered.countsOn <= period.last ? delivered : null;
  const missed = done === null ? [] : deadlines.filter(({ due }) => due < done.countsOn);
  const afterClose = closeMissed(batch, deadlines, period.kind, rules);
  const isExcused = ({ due }: DeadlineSet) => task.excusedDeadlines.has(excuseKey(batch.milestone, due));
  return {
    batch,
    extra: batch.standing.kind === 'EXTRA' || afterClose !== null,
    afterClose,
    done,
    deadlines,
    delays: missed.filter((deadline) => !isExcused(deadline)),
    excusedDelays: missed.filter(isExcused),
  };
}

/** Base or extra is settled by the first deadline and stays: carried work keeps its standing (R11, P42). */
function closeMissed(
  { standing }: Batch,
  deadlines: readonly DeadlineSet[],
  tracking: Tracking,
  rules: WorkRules,
): Day | null {
  const first = deadlines.map(({ due }) => due).sort()[0];
  if (standing.kind !== 'BASE_BY_CLOSE' || first === undefined) return null;
  const close = closeOfBasePlan(periodOf(first, tracking), rules);
  return standing.recordedOn > close ? close : null;
}

/** The last day on which work still enters the base plan of a period. */
export function closeOfBasePlan(period: Period, rules: WorkRules): Day {
  const day = period.kind === 'MONTH' ? rules.closeDayOfMonth : rules.closeDayOfQuarter;
  return addDays(period.first, day - 1);
}
