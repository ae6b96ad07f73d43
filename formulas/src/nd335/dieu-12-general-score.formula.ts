import { type Formula, formulaOf } from '../formula.js';
import { exact, nullable, object, provenance, type Reader } from '../reading/index.js';
import { parametersReader, sourcesReader } from '../rules/index.js';
import {
  type CellScores,
  GENERAL_CELLS,
  GENERAL_SCORE_PARAMETERS,
  type GeneralScoreAnswer,
  type GeneralScoreInput,
  generalScore,
} from './dieu-12-general-score.js';

const cells = object(
  {},
  Object.fromEntries(GENERAL_CELLS.map(({ id }) => [id, nullable(exact)])),
) as Reader<CellScores>;

const readInput = (): Reader<GeneralScoreInput> =>
  object(
    {},
    {
      self: nullable(cells),
      confirmed: nullable(cells),
      parameters: parametersReader(GENERAL_SCORE_PARAMETERS),
      parameterSources: sourcesReader(GENERAL_SCORE_PARAMETERS),
      provenance,
    },
  );

const FULL_CELLS = Object.fromEntries(GENERAL_CELLS.map(({ id, max }) => [id, max]));

/** Điều 12 and Mẫu số 01: điểm tiêu chí chung, 0..30. */
export const generalScoreFormula: Formula<GeneralScoreInput, GeneralScoreAnswer> = formulaOf(
  'nd335/general-score',
  1,
  () => ({
    title: { vi: 'Điểm tiêu chí chung (tối đa 30)', en: 'General criteria score (30 points)' },
    article: 'Điều 12',
    input: {
      self: 'ten cells of Mẫu 01 as scored by the person; may be empty',
      confirmed: 'ten cells as confirmed by the authority',
      parameters: 'optional: scoringStep (P19)',
      parameterSources: 'optional: legal source of a parameter, shown in the derivation',
      provenance: 'optional: {label, events, excluded} for the derivation',
    },
    answer: {
      status: 'OK or INSUFFICIENT_DATA',
      G: 'sum of the confirmed cells, 0..30, or null',
      self: 'sum of the self-scored cells or null',
      missing: 'cells without a confirmed score',
      lowered: 'cells confirmed below the self-score',
      withoutSelfScore: 'no cell was self-scored',
    },
    exactKeys: ['G', 'self'],
    example: { self: FULL_CELLS, confirmed: { ...FULL_CELLS, 'I.2': '4.25', 'III.1': '0' } },
    read: readInput(),
    compute: generalScore,
  }),
);
