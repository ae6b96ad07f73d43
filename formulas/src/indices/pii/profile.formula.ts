import { type Formula, formulaOf } from '../../formula.js';
import { count, exact, list, nullable, object, type Reader, text } from '../../reading/index.js';
import { type PiiProfileAnswer, type PiiProfileInput, piiProfile } from './profile.js';

const readInput = (): Reader<PiiProfileInput> =>
  object({
    province: text,
    indicators: list(object({ id: text, scores: list(object({ id: text, score: nullable(exact) })) })),
    k: count,
    strongRank: nullable(count),
  });

/** Strengths and weaknesses of a province in the PII. */
export const piiProfileFormula: Formula<PiiProfileInput, PiiProfileAnswer> = formulaOf(
  'indices/pii-profile',
  1,
  () => ({
    title: { vi: 'Điểm mạnh, điểm yếu trong PII', en: 'Strengths and weaknesses in the PII' },
    article: 'phương pháp của Global Innovation Index 2023',
    input: {
      province: 'of whom the profile is',
      indicators: '[{id, scores: [{id, score | null}]}]: every province of the edition; higher is better',
      k: 'how many of each: 10 in the GII, 5 in profiles of the PII',
      strongRank: 'a rank up to this one is a strength in any case (GII: 3), or null',
    },
    answer: {
      status: 'OK or INSUFFICIENT_DATA',
      strengths: '[{id, rank, of, percentile}], the best first; ties may make it more than k',
      weaknesses: '[{id, rank, of, percentile}], the worst first',
      strongFrom: 'percentile of the cut, or null',
      weakUpTo: 'percentile of the cut, or null',
      notRanked: 'indicators in which the province has no score, or nobody else has',
    },
    exactKeys: ['strongFrom', 'weakUpTo'],
    shown: { places: 4, rounding: 'HALF_UP' },
    example: {
      province: 'a',
      indicators: [
        {
          id: 'x',
          scores: [
            { id: 'a', score: '90' },
            { id: 'b', score: '50' },
            { id: 'c', score: '10' },
          ],
        },
        {
          id: 'y',
          scores: [
            { id: 'a', score: '20' },
            { id: 'b', score: '50' },
            { id: 'c', score: '10' },
          ],
        },
        {
          id: 'z',
          scores: [
            { id: 'a', score: '0' },
            { id: 'b', score: '50' },
            { id: 'c', score: '10' },
          ],
        },
      ],
      k: 1,
      strongRank: null,
    },
    read: readInput(),
    compute: piiProfile,
  }),
);
