export { planCompletionFormula } from './plan.formula.js';
export {
  type PlanCompletionAnswer,
  type PlanCompletionInput,
  type PlanTask,
  planCompletion,
  TASK_STATES,
  type TaskState,
  taskState,
} from './plan.js';
