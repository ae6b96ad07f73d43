import { type Formula, formulaOf } from '../formula.js';
import { EXACT_KEYS, plainPeriodScore } from '../plain/period-score.js';
import { exact, flag, nullable, object, provenance, type Reader } from '../reading/index.js';
import { parametersReader, sourcesReader } from '../rules/index.js';
import { workLines } from './dieu-14-work-line.js';
import { leadershipReader } from './dieu-15-leaders.js';
import {
  PERIOD_SCORE_PARAMETERS,
  type PeriodScoreAnswer,
  type PeriodScoreInput,
  periodScore,
} from './dieu-16-17-period-score.js';

const readInput = (): Reader<PeriodScoreInput> =>
  object(
    { leader: flag, general: nullable(exact), lines: workLines },
    {
      leadership: nullable(leadershipReader),
      parameters: parametersReader(PERIOD_SCORE_PARAMETERS),
      parameterSources: sourcesReader(PERIOD_SCORE_PARAMETERS),
      provenance: object({}, { G: provenance, d: provenance, dd: provenance, e: provenance }),
    },
  );

/** Điều 14–17: điểm theo dõi, đánh giá tháng hoặc quý. */
export const periodScoreFormula: Formula<PeriodScoreInput, PeriodScoreAnswer> = formulaOf(
  'nd335/period-score',
  1,
  () => ({
    title: { vi: 'Điểm theo dõi, đánh giá tháng hoặc quý', en: 'Score of a month or quarter' },
    article: 'Điều 14–17',
    input: {
      leader: 'true for công chức lãnh đạo, quản lý',
      general: 'confirmed general score 0..30 or null',
      lines: '[{h, assigned, extra?, units: [{count, qualityFaults, delays}]}]; done units only',
      leadership: 'for a leader: {d, dd, e}, each "1", "1/2" or null',
      parameters:
        'optional: capMode (P1), extraWork (P2), floor (P3), deductLevel (P4), faultyCredit (P7), emptyBase (P9), unfinishedUnits (P31)',
      parameterSources: 'optional: legal source of a parameter, shown in the derivation',
      provenance: 'optional: {G, d, dd, e}: {label, events, excluded}; lines and units may carry the same fields',
    },
    answer: {
      status: 'OK or INSUFFICIENT_DATA',
      a: 'số lượng, after the cap mode',
      b: 'chất lượng, after the cap mode',
      c: 'tiến độ, after the cap mode',
      d: 'leader only',
      dd: 'đ, leader only',
      e: 'leader only',
      K: 'mean of the criteria, raw',
      T: '70·min(1, K)',
      G: 'general score',
      S: 'G + T',
      band: 'mức điểm tương ứng XS, TOT, HT, KHT (no class)',
      rawA: 'a before the cap mode',
      rawB: 'b before the cap mode',
      rawC: 'c before the cap mode',
      missing: 'what is missing: G, A, d, dd, e',
      warnings: '[{code, message, messageVi}]',
    },
    exactKeys: EXACT_KEYS,
    example: {
      leader: false,
      general: '25.5',
      lines: [
        { h: '1', assigned: 12, units: [{ count: 12, qualityFaults: 0, delays: 0 }] },
        {
          h: '5',
          assigned: 4,
          units: [
            { count: 2, qualityFaults: 0, delays: 0 },
            { count: 1, qualityFaults: 1, delays: 0 },
          ],
        },
        { h: '12', assigned: 1, units: [{ count: 1, qualityFaults: 0, delays: 1 }] },
      ],
    },
    read: readInput(),
    compute: periodScore,
    plain: plainPeriodScore,
  }),
);
