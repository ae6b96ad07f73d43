/**
 * The formulas with roots and logarithms: `evaluate` computes every formula, also those that the core refuses with
 * APPROXIMATE_NEEDED. Needs decimal.js beside this package.
 */
import { decimals } from './approximate/decimals.js';
import type { EvaluateOptions } from './present.js';
import type { Result } from './reading/index.js';
import { evaluate as evaluateExact } from './registry.js';
import type { EvaluatedAnswer } from './release.js';

export { decimals } from './approximate/decimals.js';
export type { Enclosure, Irrationals, Kernel, Rational } from './numbers/index.js';
export type { EvaluateOptions, Presented } from './present.js';
export type { FormulaError, Result } from './reading/index.js';
export type { EvaluatedAnswer } from './release.js';
export type { Derivation, Exclusion, UsedParameter } from './trace/index.js';

/** Evaluates any formula, `id` or `id@version`, on unknown JSON; never throws. Approximate values are marked in the answer, with their bound. */
export const evaluate = (ref: string, input: unknown, options: EvaluateOptions = {}): Result<EvaluatedAnswer> =>
  evaluateExact(ref, input, { irrationals: decimals, ...options });
