import { type Formula, formulaOf } from '../../formula.js';
import { choice, count, exact, list, nullable, object, type Reader, variants } from '../../reading/index.js';
import { component } from './component.js';
import { type DtiAnswer, type DtiInput, dti, PILLAR_METHODS } from './dti.js';
import { MAIN_INDICES } from './frames.js';

const each = <T>(read: Reader<T>) => object({}, Object.fromEntries(MAIN_INDICES.map((id) => [id, read])));
const pillar = nullable(exact);

/** What the input of G2 and G3 may hold beside the main indices. */
export const fills = { maxPoints: each(exact), pillarMethod: choice(PILLAR_METHODS) };
export const mainIndices = each(nullable(exact));

const main = { mainIndices, components: list(component), componentCounts: each(count), ...fills };
const readInput = () =>
  variants('generation', {
    G1: object({ generation: choice(['G1']), pillars: object({ CQS: pillar, KTS: pillar, XHS: pillar }) }),
    G2: object({ generation: choice(['G2']) }, main),
    G3: object({ generation: choice(['G3']) }, main),
  }) as Reader<DtiInput>;

/** DTI cấp tỉnh of any generation. */
export const dtiFormula: Formula<DtiInput, DtiAnswer> = formulaOf('indices/dti', 1, () => ({
  title: { vi: 'Chỉ số chuyển đổi số cấp tỉnh (DTI)', en: 'Provincial digital transformation index (DTI)' },
  article: 'Quyết định 1726/QĐ-BTTTT, 922/QĐ-BTTTT, 405/QĐ-BKHCN',
  input: {
    generation: 'G1 (DTI 2020), G2 (2021–2023) or G3 (2024)',
    pillars: 'G1: {CQS, KTS, XHS}, 0..1 or null',
    mainIndices: 'G2, G3: {NT, TC, HT, NL, AT, HDCQS, HDKTS, HDXHS}, 0..1 or null',
    components:
      'G2, G3, optional: [{id, main, max, rule, …}]; a main index with components is computed from them. Rules: GIVEN, CATEGORICAL, SUM_OF_PARTS, RATIO, THRESHOLD_RATIO, LADDER, COUNT_CAPPED, RELATIVE_TO_BEST',
    maxPoints: 'optional: points of main indices whose slot is empty (G3)',
    componentCounts: 'optional: number of component indices where the slot is empty (G3)',
    pillarMethod: 'optional: POINTS or MEAN_OF_MAIN; absent = pillars not available',
  },
  answer: {
    status: 'OK or INSUFFICIENT_DATA',
    DTI: '0..1 or null',
    CQS: 'pillar chính quyền số or null',
    KTS: 'pillar kinh tế số or null',
    XHS: 'pillar xã hội số or null',
    pillars: 'GIVEN, CANDIDATE (no source confirms the method) or METHOD_NOT_SET',
    mainIndices: '[{id, value, maxPoints}]',
    missing: 'what has no value',
    warnings: '[{code, message, messageVi}]',
  },
  exactKeys: ['DTI', 'CQS', 'KTS', 'XHS'],
  shown: { places: 4, rounding: 'HALF_UP' },
  example: {
    generation: 'G2',
    mainIndices: {
      NT: '0.95',
      TC: '0.9',
      HT: '0.6823',
      NL: '0.6794',
      AT: '0.6423',
      HDCQS: '0.8262',
      HDKTS: '0.6787',
      HDXHS: '0.3001',
    },
  },
  read: readInput(),
  compute: dti,
}));
