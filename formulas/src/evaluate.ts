import type { Formula } from './formula.js';
import { type EvaluateOptions, type Presented, present } from './present.js';
import { attempt, Refusal, type Result } from './reading/index.js';
import { type EvaluatedAnswer, findFormula, listFormulas } from './registry.js';

/**
 * Evaluates a formula, `id` or `id@version`, on unknown JSON. Never throws: bad input is a typed error with its place.
 * Missing facts are an answer (INSUFFICIENT_DATA), not an error.
 */
export function evaluate(ref: string, input: unknown, options: EvaluateOptions = {}): Result<EvaluatedAnswer> {
  const formula = findFormula(ref);
  if (formula === undefined) {
    const known = listFormulas()
      .map(({ id }) => id)
      .join(', ');
    return attempt(() => {
      throw new Refusal(
        'UNKNOWN_FORMULA',
        '',
        `there is no formula ${ref}; known are ${known}`,
        `không có công thức ${ref}; các công thức: ${known}`,
      );
    });
  }
  const result = attempt(() => formula.run(input, options));
  if (result.ok || result.error.article !== null) return result;
  return { ok: false, error: { ...result.error, article: formula.description.article } };
}

/** Evaluates a formula on an input that is already typed; refusals come back as values. */
export const evaluateTyped = <Input, Answer extends object>(
  formula: Formula<Input, Answer>,
  input: Input,
  options: EvaluateOptions = {},
): Result<Answer & Presented> => attempt(() => present(formula, input, options));
