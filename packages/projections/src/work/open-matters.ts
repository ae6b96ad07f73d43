import type { Day } from '../time/index.js';
import { periodOf } from '../time/index.js';
import type { TrackedPeriod } from './lines.js';
import { completedOn, placingDeadlines } from './placing.js';
import type { WorkReading } from './rules.js';
import { type Batch, type Doer, sameDoer, type Task } from './task.js';

/** Something about a doer's work that somebody still has to act on. */
export interface OpenMatter {
  /** NEEDS_NEW_DEADLINE: done after its last period, or left without a deadline (R10). BEFORE_ADOPTION: due before the plan was adopted, and never re-dated. */
  readonly kind: 'PENDING_ACCEPTANCE' | 'NEEDS_NEW_DEADLINE' | 'BEFORE_ADOPTION';
  readonly task: string;
  readonly milestone: string;
  readonly units: number;
  readonly event: string;
  readonly since: Day;
}

/** What is open by the end of a period in the work of some doers. */
export function openMatters(
  tasks: readonly Task[],
  doers: readonly Doer[],
  period: TrackedPeriod,
  asOf: Day,
  reading: WorkReading,
): readonly OpenMatter[] {
  return tasks.flatMap((task) => {
    const mine = task.batches.filter(({ doer }) => doers.some((of) => sameDoer(of, doer)));
    return mine.flatMap((batch) => matterOf(task, batch, period, asOf, reading) ?? []);
  });
}

function matterOf(task: Task, batch: Batch, period: TrackedPeriod, asOf: Day, reading: WorkReading): OpenMatter | null {
  const of = { task: task.id, milestone: batch.milestone, units: batch.count };
  const { state } = batch;
  if (state.kind === 'CANCELLED' || state.kind === 'HANDED_OVER') return null;
  if (state.kind === 'SUBMITTED' && state.submission.recordedOn <= asOf)
    return {
      ...of,
      kind: 'PENDING_ACCEPTANCE',
      event: state.submission.event,
      since: state.submission.recordedOn,
    };
  const deadlines = placingDeadlines(task, batch, reading);
  const last = deadlines
    .map(({ due }) => due)
    .sort()
    .at(-1);
  if (last === undefined) return unplaced(task, batch);
  if (state.kind !== 'DONE') return null;
  const doneOn = completedOn(state.submission, reading);
  return doneOn > periodOf(last, period.kind).last && doneOn <= asOf
    ? { ...of, kind: 'NEEDS_NEW_DEADLINE', event: state.submission.event, since: doneOn }
    : null;
}

function unplaced(task: Task, batch: Batch): OpenMatter {
  const of = { task: task.id, milestone: batch.milestone, units: batch.count };
  const deadline = batch.deadlines.at(-1);
  if (deadline !== undefined) return { ...of, kind: 'BEFORE_ADOPTION', event: deadline.event, since: deadline.due };
  return { ...of, kind: 'NEEDS_NEW_DEADLINE', event: batch.origin.event, since: batch.origin.day };
}
