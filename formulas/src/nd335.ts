/**
 * The formulas of Nghị định 335/2025/NĐ-CP alone, the same as in the whole package. Who needs no plan and no index loads less than
 * half of it.
 */
import { evaluateAmong } from './evaluate.js';
import { OF_THE_DECREE } from './nd335/released.js';
import type { EvaluateOptions } from './present.js';
import type { Result } from './reading/index.js';
import type { EvaluatedAnswer } from './release.js';

export { evaluateTyped } from './evaluate.js';
export type { Bilingual, Formula, Warning } from './formula.js';
export { refOf } from './formula.js';
export * from './nd335/index.js';
export * from './numbers/index.js';
export { type WholePeriodScore, wholePeriodScore } from './plain/whole-score.js';
export { type EvaluateOptions, type Presented, present } from './present.js';
export {
  attempt,
  type FormulaError,
  isCivilDate,
  type JsonSchema,
  type Reader,
  Refusal,
  type Result,
} from './reading/index.js';
export type { EvaluatedAnswer } from './release.js';
export * from './rules/index.js';
export * from './trace/index.js';

/** As `evaluate` of the whole package, for the formulas of the decree; every other is UNKNOWN_FORMULA here. */
export const evaluate = (ref: string, input: unknown, options: EvaluateOptions = {}): Result<EvaluatedAnswer> =>
  evaluateAmong(OF_THE_DECREE, ref, input, options);
