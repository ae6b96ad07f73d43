import { type PlanCompletionInput, type TaskState, taskState } from '@kpi-ledger/formulas';
import type { Day, Task } from '@kpi-ledger/projections';
import { planTask } from '../progress/completion.js';
import { partOf, type RowWork } from './row-work.js';

/** A row of a plan as it stands on a day, or what of it is in the hands of one unit. */
export interface RowStanding {
  /** The work that was assigned for it. */
  readonly tasks: readonly Task[];
  /** All of it as `completion/plan` reads it. */
  readonly task: PlanCompletionInput['tasks'][number];
  readonly state: TaskState;
  readonly synthetic: boolean;
}

/** `unit`: null for all of the row. */
export function standingOf({ row, tasks: all }: RowWork, unit: string | null, asOf: Day): RowStanding {
  const tasks = unit === null ? all : partOf(all, unit);
  const task = planTask(row.row, tasks, asOf, row.deadline.due);
  const synthetic = row.synthetic || tasks.some((of) => of.synthetic);
  return { tasks, task, state: taskState(task, asOf), synthetic };
}
