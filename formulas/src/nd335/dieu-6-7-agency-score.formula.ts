import { type Formula, formulaOf } from '../formula.js';
import { choice, exact, flag, list, nullable, object, provenanceFields, type Reader, text } from '../reading/index.js';
import { parametersReader, sourcesReader } from '../rules/index.js';
import {
  AGENCY_PARTS,
  AGENCY_SCORE_PARAMETERS,
  type AgencyScoreAnswer,
  type AgencyScoreInput,
  agencyScore,
} from './dieu-6-7-agency-score.js';

const readInput = (): Reader<AgencyScoreInput> =>
  object(
    {
      criteria: list(
        object(
          { id: text, part: choice(AGENCY_PARTS), max: exact, points: nullable(exact) },
          { optional: flag, ...provenanceFields },
        ),
      ),
    },
    {
      parameters: parametersReader(AGENCY_SCORE_PARAMETERS),
      parameterSources: sourcesReader(AGENCY_SCORE_PARAMETERS),
    },
  );

/** Điều 6, 7: điểm đánh giá tổ chức hành chính. */
export const agencyScoreFormula: Formula<AgencyScoreInput, AgencyScoreAnswer> = formulaOf(
  'nd335/agency-score',
  1,
  () => ({
    title: { vi: 'Điểm đánh giá tổ chức hành chính', en: 'Score of an agency' },
    article: 'Điều 6, 7',
    input: {
      criteria: '[{id, part: GENERAL | RESULTS, max, points | null, optional?}]; maxima add up to 30 and 70',
      parameters: 'optional: agencyNotApplicable (P27)',
      parameterSources: 'optional: legal source of a parameter, shown in the derivation',
    },
    answer: {
      status: 'OK or INSUFFICIENT_DATA',
      general: '0..30',
      results: '0..70',
      S: 'general + results',
      missing: 'criteria without points',
    },
    exactKeys: ['general', 'results', 'S'],
    example: {
      criteria: [
        { id: '6.1', part: 'GENERAL', max: '30', points: '27', optional: false },
        { id: '7.b', part: 'RESULTS', max: '50', points: '45', optional: false },
        { id: '7.h', part: 'RESULTS', max: '20', points: null, optional: true },
      ],
    },
    read: readInput(),
    compute: agencyScore,
  }),
);
