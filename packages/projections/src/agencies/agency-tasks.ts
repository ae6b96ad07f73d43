import type { Day, Period } from '../time/index.js';
import {
  type Batch,
  DEFAULT_READING,
  doneBy,
  excuseKey,
  placingDeadlines,
  sameDoer,
  type Task,
} from '../work/index.js';

/** What one task assigned to a unit comes to in a year, judged by the units of it that are due by the day of the evaluation. */
export interface AgencyTask {
  readonly task: Task;
  /** All units due by then are done, late ones included (R37). */
  readonly done: boolean;
  /** A deadline passed without them and is not excused; unfinished is late (R37). */
  readonly late: boolean;
  /** A major error counts against a unit. */
  readonly qualityFailed: boolean;
  /** Done, and every acceptance says that the requirement was exceeded. */
  readonly exceeded: boolean;
  /** Delivered and not yet judged. */
  readonly awaitsVerdict: boolean;
}

export interface AgencyWork {
  readonly counted: readonly AgencyTask[];
  /** Tasks of the year of which nothing is due by the evaluation: listed, not counted (R37). */
  readonly dueLater: readonly Task[];
}

/**
 * The tasks of a year assigned to a unit, unplanned ones included (R37). A task is one TaskAssigned, whatever its milestones.
 * Work that left the unit before its deadline, or was cancelled by then, is not its work (P37, P43).
 *
 * @param exceeding ids of the acceptances that say the requirement was exceeded
 */
export function agencyWork(
  tasks: readonly Task[],
  unit: string,
  year: Period,
  evaluatedOn: Day,
  exceeding: ReadonlySet<string>,
): AgencyWork {
  const placed = tasks.flatMap((task) => {
    const batches = task.batches
      .filter((batch) => sameDoer(batch.doer, { unit }))
      .flatMap((batch) => inYear(task, batch, year));
    return batches.length === 0 ? [] : [{ task, batches }];
  });
  const isDue = ({ due }: Placed) => due.some((day) => day <= evaluatedOn);
  return {
    counted: placed.flatMap(({ task, batches }) => {
      const due = batches.filter(isDue);
      return due.length === 0 ? [] : [judged(task, due, evaluatedOn, exceeding)];
    }),
    dueLater: placed.filter(({ batches }) => !batches.some(isDue)).map(({ task }) => task),
  };
}

interface Placed {
  readonly batch: Batch;
  /** The deadlines of the year that were in force when they passed, or are in force now. */
  readonly due: readonly Day[];
}

/** Work done before the year began belongs to the year before, also where a deadline of this year was set for it. */
function inYear(task: Task, batch: Batch, { first, last }: Period): readonly Placed[] {
  const deadlines = placingDeadlines(task, batch, DEFAULT_READING).map(({ due }) => due);
  const due = deadlines.filter((day) => day >= first && day <= last);
  const doneBefore = batch.state.kind === 'DONE' && batch.state.submission.countsOn < first;
  const carriedIn = deadlines.some((day) => day < first);
  return due.length === 0 || (doneBefore && carriedIn) ? [] : [{ batch, due }];
}

function judged(task: Task, placed: readonly Placed[], on: Day, exceeding: ReadonlySet<string>): AgencyTask {
  const done = placed.every(({ batch }) => doneBy(batch, on, DEFAULT_READING) !== null);
  return {
    task,
    done,
    late: placed.some((one) => isLate(task, one, on)),
    qualityFailed: placed.some(({ batch }) => batch.faults.length > 0),
    exceeded:
      done &&
      placed.every(
        ({ batch: { state } }) =>
          state.kind === 'DONE' && state.submission.acceptedBy !== null && exceeding.has(state.submission.acceptedBy),
      ),
    awaitsVerdict: placed.some(({ batch: { state } }) => state.kind === 'SUBMITTED'),
  };
}

/** A missed deadline with a confirmed objective cause does not make late work of what is done; unfinished work is late. */
function isLate(task: Task, { batch, due }: Placed, on: Day): boolean {
  const done = doneBy(batch, on, DEFAULT_READING);
  if (done === null) return true;
  return due.some((day) => day < done.countsOn && !task.excusedDeadlines.has(excuseKey(batch.milestone, day)));
}
