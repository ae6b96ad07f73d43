import { type Formula, formulaOf } from '../../formula.js';
import { choice, exact, list, nullable, object, type Reader, text } from '../../reading/index.js';
import { PAR_METHODS, PAR_SOURCE, type ParAnswer, type ParInput, par } from './par.js';

const readInput = (): Reader<ParInput> =>
  object(
    { criteria: list(object({ id: text, method: choice(PAR_METHODS), max: exact, points: nullable(exact) })) },
    { maxTotal: exact },
  );

/** PAR Index of a province. */
export const parFormula: Formula<ParInput, ParAnswer> = formulaOf('indices/par', 1, () => ({
  title: { vi: 'Chỉ số cải cách hành chính (PAR Index)', en: 'Public administration reform index (PAR Index)' },
  article: PAR_SOURCE,
  input: {
    criteria: '[{id, method: APPRAISED | SURVEY, max, points | null}]: the table is data',
    maxTotal: 'optional: the whole of the table; the maxima have to add up to it',
  },
  answer: {
    status: 'OK or INSUFFICIENT_DATA',
    PAR: 'per cent or null',
    appraised: 'points appraised or null',
    survey: 'points of the survey or null',
    maxTotal: 'sum of the maxima',
    missing: 'criteria without points',
    warnings: '[{code, message, messageVi}]',
  },
  exactKeys: ['PAR', 'appraised', 'survey', 'maxTotal'],
  shown: { places: 2, rounding: 'HALF_UP' },
  example: {
    criteria: [
      { id: '1', method: 'APPRAISED', max: '40', points: '36.5' },
      { id: '2', method: 'APPRAISED', max: '20', points: '18' },
      { id: '3', method: 'SURVEY', max: '20', points: '16.25' },
    ],
  },
  read: readInput(),
  compute: par,
}));
