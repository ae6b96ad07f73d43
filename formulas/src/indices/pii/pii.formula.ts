import { type Formula, formulaOf } from '../../formula.js';
import { PII_FRAME } from './frame.js';
import { type PiiInput, readPii } from './input.js';
import { type PiiAnswer, pii } from './pii.js';

/** PII of a province. */
export const piiFormula: Formula<PiiInput, PiiAnswer> = formulaOf('indices/pii', 1, () => ({
  title: { vi: 'Chỉ số đổi mới sáng tạo cấp địa phương (PII)', en: 'Provincial innovation index (PII)' },
  article: PII_FRAME.legalSource,
  input: {
    pillars:
      '[{id: P1 … P7, score | null}] or with [{subPillars: [{id, weight?, score | null or indicators: [{id, weight?, score | null}]}]}]',
    inputIndex: 'instead of pillars: input sub-index as published',
    outputIndex: 'instead of pillars: output sub-index as published',
  },
  answer: {
    status: 'OK or INSUFFICIENT_DATA',
    inputIndex: 'mean of P1 … P5 or null',
    outputIndex: 'mean of P6, P7 or null',
    PII: 'mean of the two or null',
    pillars: '[{id, score}]',
    missing: 'pillars or sub-indices without score',
    leftOut: 'indicators and groups left out of their average',
  },
  exactKeys: ['inputIndex', 'outputIndex', 'PII'],
  shown: { places: 2, rounding: 'HALF_UP' },
  example: {
    pillars: [
      { id: 'P1', score: '46.16' },
      { id: 'P2', score: '42.41' },
      { id: 'P3', score: '64.05' },
      { id: 'P4', score: '40' },
      {
        id: 'P5',
        subPillars: [
          {
            id: '5.1',
            indicators: [
              { id: '5.1.1', score: '60' },
              { id: '5.1.2', score: '30', weight: '0.5' },
              { id: '5.1.3', score: null },
            ],
          },
          { id: '5.2', score: '40' },
        ],
      },
      { id: 'P6', score: '30' },
      { id: 'P7', score: '45' },
    ],
  },
  read: readPii,
  compute: pii,
}));
