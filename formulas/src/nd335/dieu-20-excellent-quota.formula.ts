import type { Formula } from '../formula.js';
import { choice, count, exact, list, nullable, object, type Reader, text } from '../reading/index.js';
import { CLASSES } from './classes.js';
import {
  type ExcellentQuotaAnswer,
  type ExcellentQuotaInput,
  excellentAmong,
  maxExcellent,
  QUOTA_BASES,
  type QuotaCountInput,
  type QuotaPeopleInput,
} from './dieu-20-excellent-quota.js';

const quota = { rate: exact, base: choice(QUOTA_BASES) };
const byCount: Reader<QuotaCountInput> = object({ candidatesAtLeastGood: count, ...quota });
const byPeople: Reader<QuotaPeopleInput> = object({
  people: list(object({ id: text, S: exact, class: choice(CLASSES) }, { group: nullable(text) })),
  ...quota,
});
const readInput: Reader<ExcellentQuotaInput> = (raw, path) =>
  typeof raw === 'object' && raw !== null && Object.hasOwn(raw, 'people') ? byPeople(raw, path) : byCount(raw, path);

export const excellentQuotaFormula: Formula<ExcellentQuotaInput, ExcellentQuotaAnswer> = {
  id: 'nd335/excellent-quota',
  version: 1,
  title: { vi: 'Tỷ lệ hoàn thành xuất sắc nhiệm vụ', en: 'Quota of the class XS' },
  article: 'Điều 20',
  input: {
    candidatesAtLeastGood: 'number of people with class TOT or above before the quota, or …',
    people: '… [{id, S, class, group?}], class before the quota',
    rate: '"20/100", or up to "25/100" by decision',
    base: 'GOOD_ONLY or GOOD_AND_ABOVE (P13)',
  },
  answer: {
    maxExcellent: 'for a number of candidates',
    status: 'for people: OK or TIE',
    excellent: 'ids that get XS',
    demoted: 'ids that fall to TOT',
    tied: 'ids that share the score at the cut',
  },
  exactKeys: [],
  example: { candidatesAtLeastGood: 30, rate: '20/100', base: 'GOOD_ONLY' },
  read: readInput,
  compute: (input, evaluation) =>
    'people' in input ? excellentAmong(input, evaluation) : maxExcellent(input, evaluation),
};
