import type { Formula } from './formula.js';
import { type EvaluateOptions, type Presented, present } from './present.js';
import { attempt, Refusal, type Result } from './reading/index.js';
import type { EvaluatedAnswer, ReleasedFormula } from './release.js';

/** `id@version`, or the newest version of `id`. */
export const findAmong = (released: readonly ReleasedFormula[], ref: string): ReleasedFormula | undefined =>
  released.findLast((formula) => formula.ref === ref || formula.ref.startsWith(`${ref}@`));

/** Evaluates one of these formulas on unknown JSON; never throws. */
export function evaluateAmong(
  released: readonly ReleasedFormula[],
  ref: string,
  input: unknown,
  options: EvaluateOptions,
): Result<EvaluatedAnswer> {
  const formula = findAmong(released, ref);
  if (formula === undefined) {
    const known = released.map(({ description }) => description.id).join(', ');
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
