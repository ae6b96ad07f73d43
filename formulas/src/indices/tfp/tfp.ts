import type { Warning } from '../../formula.js';
import type { Kernel, Rational } from '../../numbers/index.js';
import { exactNumber, scoreUpTo } from '../../reading/index.js';
import type { Evaluation } from '../../trace/index.js';

/** Growth over one and the same period, in per cent; of several years the average of each, never an average of yearly contributions. */
export interface TfpInput {
  /** Growth of GDP or GRDP (İ_Y). */
  readonly outputGrowth: string | null;
  /** Growth of capital (İ_K). */
  readonly capitalGrowth: string | null;
  /** Growth of labour (İ_L). */
  readonly labourGrowth: string | null;
  /** Share of capital (α), 0..1. */
  readonly alpha: string | null;
  /** Share of labour (β), 0..1. */
  readonly beta: string | null;
}

/** Đóng góp của năng suất các nhân tố tổng hợp. */
export interface TfpAnswer {
  /** NO_GROWTH: output did not grow, so there is nothing to contribute to. */
  readonly status: 'OK' | 'NO_GROWTH' | 'INSUFFICIENT_DATA';
  /** İ_TFP, per cent. */
  readonly tfpGrowth: string | null;
  /** Per cent of growth; may be below 0 or above 100. */
  readonly contribution: string | null;
  /** Inputs without value. */
  readonly missing: readonly (keyof TfpInput)[];
  /** Remarks on an answer that stands all the same. */
  readonly warnings: readonly Warning[];
}

/** Where the definition stands. */
export const TFP_SOURCE = 'Tổng cục Thống kê: tỷ trọng đóng góp của vốn, lao động, TFP vào tốc độ tăng trưởng chung';

const SHARES_NOT_ONE: Warning = {
  code: 'SHARES_NOT_ONE',
  message: 'the shares of capital and labour do not add up to 1',
  messageVi: 'hệ số đóng góp của vốn và lao động cộng lại không bằng 1',
};

const FIELDS = ['outputGrowth', 'capitalGrowth', 'labourGrowth', 'alpha', 'beta'] as const;

/** İ_TFP = İ_Y − α·İ_K − β·İ_L; contribution = İ_TFP ÷ İ_Y · 100. */
export function tfpContribution(input: TfpInput, { numbers, trace }: Evaluation): TfpAnswer {
  return trace.within('indices/tfp-contribution@1').term(
    'contribution',
    ({ contribution, tfpGrowth }) => ({
      label: 'Đóng góp của TFP vào tăng trưởng (%)',
      value: contribution,
      expression: `${tfpGrowth ?? '?'} ÷ ${input.outputGrowth ?? '?'} × 100`,
      citation: TFP_SOURCE,
    }),
    (inside): TfpAnswer => {
      const [Y, K, L] = (['outputGrowth', 'capitalGrowth', 'labourGrowth'] as const).map((field) =>
        read(input[field], (text) => exactNumber(text, field, numbers)),
      );
      const [alpha, beta] = (['alpha', 'beta'] as const).map((field) =>
        read(input[field], (text) =>
          scoreUpTo(1, text, field, numbers, { code: 'SHARE_OUT_OF_RANGE', article: TFP_SOURCE }),
        ),
      );
      const missing = FIELDS.filter((field) => input[field] === null);
      const warnings = alpha && beta && alpha.plus(beta).compare(numbers.integer(1)) !== 0 ? [SHARES_NOT_ONE] : [];
      const growth = inside.term(
        'tfpGrowth',
        (value) => ({
          label: 'Tốc độ tăng TFP (%)',
          value,
          expression: `${input.outputGrowth ?? '?'} − ${input.alpha ?? '?'} × ${input.capitalGrowth ?? '?'} − ${input.beta ?? '?'} × ${input.labourGrowth ?? '?'}`,
          citation: TFP_SOURCE,
        }),
        () => (Y && K && L && alpha && beta ? Y.minus(alpha.times(K)).minus(beta.times(L)) : null),
      );
      const grew = Y != null && Y.numerator > 0n;
      return {
        status: growth === null ? 'INSUFFICIENT_DATA' : grew ? 'OK' : 'NO_GROWTH',
        tfpGrowth: growth?.toString() ?? null,
        contribution: growth && Y && grew ? percent(growth, Y, numbers) : null,
        missing,
        warnings,
      };
    },
  );
}

const read = (text: string | null, parse: (text: string) => Rational): Rational | null =>
  text === null ? null : parse(text);

const percent = (part: Rational, whole: Rational, numbers: Kernel): string =>
  part.over(whole).times(numbers.integer(100)).toString();
