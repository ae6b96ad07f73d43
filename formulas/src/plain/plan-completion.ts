import { type PlanCompletionAnswer, type PlanCompletionInput, type PlanTask, taskState } from '../completion/plan.js';
import { POWERS, placesOf, stepsOf } from '../numbers/whole-steps.js';
import { fractionText } from './fraction-text.js';

const MOST = Number.MAX_SAFE_INTEGER;

/**
 * Completion of a plan on whole numbers that a double holds exactly: what `planCompletion` answers, without a trace. Null where
 * a number passes 2^53, a weight is written otherwise than as a decimal, or something is refused: then the evaluator computes.
 */
export function plainPlanCompletion({ effective, tasks }: PlanCompletionInput): PlanCompletionAnswer | null {
  const weights = weightsOf(tasks);
  if (weights === null || new Set(tasks.map(({ id }) => id)).size < tasks.length) return null;
  let required = 1;
  for (const task of tasks) {
    if (!isConsistent(task)) return null;
    required = leastMultiple(required, task.required);
    if (required > MOST) return null;
  }
  const states = { onTime: 0, late: 0, overdue: 0, excused: 0, cancelled: 0, notYetDue: 0 };
  let [done, of] = [0, 0];
  for (const [i, task] of tasks.entries()) {
    const state = taskState(task, effective);
    states[state] += 1;
    if (state === 'cancelled') continue;
    const weight = weights[i] as number;
    const isLater = task.completedOn !== null && task.completedOn > effective;
    done += weight * (isLater ? task.accepted - 1 : task.accepted) * (required / task.required);
    of += weight * required;
    // Nothing here is negative: a sum that is safe was made of products that were.
    if (!(of <= MOST && done <= MOST)) return null;
  }
  const completed = states.onTime + states.late;
  const base = tasks.length - states.cancelled;
  return {
    assigned: tasks.length,
    completed,
    counted: base === 0 ? null : fractionText(completed, base),
    weighted: of === 0 ? null : fractionText(done, of),
    ...states,
  };
}

/** Whole steps of one size. */
function weightsOf(tasks: readonly PlanTask[]): readonly number[] | null {
  const texts = tasks.map(({ weight }) => weight ?? '1');
  let places = 0;
  for (const text of texts) {
    const own = placesOf(text);
    if (own < 0) return null;
    if (own > places) places = own;
  }
  return texts.map((text) => stepsOf(text) * (POWERS[places - placesOf(text)] as number));
}

const isConsistent = ({ required, accepted, completedOn }: PlanTask): boolean =>
  Number.isSafeInteger(required) &&
  Number.isSafeInteger(accepted) &&
  required >= 1 &&
  accepted >= 0 &&
  accepted <= required &&
  (completedOn !== null) === (accepted === required);

function leastMultiple(a: number, b: number): number {
  let [x, y] = [a, b];
  while (y !== 0) [x, y] = [y, x % y];
  return (a / x) * b;
}
