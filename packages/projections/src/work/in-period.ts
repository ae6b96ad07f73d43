import { addDays, type Day, type Period, periodOf, type Tracking } from '../time/index.js';
import { faultsOf, type Mark, missedBy } from './marks.js';
import { completedOn, doneBy, placingDeadlines } from './placing.js';
import type { WorkRules } from './rules.js';
import type { Batch, DeadlineSet, Rejection, Submission, Task } from './task.js';

/** What a batch contributes to a period. */
export interface Contribution {
  readonly batch: Batch;
  readonly extra: boolean;
  /** The close of the base plan that the work came after, which makes it extra (P42); null: base, or extra by its basis. */
  readonly afterClose: Day | null;
  /** Null: not done in the period, so 0 in a, b, c (P8, P31). */
  readonly done: Submission | null;
  /** The day on which it was done (P35). */
  readonly doneOn: Day | null;
  /** The deadlines that were in force when they passed, up to the day it was done. */
  readonly deadlines: readonly DeadlineSet[];
  /** The deadlines missed by work that is done. */
  readonly missed: readonly Mark<DeadlineSet>[];
  /** The faults of work that is done. */
  readonly faults: readonly Mark<Rejection>[];
}

/**
 * What a batch is in a month or quarter: null when it is not in its A. Work enters the period of each deadline that was in
 * force when it passed (R2, R11); going through these periods in order it is done in the first one whose end is not before
 * the day of its completion, and enters none after that.
 */
export function contribution(
  task: Task,
  batch: Batch,
  period: Period & { readonly kind: Tracking },
  asOf: Day,
  rules: WorkRules,
): Contribution | null {
  const deadlines = placingDeadlines(task, batch, rules);
  if (!deadlines.some(({ due }) => due >= period.first && due <= period.last)) return null;
  const delivered = doneBy(batch, asOf, rules);
  const deliveredOn = delivered === null ? null : completedOn(delivered, rules);
  const doneEarlier =
    deliveredOn !== null &&
    deadlines.some(({ due }) => due < period.first && deliveredOn <= periodOf(due, period.kind).last);
  if (doneEarlier) return null;
  const doneOn = deliveredOn !== null && deliveredOn <= period.last ? deliveredOn : null;
  const afterClose = isExtraAnyway(batch, rules) ? null : closeMissed(batch, deadlines, period.kind, rules);
  return {
    batch,
    extra: isExtraAnyway(batch, rules) || afterClose !== null,
    afterClose,
    done: doneOn === null ? null : delivered,
    doneOn,
    deadlines,
    missed: doneOn === null ? [] : missedBy(task, batch, deadlines, doneOn, rules),
    faults: doneOn === null ? [] : faultsOf(task, batch, deadlines, period.first, period.kind, rules),
  };
}

/** Unplanned or taken over, and under P43 = ALL_LIKE_INABILITY whatever was handed over. */
const isExtraAnyway = ({ standing, received }: Batch, { handover }: WorkRules): boolean =>
  standing.kind === 'EXTRA' || (handover === 'ALL_LIKE_INABILITY' && received !== null);

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
