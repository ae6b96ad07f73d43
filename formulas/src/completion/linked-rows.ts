import { type PlanTask, type TaskState, taskState } from './plan.js';

/** Which row of a linked set is counted for all of them. */
export type LinkedRows = 'FURTHEST_BEHIND' | 'FURTHEST_AHEAD';

/** The furthest behind first. */
const ORDER: readonly TaskState[] = ['overdue', 'excused', 'notYetDue', 'late', 'onTime'];

/**
 * The row that stands for a set of rows that are one task on a day: that which is furthest behind, or furthest ahead. Cancelled
 * rows stand back as long as another is not. The same row in whatever order they are given.
 */
export function rowOfLinked<Row extends PlanTask>(rows: readonly Row[], effective: string, by: LinkedRows): Row | null {
  const live = rows.filter((row) => taskState(row, effective) !== 'cancelled');
  const inOrder = (live.length > 0 ? live : rows).toSorted((a, b) => behind(a, b, effective));
  return (by === 'FURTHEST_BEHIND' ? inOrder.at(0) : inOrder.at(-1)) ?? null;
}

/** Below 0: a is further behind. Completed later, less of it accepted, due earlier is further behind; ids decide the rest. */
function behind(a: PlanTask, b: PlanTask, effective: string): number {
  const stateOf = (task: PlanTask) => ORDER.indexOf(taskState(task, effective));
  return (
    stateOf(a) - stateOf(b) ||
    -compare(completedBy(a, effective), completedBy(b, effective)) ||
    a.accepted * b.required - b.accepted * a.required ||
    compare(a.due ?? LAST, b.due ?? LAST) ||
    compare(a.id, b.id)
  );
}

/** Without a due day it is the last to be due. */
const LAST = '9999-12-31';
const completedBy = ({ completedOn }: PlanTask, effective: string): string =>
  completedOn !== null && completedOn <= effective ? completedOn : '';
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
