import { DEFAULT_READING, type Plan, type PlanRow, placingDeadlines, type Task } from '@kpi-ledger/projections';
import { isInHandsOf } from '../progress/completion.js';
import type { Snapshot } from '../reading/reading.js';

/** A row of a plan with the work that was assigned for it, and the units that have it. */
export interface RowWork {
  readonly plan: string;
  readonly row: PlanRow;
  readonly tasks: readonly Task[];
  readonly units: readonly string[];
}

/** The rows of a plan as listed, each with its work. */
export function workOfRows(snapshot: Snapshot, plan: Plan): readonly RowWork[] {
  const tasksOfRow = Map.groupBy(
    snapshot.tasks.filter(({ plan: of }) => of?.plan === plan.id),
    ({ plan: of }) => of?.row ?? '',
  );
  return [...plan.rows.values()].map((row) => {
    const tasks = tasksOfRow.get(row.row) ?? [];
    return { plan: plan.id, row, tasks, units: unitsOf(row, tasks) };
  });
}

/**
 * The units that the row prints as responsible (a collective lead names none), and those to which it was assigned; without
 * those that have handed all of it over.
 */
function unitsOf(row: PlanRow, tasks: readonly Task[]): readonly string[] {
  const assigned = new Set(
    tasks.flatMap(({ batches }) => batches.flatMap(({ doer }) => ('unit' in doer ? [doer.unit] : []))),
  );
  const printed = row.responsible.flatMap(({ unit }) => unit ?? []);
  return [...new Set([...printed, ...assigned])].filter(
    (unit) => !assigned.has(unit) || partOf(tasks, unit).length > 0,
  );
}

/** What of a row's tasks is in the hands of a unit. */
export const partOf = (tasks: readonly Task[], unit: string): readonly Task[] =>
  tasks
    .map((task) => ({ ...task, batches: task.batches.filter((batch) => isInHandsOf(batch, { unit })) }))
    .filter(({ batches }) => batches.length > 0);

/**
 * Nobody can say when the row is late: nothing of it has a deadline, and the plan prints none, or only a range of years. A row
 * of a range has the last day of its last year for the completion of the plan, and is listed here until milestones are assigned.
 */
export function isUnscheduled({ row, tasks }: Pick<RowWork, 'row' | 'tasks'>): boolean {
  const { due, kind } = row.deadline;
  const printed = due !== null && (kind === 'month' || kind === 'quarter' || kind === 'year');
  if (printed) return false;
  const live = tasks.flatMap((task) => task.batches.map((batch) => ({ task, batch })));
  const open = live.filter(({ batch: { state } }) => state.kind !== 'HANDED_OVER' && state.kind !== 'CANCELLED');
  return !open.some(({ task, batch }) => placingDeadlines(task, batch, DEFAULT_READING).length > 0);
}
