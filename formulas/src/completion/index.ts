export {
  type CompletionCurve,
  type CurvePoint,
  type CurveTask,
  completionCurve,
  curveTaskOf,
} from './curve.js';
export { type LinkedRows, rowOfLinked } from './linked-rows.js';
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
export {
  COMPLETION_READINGS,
  type CompletionReading,
  type CompletionReadingId,
  isCompletionReadingValue,
} from './readings.js';
