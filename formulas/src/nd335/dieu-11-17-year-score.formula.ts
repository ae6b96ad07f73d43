import { type Formula, formulaOf } from '../formula.js';
import { choice, count, exact, list, nullable, object, provenance, type Reader } from '../reading/index.js';
import { parametersReader, sourcesReader } from '../rules/index.js';
import {
  YEAR_CASES,
  YEAR_SCORE_PARAMETERS,
  type YearScoreAnswer,
  type YearScoreInput,
  yearScore,
} from './dieu-11-17-year-score.js';

const scores = list(nullable(exact));
const readInput = (): Reader<YearScoreInput> =>
  object(
    {},
    {
      months: scores,
      quarters: scores,
      monthsWorked: count,
      case: choice(YEAR_CASES),
      workingDays: list(count),
      parameters: parametersReader(YEAR_SCORE_PARAMETERS),
      parameterSources: sourcesReader(YEAR_SCORE_PARAMETERS),
      provenance: list(provenance),
    },
  );

/** Điều 11, 17, 19: điểm năm và mức theo điểm. */
export const yearScoreFormula: Formula<YearScoreInput, YearScoreAnswer> = formulaOf('nd335/year-score', 1, () => ({
  title: { vi: 'Điểm năm và mức xếp loại theo điểm', en: 'Year score and its class' },
  article: 'Điều 11, 17, 19',
  input: {
    months: 'up to 12 scores, or …',
    quarters: '… up to 4 scores; null = tracked, no score',
    monthsWorked: 'optional: months worked in the year, 0..12',
    case: 'optional: LEAVE_11_2, JOINED or TRANSFER',
    workingDays: 'optional: working days in each period, for P24 BY_WORKING_DAYS and P45',
    parameters: 'optional: partYear (P33), quarterlyYear (P21), partialMonths (P24), minimumWorkingDays (P45)',
    parameterSources: 'optional: legal source of a parameter, shown in the derivation',
    provenance: 'optional: one {label, events, excluded} a period',
  },
  answer: {
    status: 'OK, NOT_CLASSIFIED (under six months) or INSUFFICIENT_DATA',
    S: 'mean of the tracked periods',
    class: 'class of S before overrides, head cap and quota',
    missing: 'what is missing',
    warnings: '[{code, message, messageVi}]',
  },
  exactKeys: ['S'],
  example: { quarters: ['361/4', '361/4', '541/6', '5359/60'] },
  read: readInput(),
  compute: yearScore,
}));
