import type { SealedText } from '@kpi-ledger/events';
import type { Day, Period, Tracking } from '../time/index.js';
import { deadlinesInForce } from './deadlines.js';
import { type Contribution, contribution } from './in-period.js';
import type { Mark } from './marks.js';
import { hasDeadlineIn, leftBefore, placingDeadlines } from './placing.js';
import type { WorkReading, WorkRules } from './rules.js';
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
    if (!hasDeadlineIn(task, period)) return [];
    const mine = task.batches.filter(({ doer }) => doers.some((of) => sameDoer(of, doer)));
    const parts = mine.flatMap((batch) => contribution(task, batch, period, asOf, rules) ?? []);
    return [false, true]
      .map((extra) => parts.filter((part) => part.extra === extra))
      .filter((of) => of.length > 0)
      .map((of) => lineOf(task, of, mine, period, rules));
  });
}

/** What is due in the period in the doers' hands but stands in no line at all, with the reason. */
export function leftOut(
  tasks: readonly Task[],
  doers: readonly Doer[],
  period: Period,
  reading: WorkReading,
): readonly Excluded[] {
  return tasks.flatMap((task) => {
    if (!hasDeadlineIn(task, period)) return [];
    const mine = task.batches.filter(({ doer }) => doers.some((of) => sameDoer(of, doer)));
    const counts = mine.some((batch) =>
      placingDeadlines(task, batch, reading).some(({ due }) => due >= period.first && due <= period.last),
    );
    return counts ? [] : notCounted(task, mine, period, reading);
  });
}

function lineOf(
  task: Task,
  parts: readonly Contribution[],
  mine: readonly Batch[],
  period: Period,
  reading: WorkReading,
): WorkLine {
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
    units: parts.flatMap(doneUnits),
    parts,
    events,
    excluded: [
      ...task.excluded,
      ...parts.flatMap((part) => excludedFrom(task, part)),
      ...notCounted(task, mine, period, reading),
    ],
    synthetic,
  };
}

/** Units that are done, alike ones together: a mark on one unit of several sets that one apart (P41). */
function doneUnits({ batch: { count }, done, faults, missed }: Contribution): readonly DoneUnits[] {
  if (done === null) return [];
  const on = (marks: readonly Mark<unknown>[], units: number) => marks.filter((mark) => mark.units >= units).length;
  const everyUnit = { qualityFaults: on(faults, count), delays: on(missed, count) };
  const oneUnit = { qualityFaults: on(faults, 1), delays: on(missed, 1) };
  const areAlike = oneUnit.qualityFaults === everyUnit.qualityFaults && oneUnit.delays === everyUnit.delays;
  return areAlike
    ? [{ count, ...everyUnit }]
    : [
        { count: 1, ...oneUnit },
        { count: count - 1, ...everyUnit },
      ];
}

/** What was left out of a contribution: marks that do not count, deliveries not judged yet or after the period. */
function excludedFrom(task: Task, { batch, done, faults, missed }: Contribution): readonly Excluded[] {
  if (done === null) {
    if (batch.state.kind === 'SUBMITTED') return [{ event: batch.state.submission.event, reason: 'NOT_YET_JUDGED' }];
    if (batch.state.kind === 'DONE') return [{ event: batch.state.submission.event, reason: 'AFTER_PERIOD' }];
    return [];
  }
  return [
    ...faults.flatMap((mark) => withoutEffect(mark, batch, mark.of.event)),
    ...missed.flatMap((mark) => {
      const excuse = task.excusedDeadlines.get(excuseKey(batch.milestone, mark.of.due));
      return withoutEffect(mark, batch, mark.why === 'EXCUSED' ? (excuse ?? task.event) : mark.of.event);
    }),
  ];
}

function withoutEffect({ units, why }: Mark<unknown>, { count }: Batch, event: string): readonly Excluded[] {
  switch (why) {
    case 'EXCUSED':
      return [{ event, reason: 'DELAY_EXCUSED' }];
    case 'LEFT_BEHIND':
      return [{ event, reason: 'FAULT_LEFT_BEHIND' }];
    case 'MET_BY_RETURNED':
      return [{ event, reason: 'MET_BY_RETURNED' }];
    case 'ON_ANOTHER_UNIT':
      return [{ event, reason: 'ONE_PER_SUBMISSION' }];
    case null:
      return units < count ? [{ event, reason: 'ONE_PER_SUBMISSION' }] : [];
  }
}

/** Batches whose deadline lies in the period but that do not count there, with the reason. */
function notCounted(task: Task, batches: readonly Batch[], period: Period, reading: WorkReading): readonly Excluded[] {
  return batches.flatMap((batch): readonly Excluded[] => {
    const due = deadlinesInForce(batch.deadlines).find((set) => set.due >= period.first && set.due <= period.last);
    if (due === undefined) return [];
    if (task.planAdoptedOn !== null && due.due < task.planAdoptedOn)
      return [{ event: due.event, reason: 'BEFORE_ADOPTION' }];
    const { state } = batch;
    if (!leftBefore(batch, due.due, reading) || (state.kind !== 'CANCELLED' && state.kind !== 'HANDED_OVER')) return [];
    return [{ event: state.event, reason: state.kind }];
  });
}
