import {
  display,
  evaluateTyped,
  type PlanCompletionAnswer,
  type PlanCompletionInput,
  parseRational,
  planCompletionFormula,
} from '@kpi-ledger/formulas';
import {
  type Batch,
  type Day,
  DEFAULT_READING,
  type Doer,
  doneBy,
  earlier,
  excuseKey,
  hasDeadlineIn,
  type Period,
  placingDeadlines,
  sameDoer,
  type Task,
  type WorkSight,
} from '@kpi-ledger/projections';
import type { Reading } from '../reading/reading.js';

type PlanTask = PlanCompletionInput['tasks'][number];

/** Completion as counted; the percentage that is shown is `display`, two places cut, beside its fraction. */
export interface Completion extends Pick<PlanCompletionAnswer, 'assigned' | 'completed' | 'counted' | 'weighted'> {
  readonly display: string | null;
}

/** Completion of the work of a doer that is due in a period, as it stands at min(effective, end of the period). */
export function completionOf(reading: Reading, doer: Doer, period: Period, effective: Day): Completion {
  const asOf = earlier(effective, period.last);
  return countedOf(dueTasks(reading, doer, period, asOf), asOf);
}

/** All that `completion/plan` says about the work of a doer that is due in a period. */
export function dueWorkOf(reading: Reading, doer: Doer, period: Period, effective: Day): PlanCompletionAnswer {
  const asOf = earlier(effective, period.last);
  return complete(dueTasks(reading, doer, period, asOf), asOf);
}

/** By the list of the tasks, which is the same one again as long as every task says the same. */
const countedBefore = new WeakMap<readonly PlanTask[], Completion>();

/**
 * What is counted is the same on any day on which the tasks say the same: as they stand on a day, what is done or cancelled was so by then.
 * (What is overdue is not: that compares deadlines with the day.)
 */
function countedOf(tasks: readonly PlanTask[], asOf: Day): Completion {
  const before = countedBefore.get(tasks);
  if (before !== undefined) return before;
  const { assigned, completed, counted, weighted } = complete(tasks, asOf);
  const now = { assigned, completed, counted, weighted, display: percentage(counted) };
  countedBefore.set(tasks, now);
  return now;
}

const dueTasks = (reading: Reading, doer: Doer, period: Period, asOf: Day): readonly PlanTask[] =>
  reading.remember(`due ${JSON.stringify([doer, period.id, asOf])}`, (of) =>
    of.at(asOf).eachTask([doer], period, 'due', (task) => dueTask(task, doer, period, asOf), COMPLETION),
  );

/** What completion looks at in a task. */
export const COMPLETION: WorkSight = { of: 'COMPLETION', completionDay: DEFAULT_READING.completionDay };

/** What of a task is due in a period in the hands of a doer; empty: nothing. */
export function dueTask(task: Task, doer: Doer, period: Period, asOf: Day): readonly PlanTask[] {
  if (!hasDeadlineIn(task, period)) return [];
  const batches = task.batches.filter((batch) => {
    const due = dueOf(task, batch);
    return isInHandsOf(batch, doer) && due >= period.first && due <= period.last;
  });
  return batches.length === 0 ? [] : [planTask(task.id, [{ ...task, batches }], asOf)];
}

export function complete(tasks: readonly PlanTask[], effective: Day): PlanCompletionAnswer {
  const answer = evaluateTyped(planCompletionFormula, { effective, tasks }, { derivation: false });
  if (!answer.ok) throw new Error(`completion/plan refused the fold's own input: ${answer.error.message}`);
  return answer.answer;
}

/** A fraction as a percentage, two places, cut. */
export function percentage(fraction: string | null): string | null {
  const value = fraction === null ? null : parseRational(fraction);
  const hundred = parseRational('100');
  return value === null || hundred === null ? null : display(value.times(hundred));
}

/** Units handed over count where they are now. */
export const isInHandsOf = (batch: Batch, doer: Doer): boolean =>
  sameDoer(batch.doer, doer) && batch.state.kind !== 'HANDED_OVER';

const dueOf = (task: Task, batch: Batch): Day => placingDeadlines(task, batch, DEFAULT_READING).at(-1)?.due ?? '';

/**
 * One task of a plan as `completion/plan` reads it. A row with several leads is one task: its required units are the sum
 * over them; units handed over count where they are now, and a task is cancelled when nothing of it is left.
 */
export function planTask(id: string, tasks: readonly Task[], asOf: Day, due: Day | null = null): PlanTask {
  const all = tasks.flatMap((task) => task.batches.map((batch) => ({ task, batch })));
  const current = all.filter(({ batch }) => batch.state.kind !== 'HANDED_OVER');
  const live = current.filter(({ batch }) => batch.state.kind !== 'CANCELLED' || batch.state.on > asOf);
  const done = live.flatMap(({ batch }) => {
    const submission = doneBy(batch, asOf, DEFAULT_READING);
    return submission === null ? [] : [{ count: batch.count, day: submission.countsOn }];
  });
  const counted = live.length > 0 ? live : current;
  const required = sum(counted.map(({ batch }) => batch.count));
  const accepted = sum(done.map(({ count }) => count));
  const cancelledOn =
    live.length > 0 || current.length === 0
      ? null
      : latest(current.map(({ batch }) => (batch.state.kind === 'CANCELLED' ? batch.state.on : '')));
  const deadlines = counted.flatMap(({ task, batch }) =>
    placingDeadlines(task, batch, DEFAULT_READING)
      .slice(-1)
      .map(({ due: of }) => ({ task, batch, of })),
  );
  const last = latest(deadlines.map(({ of }) => of));
  return {
    id,
    due: last ?? due,
    required: Math.max(1, required),
    accepted,
    completedOn: required > 0 && accepted === required ? latest(done.map(({ day }) => day)) : null,
    cancelledOn,
    excused: deadlines.some(
      ({ task, batch, of }) => of === last && task.excusedDeadlines.has(excuseKey(batch.milestone, of)),
    ),
    weight: weightOf(tasks),
  };
}

/** w = h where one factor is decided for the whole row, 1 where it is not. */
function weightOf(tasks: readonly Task[]): string {
  const factors = new Set(tasks.filter(({ factorIsProvisional }) => !factorIsProvisional).map(({ factor }) => factor));
  const [only] = factors;
  return factors.size === 1 && only !== undefined && tasks.every(({ factorIsProvisional }) => !factorIsProvisional)
    ? only
    : '1';
}

const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);
const latest = (days: readonly Day[]): Day | null =>
  days.reduce<Day | null>((last, day) => (last === null || day > last ? day : last), null);
