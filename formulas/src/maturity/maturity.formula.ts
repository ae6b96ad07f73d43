import { type Formula, formulaOf } from '../formula.js';
import { exact, list, nullable, object, type Reader, text } from '../reading/index.js';
import { MATURITY_SOURCE, maturity } from './maturity.js';
import type { MaturityAnswer, MaturityInput } from './model.js';

const readInput = (): Reader<MaturityInput> =>
  object({
    criteria: list(
      object(
        { id: text, parent: nullable(text), weight: exact, max: nullable(exact), points: nullable(exact) },
        { label: text, events: list(text) },
      ),
    ),
    levels: list(object({ id: text, from: exact })),
  });

/** Maturity by a weighted tree of criteria; the framework is data. */
export const maturityFormula: Formula<MaturityInput, MaturityAnswer> = formulaOf('maturity/level', 1, () => ({
  title: { vi: 'Mức độ trưởng thành theo một khung đánh giá', en: 'Maturity by a framework of criteria' },
  article: MATURITY_SOURCE,
  input: {
    criteria:
      '[{id, parent | null, weight, max | null, points | null, label?, events?}]: weights below one parent add up to 1',
    levels: '[{id, from}]: from 0 upwards, at most 100',
  },
  answer: {
    status: 'OK or INSUFFICIENT_DATA',
    score: '0..100 or null',
    level: 'the highest level reached, or null',
    atLeast: 'score with 0 points where nothing was assessed',
    atMost: 'score with all points where nothing was assessed',
    lowestLevel: 'level of atLeast',
    highestLevel: 'level of atMost',
    criteria: '[{id, score | null, level | null}]',
    missing: 'leaves that were not assessed',
  },
  exactKeys: ['score', 'atLeast', 'atMost'],
  example: {
    criteria: [
      { id: 'A', parent: null, weight: '0.6', max: null, points: null },
      { id: 'A.1', parent: 'A', weight: '1/3', max: '5', points: '4' },
      { id: 'A.2', parent: 'A', weight: '2/3', max: '5', points: '3' },
      { id: 'B', parent: null, weight: '0.4', max: '10', points: '9' },
    ],
    levels: [
      { id: '1', from: '0' },
      { id: '2', from: '50' },
      { id: '3', from: '75' },
    ],
  },
  read: readInput(),
  compute: maturity,
}));
