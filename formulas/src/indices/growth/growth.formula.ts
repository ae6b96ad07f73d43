import { type Formula, formulaOf } from '../../formula.js';
import { count, exact, nullable, object, type Reader, text } from '../../reading/index.js';
import { type DatedValue, type GrowthAnswer, type GrowthInput, growth } from './growth.js';

const dated: Reader<DatedValue> = object({ year: count, value: nullable(exact) }, { method: text });
const readInput = (): Reader<GrowthInput> => object({ index: text, from: dated, to: dated });

/** Change of an index from one year to another, or against the mean. */
export const growthFormula: Formula<GrowthInput, GrowthAnswer> = formulaOf('indices/growth', 1, () => ({
  title: { vi: 'Mức tăng của một chỉ số', en: 'Change of an index' },
  article: 'các bảng công bố',
  input: {
    index: 'name of the index',
    from: '{year, value | null, method?}: what is compared with',
    to: '{year, value | null, method?}: what is compared',
  },
  answer: {
    status: 'OK or INSUFFICIENT_DATA',
    index: 'as in the input',
    difference: 'to − from, or null',
    growth: 'per cent of from, or null',
    warnings: '[{code, message, messageVi}]: METHOD_CHANGED, NO_BASE',
  },
  exactKeys: ['difference', 'growth'],
  shown: { places: 4, rounding: 'HALF_UP' },
  example: {
    index: 'DTI trung bình các tỉnh',
    from: { year: 2020, value: '0.3026', method: 'G1' },
    to: { year: 2021, value: '0.4014', method: 'G2' },
  },
  read: readInput(),
  compute: growth,
}));
