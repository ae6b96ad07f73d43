import { type Formula, formulaOf } from '../formula.js';
import {
  choice,
  count,
  described,
  exact,
  flag,
  list,
  nullable,
  object,
  offending,
  type Reader,
  text,
} from '../reading/index.js';
import { parametersReader, sourcesReader } from '../rules/index.js';
import { CLASSES } from './classes.js';
import {
  type ExcellentQuotaAnswer,
  type ExcellentQuotaInput,
  excellentAmong,
  maxExcellent,
  QUOTA_BASES,
  QUOTA_PARAMETERS,
  QUOTA_SUBJECTS,
  type QuotaCountInput,
  type QuotaPeopleInput,
} from './dieu-20-excellent-quota.js';

const quota = { rate: exact, base: choice(QUOTA_BASES) };
const extras = {
  subject: choice(QUOTA_SUBJECTS),
  parameters: parametersReader(['overQuota', 'demotedHeadInBase']),
  parameterSources: sourcesReader([...QUOTA_PARAMETERS, 'rate']),
};
const byCount: Reader<QuotaCountInput> = object({ candidatesAtLeastGood: count, ...quota }, extras);
const byPeople: Reader<QuotaPeopleInput> = object(
  {
    people: list(
      object(
        { id: text, S: exact, class: nullable(choice(CLASSES)) },
        { open: list(choice(CLASSES)), group: nullable(text), G: exact, cappedByOrganisation: flag },
      ),
    ),
    ...quota,
  },
  extras,
);
const readInput = (): Reader<ExcellentQuotaInput> =>
  described(
    () => ({ anyOf: [byPeople.schema, byCount.schema] }),
    (raw, path) => {
      const given: object = typeof raw === 'object' && raw !== null ? raw : {};
      const article = 'subject' in given && given.subject === 'AGENCIES' ? 'Điều 8' : 'Điều 20';
      return offending<ExcellentQuotaInput>(article, Object.hasOwn(given, 'people') ? byPeople : byCount)(raw, path);
    },
  );

/** Điều 20 khoản 5 and Điều 8 khoản 5: tỷ lệ hoàn thành xuất sắc nhiệm vụ. */
export const excellentQuotaFormula: Formula<ExcellentQuotaInput, ExcellentQuotaAnswer> = formulaOf(
  'nd335/excellent-quota',
  1,
  () => ({
    title: { vi: 'Tỷ lệ hoàn thành xuất sắc nhiệm vụ', en: 'Quota of the class XS' },
    article: 'Điều 20 khoản 5; tổ chức: Điều 8 khoản 5',
    input: {
      candidatesAtLeastGood: 'number of people with class TOT or above before the quota, or …',
      people:
        '… [{id, S, class, open?, group?, G?, cappedByOrganisation?}]: class before the quota, null while withheld; open: what it can still be',
      rate: '"20/100", or up to "25/100" by decision',
      base: 'GOOD_ONLY or GOOD_AND_ABOVE (P13)',
      subject: 'optional: CIVIL_SERVANTS (Điều 20 khoản 5) or AGENCIES (Điều 8 khoản 5)',
      parameters: 'optional: overQuota (P15), demotedHeadInBase (P39)',
      parameterSources: 'optional: legal source of quotaBase and of rate, shown in the derivation',
    },
    answer: {
      maxExcellent: 'for a number of candidates',
      status: 'for people: OK, TIE or PENDING_QUOTA',
      excellent: 'ids that get XS',
      demoted: 'ids that fall to TOT',
      tied: 'ids that share the score at the cut',
      pending: 'ids whose place depends on a withheld class',
    },
    exactKeys: [],
    example: { candidatesAtLeastGood: 30, rate: '20/100', base: 'GOOD_ONLY' },
    read: readInput(),
    compute: (input, evaluation) =>
      'people' in input ? excellentAmong(input, evaluation) : maxExcellent(input, evaluation),
  }),
);
