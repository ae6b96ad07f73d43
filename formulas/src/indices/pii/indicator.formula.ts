import { type Formula, formulaOf } from '../../formula.js';
import { choice, count, exact, list, nullable, object, type Reader, text } from '../../reading/index.js';
import { type PiiIndicatorAnswer, type PiiIndicatorInput, piiIndicator } from './indicator.js';
import type { LogForm } from './log.js';

const readInput = (): Reader<PiiIndicatorInput> =>
  object({
    direction: choice<PiiIndicatorInput['direction']>(['GOOD', 'BAD']),
    provinces: list(object({ id: text, numerator: nullable(exact) }, { denominator: nullable(exact) })),
    outliers: nullable(
      object({
        skewness: exact,
        kurtosis: exact,
        maxPoints: count,
        log: choice<LogForm | 'NONE'>(['CT', 'GII', 'NONE']),
      }),
    ),
  });

/** From what was measured to scores 0..100; approximate where skewness or logarithms are shown. */
export const piiIndicatorFormula: Formula<PiiIndicatorInput, PiiIndicatorAnswer> = formulaOf(
  'indices/pii-indicator',
  1,
  () => ({
    title: { vi: 'Chuẩn hóa một chỉ số thành phần của PII', en: 'Normalisation of an indicator of the PII' },
    article: 'Phương pháp GII của WIPO',
    input: {
      direction: 'GOOD (more is better) or BAD',
      provinces: '[{id, numerator | null, denominator?}] of one edition',
      outliers: '{skewness, kurtosis, maxPoints, log: CT | GII | NONE} or null: left as they are',
    },
    answer: {
      status: 'OK or NOT_COMPARABLE',
      skewness: 'of the raw values, approximate',
      kurtosis: 'excess kurtosis of the raw values, exact',
      treatment: 'NONE, WINSORISED, LOG_CT, LOG_GII or STILL_A_PROBLEM',
      skewnessAfter: 'of the winsorised values, approximate',
      kurtosisAfter: 'of the winsorised values, exact',
      changed: 'provinces whose value was changed',
      treated: '[{id, value}] as normalised',
      scores: '[{id, score}], 0..100',
      approximate: '{keys, bound} of approximate values or null',
    },
    exactKeys: ['skewness', 'kurtosis', 'skewnessAfter', 'kurtosisAfter'],
    shown: { places: 4, rounding: 'HALF_UP' },
    example: {
      direction: 'GOOD',
      provinces: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 30, 100].map((value, at) => ({
        id: `t${at + 1}`,
        numerator: `${value}`,
      })),
      outliers: { skewness: '2', kurtosis: '3.5', maxPoints: 5, log: 'CT' },
    },
    read: readInput(),
    compute: piiIndicator,
  }),
);
