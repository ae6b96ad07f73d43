export {
  type PlanCompletionAnswer,
  type PlanCompletionInput,
  type PlanTask,
  planCompletion,
  planCompletionFormula,
  TASK_STATES,
  type TaskState,
  taskState,
} from './plan.js';
