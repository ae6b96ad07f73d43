import { type Formula, formulaOf } from '../../formula.js';
import { choice, exact, nullable, object, type Reader } from '../../reading/index.js';
import { type HdiAnswer, type HdiInput, hdi } from './hdi.js';
import type { EducationMean } from './presets.js';

const goalpost = object({ min: exact, max: exact });
const measure = nullable(exact);

const readInput = (): Reader<HdiInput> =>
  object(
    {
      preset: choice<HdiInput['preset']>(['UNDP', 'HDR_2013']),
      lifeExpectancy: measure,
      expectedSchooling: measure,
      meanSchooling: measure,
      gniPerCapita: measure,
    },
    {
      educationMean: choice<EducationMean>(['ARITHMETIC', 'GEOMETRIC']),
      goalposts: object({
        lifeExpectancy: goalpost,
        expectedSchooling: goalpost,
        meanSchooling: goalpost,
        gniPerCapita: goalpost,
      }),
    },
  );

/** HDI; approximate, see `approximate` in the answer. */
export const hdiFormula: Formula<HdiInput, HdiAnswer> = formulaOf('indices/hdi', 1, () => ({
  title: { vi: 'Chỉ số phát triển con người (HDI)', en: 'Human development index (HDI)' },
  article: 'Phương pháp tính HDI của UNDP, Tổng cục Thống kê',
  input: {
    preset: 'UNDP (today) or HDR_2013 (cited by GSO)',
    lifeExpectancy: 'years or null',
    expectedSchooling: 'years or null; capped at the goalpost',
    meanSchooling: 'years or null',
    gniPerCapita: 'PPP dollars or null; capped at the goalpost',
    educationMean: 'optional: ARITHMETIC or GEOMETRIC instead of that of the preset',
    goalposts: 'optional: {measure: {min, max}} instead of those of the preset',
  },
  answer: {
    status: 'OK or INSUFFICIENT_DATA',
    HDI: '0..1, approximate',
    health: '0..1, exact',
    education: '0..1, approximate with the geometric mean',
    income: '0..1, approximate',
    missing: 'what was not measured',
    approximate: '{keys, bound} of approximate values or null',
  },
  exactKeys: ['HDI', 'health', 'education', 'income'],
  shown: { places: 3, rounding: 'HALF_UP' },
  example: {
    preset: 'UNDP',
    lifeExpectancy: '74.6',
    expectedSchooling: '13.1',
    meanSchooling: '8.5',
    gniPerCapita: '10814',
  },
  read: readInput(),
  compute: hdi,
}));
