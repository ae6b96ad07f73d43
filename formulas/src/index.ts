export * from './attainment/index.js';
export * from './completion/index.js';
export { evaluateTyped } from './evaluate.js';
export type { Bilingual, Formula, Warning } from './formula.js';
export { refOf } from './formula.js';
export * from './indices/index.js';
export * from './maturity/index.js';
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
export { evaluate, findFormula, formulaSet, listFormulas } from './registry.js';
export type { EvaluatedAnswer, FormulaDescription, ReleasedFormula } from './release.js';
export * from './rules/index.js';
export * from './trace/index.js';
