import {
  type Approximate,
  approximateText,
  difference,
  type Enclosure,
  exactly,
  least,
  product,
  type Rational,
  rootOf,
} from '../../numbers/index.js';
import { exactNumber, Refusal } from '../../reading/index.js';
import type { Evaluation } from '../../trace/index.js';
import { approximated, computedBy, irrationalsOf, markOf, quotientOf } from '../irrationals.js';
import { type EducationMean, type Goalpost, HDI_MEASURES, HDI_PRESETS, type HdiMeasure } from './presets.js';

/** What was measured, and by which edition of the method it is computed. */
export interface HdiInput extends Readonly<Record<HdiMeasure, string | null>> {
  /** Goalposts and mean of schooling. */
  readonly preset: 'UNDP' | 'HDR_2013';
  /** Replaces the preset's. */
  readonly educationMean?: EducationMean;
  /** Replaces the preset's. */
  readonly goalposts?: Readonly<Record<HdiMeasure, Goalpost>>;
}

/** Chỉ số phát triển con người; indices 0..1. */
export interface HdiAnswer {
  /** INSUFFICIENT_DATA while something was not measured. */
  readonly status: 'OK' | 'INSUFFICIENT_DATA';
  /** Cube root of the product of the three; approximate. */
  readonly HDI: string | null;
  /** Exact. */
  readonly health: string | null;
  /** Exact with the arithmetic mean, approximate with the geometric one. */
  readonly education: string | null;
  /** By logarithms; approximate. */
  readonly income: string | null;
  /** What was not measured. */
  readonly missing: readonly HdiMeasure[];
  /** Which values are approximate, and how far at most; null = none. */
  readonly approximate: Approximate | null;
}

const LABELS = {
  HDI: 'Chỉ số phát triển con người (HDI)',
  health: 'Chỉ số sức khỏe',
  education: 'Chỉ số giáo dục',
  income: 'Chỉ số thu nhập',
} as const;

/** HDI = cube root of health · education · income. Refuses BELOW_GOALPOST, GOALPOSTS_NOT_RISING and, in the core, APPROXIMATE_NEEDED. */
export function hdi(input: HdiInput, evaluation: Evaluation): HdiAnswer {
  const irrationals = irrationalsOf(evaluation);
  const preset = HDI_PRESETS[input.preset];
  const goalposts = input.goalposts ?? preset.goalposts;
  const educationMean = input.educationMean ?? preset.educationMean;
  const { numbers } = evaluation;
  const trace = evaluation.trace.within('indices/hdi@1');
  const citation = input.goalposts === undefined ? preset.source : `${preset.source}; mốc theo dữ liệu đầu vào`;
  return trace.term(
    'HDI',
    ({ HDI, missing }) => ({
      label: LABELS.HDI,
      value: HDI,
      expression:
        missing.length === 0 ? 'căn bậc ba của sức khỏe × giáo dục × thu nhập' : `còn thiếu: ${missing.join(', ')}`,
      citation,
      parameters: computedBy(evaluation),
    }),
    (inside): HdiAnswer => {
      const linear = (measure: HdiMeasure, cap: boolean): Enclosure | null => {
        const measured = measuredOf(measure, input, goalposts, evaluation);
        if (measured === null) return null;
        const { value, min, max } = measured;
        return exactly((cap ? least(value, max) : value).minus(min).over(max.minus(min)));
      };
      const index = (term: 'health' | 'education' | 'income', expression: string, compute: () => Enclosure | null) =>
        inside.term(
          term,
          ({ text }) => ({ label: LABELS[term], value: text, expression, citation }),
          () => {
            const enclosed = compute();
            return { enclosed, text: enclosed && written(enclosed, evaluation) };
          },
        );
      const health = index('health', '(giá trị − tối thiểu) ÷ (tối đa − tối thiểu)', () =>
        linear('lifeExpectancy', false),
      );
      const education = index('education', EDUCATION[educationMean], () => {
        const [expected, mean] = [linear('expectedSchooling', true), linear('meanSchooling', false)];
        if (expected === null || mean === null) return null;
        return educationMean === 'ARITHMETIC'
          ? exactly(expected.low.plus(mean.low).over(numbers.integer(2)))
          : rootOf(product(expected, mean), 2, irrationals, numbers);
      });
      const income = index('income', 'theo lô-ga-rít của GNI bình quân đầu người (PPP)', () => {
        const measured = measuredOf('gniPerCapita', input, goalposts, evaluation);
        if (measured === null) return null;
        const { value, min, max } = measured;
        // Exactly nothing, so that no rounding stands under the root.
        if (value.compare(min) === 0) return exactly(numbers.integer(0));
        const [of, low, high] = [irrationals.ln(least(value, max)), irrationals.ln(min), irrationals.ln(max)];
        return quotientOf(difference(of, low), difference(high, low));
      });
      const missing = HDI_MEASURES.filter((measure) => input[measure] === null);
      const HDI =
        health.enclosed && education.enclosed && income.enclosed
          ? rootOf(product(product(health.enclosed, education.enclosed), income.enclosed), 3, irrationals, numbers)
          : null;
      const approximate = [
        ...(HDI === null ? [] : ['HDI']),
        ...(education.enclosed !== null && educationMean === 'GEOMETRIC' ? ['education'] : []),
        ...(income.enclosed === null ? [] : ['income']),
      ];
      return {
        status: HDI === null ? 'INSUFFICIENT_DATA' : 'OK',
        HDI: HDI && approximateText(approximated(HDI, evaluation)),
        health: health.text,
        education: education.text,
        income: income.text,
        missing,
        approximate: markOf(approximate),
      };
    },
  );
}

const EDUCATION: Readonly<Record<EducationMean, string>> = {
  ARITHMETIC: 'trung bình cộng hai chỉ số số năm đi học',
  GEOMETRIC: 'trung bình nhân hai chỉ số số năm đi học',
};

const written = (enclosed: Enclosure, evaluation: Evaluation): string =>
  enclosed.low.compare(enclosed.high) === 0
    ? enclosed.low.toString()
    : approximateText(approximated(enclosed, evaluation));

interface Measured {
  readonly value: Rational;
  readonly min: Rational;
  readonly max: Rational;
}

/** The measurement between its goalposts; what lies below the lower one has no index. */
function measuredOf(
  measure: HdiMeasure,
  input: HdiInput,
  goalposts: Readonly<Record<HdiMeasure, Goalpost>>,
  { numbers }: Evaluation,
): Measured | null {
  const [min, max] = [
    exactNumber(goalposts[measure].min, `goalposts.${measure}.min`, numbers),
    exactNumber(goalposts[measure].max, `goalposts.${measure}.max`, numbers),
  ];
  if (min.compare(max) >= 0 || (measure === 'gniPerCapita' && min.numerator <= 0n))
    throw new Refusal(
      'GOALPOSTS_NOT_RISING',
      `goalposts.${measure}`,
      'the lower goalpost lies below the upper one; of income it is above 0',
      'mốc tối thiểu phải nhỏ hơn mốc tối đa; với thu nhập phải lớn hơn 0',
    );
  const text = input[measure];
  if (text === null) return null;
  const value = exactNumber(text, measure, numbers);
  if (value.compare(min) >= 0) return { value, min, max };
  throw new Refusal(
    'BELOW_GOALPOST',
    measure,
    `${text} is below the lower goalpost ${min}`,
    `${text} nhỏ hơn mốc tối thiểu ${min}`,
  );
}
