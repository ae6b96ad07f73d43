import { type Formula, formulaOf } from '../../formula.js';
import { choice, list, object, type Reader, text } from '../../reading/index.js';
import { dtiFormula, fills, mainIndices } from './dti.formula.js';
import type { DtiAnswer } from './dti.js';
import { type DtiMergerInput, dtiMerger } from './merger.js';

const readInput = () =>
  object(
    { generation: choice(['G2', 'G3']), provinces: list(object({ id: text, mainIndices })) },
    fills,
  ) as Reader<DtiMergerInput>;

/** DTI of a province that was made of several. */
export const dtiMergerFormula: Formula<DtiMergerInput, DtiAnswer> = formulaOf('indices/dti-merger', 1, () => ({
  title: { vi: 'DTI của tỉnh sau sáp nhập', en: 'DTI of a merged province' },
  article: 'Công bố DTI 2024',
  input: {
    generation: 'G2 or G3',
    provinces: '[{id, mainIndices}] as they were before the merger',
    maxPoints: 'optional: points of main indices whose slot is empty (G3)',
    pillarMethod: 'optional: POINTS or MEAN_OF_MAIN; absent = pillars not available',
  },
  answer: dtiFormula.answer,
  exactKeys: dtiFormula.exactKeys,
  shown: { places: 4, rounding: 'HALF_UP' },
  example: {
    generation: 'G2',
    provinces: [
      {
        id: 'A',
        mainIndices: { NT: '1', TC: '0.9', HT: '0.8', NL: '0.8', AT: '0.7', HDCQS: '0.8', HDKTS: '0.7', HDXHS: '0.5' },
      },
      {
        id: 'B',
        mainIndices: {
          NT: '0.9',
          TC: '0.9',
          HT: '0.7',
          NL: '0.6',
          AT: '0.5',
          HDCQS: '0.8',
          HDKTS: '0.5',
          HDXHS: '0.3',
        },
      },
    ],
  },
  read: readInput(),
  compute: dtiMerger,
}));
