import type { SealedText } from '@kpi-ledger/events';
import type { Day, Period, Tracking } from '../time/index.js';
import { deadlinesInForce } from './deadlines.js';
import { type Contribution, contribution, placingDeadlines, type WorkRules } from './in-period.js';
import { type Batch, type Doer, type Excluded, excuseKey, sameDoer, type Task, type TaskPart } from './task.js';

/** One line of a person's work in a month or quarter: what `nd335/period-score` reads, and where it comes from. */
export interface WorkLine {
  readonly task: string;
  readonly title: string | SealedText | null;
  readonly plan: { readonly plan: string; readonly row: string } | null;
  readonly factor: string;
  readonly factorIsProvisional: boolean;
  /** Null: the task is a whole product. */
  readonly part: TaskPart | null;
  /** Unplanned or taken over: in the numerators only (Điều 18.1d, P2). */
  readonly extra: boolean;
  readonly assigned: number;
  /** The units done, alike ones together; what is missing to `assigned` is not done and counts 0 (P8, P31). */
  readonly units: readonly DoneUnits[];
  readonly parts: readonly Contribution[];
  readonly events: readonly string[];
  readonly excluded: readonly Excluded[];
  readonly synthetic: boolean;
}

export interface DoneUnits {
  readonly count: number;
  readonly qualityFaults: number;
  readonly delays: number;
}

export type TrackedPeriod = Period & { readonly kind: Tracking };

/**
 * The lines of some doers (a person, and the units headed by that person) in a month or quarter.
 *
 * @param asOf the earlier of the end of the period and the day of the question
 */
export function linesOf(
  tasks: readonly Task[],
  doers: readonly Doer[],
  period: TrackedPeriod,
  asOf: Day,
  rules: WorkRules,
): readonly WorkLine[] {
  return tasks.flatMap((task) => {
    const mine = task.batches.filter(({ doer }) => doers.some((of) => sameDoer(of, doer)));
    const parts = mine.flatMap((batch) => contribution(task, batch, period, asOf, rules) ?? []);
    return [false, true]
      .map((extra) => parts.filter((part) => part.extra === extra))
      .filter((of) => of.length > 0)
      .map((of) => lineOf(task, of, mine, period));
  });
}

/** What is due in the period in the doers' hands but stands in no line at all, with the reason. */
export function leftOut(tasks: readonly Task[], doers: readonly Doer[], period: Period): readonly Excluded[] {
  return tasks.flatMap((task) => {
    const mine = task.batches.filter(({ doer }) => doers.some((of) => sameDoer(of, doer)));
    const counts = mine.some((batch) =>
      placingDeadlines(task, batch).some(({ due }) => due >= period.first && due <= period.last),
    );
    return counts ? [] : notCounted(task, mine, period);
  });
}

function lineOf(task: Task, parts: readonly Contribution[], mine: readonly Batch[], period: Period): WorkLine {
  const { id, title, plan, factor, factorIsProvisional, part, synthetic, events } = task;
  return {
    task: id,
    title,
    plan,
    factor,
    factorIsProvisional,
    part,
    extra: parts.some(({ extra }) => extra),
    assigned: parts.reduce((sum, { batch }) => sum + batch.count, 0),
    units: parts
      .filter(({ done }) => done !== null)
      .map(({ batch, delays }) => ({
        count: batch.count,
        qualityFaults: batch.faults.length,
        delays: delays.length,
      })),
    parts,
    events,
    excluded: [
      ...task.excluded,
      ...parts.flatMap((part) => excludedFrom(task, part)),
      ...notCounted(task, mine, period),
    ],
    synthetic,
  };
}

/** What was left out of a contribution: excused delays, deliveries not judged yet or after the period. */
function excludedFrom(task: Task, { batch, done, excusedDelays }: Contribution): readonly Excluded[] {
  const excused = excusedDelays.map(({ due }) => ({
    event: task.excusedDeadlines.get(excuseKey(batch.milestone, due)) ?? task.event,
    reason: 'DELAY_EXCUSED' as const,
  }));
  if (done !== null) return excused;
  if (batch.state.kind === 'SUBMITTED')
    return [...excused, { event: batch.state.submission.event, reason: 'NOT_YET_JUDGED' }];
  if (batch.state.kind === 'DONE') return [...excused, { event: batch.state.submission.event, reason: 'AFTER_PERIOD' }];
  return excused;
}

/** Batches whose deadline lies in the period but that do not count there, with the reason. */
function notCounted(task: Task, batches: readonly Batch[], period: Period): readonly Excluded[] {
  return batches.flatMap((batch): readonly Excluded[] => {
    const due = deadlinesInForce(batch.deadlines).find((set) => set.due >= period.first && set.due <= period.last);
    if (due === undefined) return [];
    if (task.planAdoptedOn !== null && due.due < task.planAdoptedOn)
      return [{ event: due.event, reason: 'BEFORE_ADOPTION' }];
    if (batch.state.kind === 'CANCELLED' && batch.state.on <= due.due)
      return [{ event: batch.state.event, reason: 'CANCELLED' }];
    if (batch.state.kind === 'HANDED_OVER' && batch.state.reason === 'REASSIGNMENT' && batch.state.on <= due.due)
      return [{ event: batch.state.event, reason: 'HANDED_OVER' }];
    return [];
  });
}
