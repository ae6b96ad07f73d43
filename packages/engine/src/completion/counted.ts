import {
  type LinkedRows,
  type PlanCompletionAnswer,
  type PlanCompletionInput,
  rowOfLinked,
  taskState,
} from '@kpi-ledger/formulas';
import {
  type Batch,
  type Day,
  DEFAULT_READING,
  type Doer,
  type Period,
  placeKey,
  placingDeadlines,
  type Task,
} from '@kpi-ledger/projections';
import { complete, isInHandsOf, planTask } from '../progress/completion.js';
import { isUnscheduled, partOf, type RowWork } from './row-work.js';

type PlanTask = PlanCompletionInput['tasks'][number];

/** One row of a plan, or one assigned task, as it counts. */
export interface Counted {
  /** Those of one set are one task; its own id where nothing is linked. */
  readonly set: string;
  readonly task: PlanTask;
  readonly unscheduled: boolean;
  readonly synthetic: boolean;
}

export interface Counting {
  /** The day on which it is looked at. */
  readonly asOf: Day;
  /** Only what is due in it; null: everything. */
  readonly period: Period | null;
  /** The set of each linked row. */
  readonly sets: ReadonlyMap<string, string>;
}

/** A row of a plan, or a unit's part of it; null where nothing of it is due in the period. */
export function countedRow(work: RowWork, unit: string | null, { asOf, period, sets }: Counting): Counted | null {
  const { plan, row, tasks } = work;
  const key = placeKey({ plan, row: row.row });
  const all = unit === null ? tasks : partOf(tasks, unit);
  const printed = row.deadline.due;
  const of = period === null ? all : all.flatMap((task) => dueWithin(task, period, printed));
  if (period !== null && of.length === 0 && !(all.length === 0 && isWithin(printed, period))) return null;
  return {
    set: sets.get(key) ?? key,
    task: planTask(key, of, asOf, printed),
    unscheduled: isUnscheduled({ row, tasks: all }),
    synthetic: of.some(({ synthetic }) => synthetic),
  };
}

/** The tasks in the hands of a doer; tasks of one row are told apart only where the row is linked to none. */
export function countedWork(tasks: readonly Task[], doer: Doer, counting: Counting): readonly Counted[] {
  const { asOf, period, sets } = counting;
  const mine = tasks
    .map((task) => ({ ...task, batches: task.batches.filter((batch) => isInHandsOf(batch, doer)) }))
    .flatMap((task) => (period === null ? [task] : dueWithin(task, period, null)))
    .filter(({ batches }) => batches.length > 0);
  const linked = (task: Task): string | null => {
    const key = task.plan === null ? null : placeKey(task.plan);
    return key !== null && sets.has(key) ? key : null;
  };
  return [...Map.groupBy(mine, (task) => linked(task) ?? task.id)].map(([id, of]) => {
    const task = planTask(id, of, asOf);
    return {
      set: sets.get(id) ?? id,
      task,
      unscheduled: task.due === null && task.completedOn === null,
      synthetic: of.some(({ synthetic }) => synthetic),
    };
  });
}

/** Every row for itself. */
export const countEach = (counted: readonly Counted[], asOf: Day): PlanCompletionAnswer =>
  complete(
    counted.map(({ task }) => task),
    asOf,
  );

/** Every set once: of each the row that stands for it. */
export const oneOfEach = (counted: readonly Counted[], asOf: Day, by: LinkedRows): readonly Counted[] =>
  [...Map.groupBy(counted, ({ set }) => set).values()].flatMap((of) => {
    const tasks = of.map(({ task }) => task);
    const standing = rowOfLinked(tasks, asOf, by);
    return of.filter(({ task }) => task === standing);
  });

/** Not done, and nobody can say when it is late: what the list UNSCHEDULED has. */
export const isOpenUnscheduled = ({ task, unscheduled }: Counted, asOf: Day): boolean =>
  unscheduled && taskState(task, asOf) === 'notYetDue';

function dueWithin(task: Task, period: Period, printed: Day | null): readonly Task[] {
  const batches = task.batches.filter((batch) => isWithin(dueOf(task, batch) ?? printed, period));
  return batches.length === 0 ? [] : [{ ...task, batches }];
}

const dueOf = (task: Task, batch: Batch): Day | null =>
  placingDeadlines(task, batch, DEFAULT_READING).at(-1)?.due ?? null;

const isWithin = (due: Day | null, { first, last }: Period): boolean => due !== null && due >= first && due <= last;
