import * as t from 'io-ts';
import type { TargetAnswer } from '../attainment/index.js';
import type { PlanCompletionAnswer } from '../completion/index.js';
import {
  type AgencyClassAnswer,
  type AgencyScoreAnswer,
  type ClassifyAnswer,
  type ExcellentQuotaAnswer,
  GENERAL_CELLS,
  type GeneralScoreAnswer,
  type PeriodScoreAnswer,
  type YearScoreAnswer,
} from '../nd335/index.js';
import { classCodec, exactText, oneOf, orNull, warnings, wholeNumber } from './shared.js';

const exact = orNull(exactText);
const okOrInsufficient = oneOf(['OK', 'INSUFFICIENT_DATA']);
const cellIds = t.readonlyArray(oneOf(GENERAL_CELLS.map(({ id }) => id)));
const texts = t.readonlyArray(t.string);

const generalScore: t.Type<GeneralScoreAnswer> = t.type({
  status: okOrInsufficient,
  G: exact,
  self: exact,
  missing: cellIds,
  lowered: cellIds,
  withoutSelfScore: t.boolean,
});

const periodScore: t.Type<PeriodScoreAnswer> = t.type({
  status: okOrInsufficient,
  a: exact,
  b: exact,
  c: exact,
  d: exact,
  dd: exact,
  e: exact,
  K: exact,
  T: exact,
  G: exact,
  S: exact,
  band: orNull(classCodec),
  rawA: exact,
  rawB: exact,
  rawC: exact,
  missing: t.readonlyArray(oneOf(['G', 'A', 'd', 'dd', 'e'])),
  warnings,
});

const yearScore: t.Type<YearScoreAnswer> = t.type({
  status: oneOf(['OK', 'NOT_CLASSIFIED', 'INSUFFICIENT_DATA']),
  S: exact,
  class: orNull(classCodec),
  missing: texts,
  warnings,
});

const classify: t.Type<ClassifyAnswer> = t.type({
  scoreClass: orNull(classCodec),
  class: orNull(classCodec),
  status: oneOf(['OK', 'PENDING_ORGANISATION', 'INSUFFICIENT_DATA']),
  reasons: texts,
});

const excellentQuota: t.Type<ExcellentQuotaAnswer> = t.union([
  t.type({ maxExcellent: wholeNumber }),
  t.type({
    status: oneOf(['OK', 'TIE', 'PENDING_QUOTA']),
    excellent: texts,
    demoted: texts,
    tied: texts,
    pending: texts,
  }),
]);

const agencyScore: t.Type<AgencyScoreAnswer> = t.type({
  status: okOrInsufficient,
  general: exact,
  results: exact,
  S: exact,
  missing: texts,
});

const agencyClass: t.Type<AgencyClassAnswer> = t.type({
  class: orNull(classCodec),
  status: oneOf(['OK', 'REVIEW', 'INSUFFICIENT_DATA', 'PENDING']),
  open: t.readonlyArray(classCodec),
});

const target: t.Type<TargetAnswer> = t.type({
  status: orNull(t.boolean),
  progress: exact,
  raw: exact,
  margin: exact,
  method: orNull(oneOf(['A', 'B', 'C', 'D', 'E', 'RATIO', 'BASELINE', 'BINARY'])),
  reason: orNull(oneOf(['not_measured', 'not_published', 'needs_attestation', 'TARGET_NOT_RATIO', 'universe_unknown'])),
  warnings,
});

const planCompletion: t.Type<PlanCompletionAnswer> = t.type({
  assigned: wholeNumber,
  completed: wholeNumber,
  counted: exact,
  weighted: exact,
  onTime: wholeNumber,
  late: wholeNumber,
  overdue: wholeNumber,
  excused: wholeNumber,
  cancelled: wholeNumber,
  notYetDue: wholeNumber,
});

/** Codecs of answers by formula id, without `display` and `derivation` (see `presentedCodec`). */
export const answerCodecs = {
  'nd335/general-score': generalScore,
  'nd335/period-score': periodScore,
  'nd335/year-score': yearScore,
  'nd335/classify': classify,
  'nd335/excellent-quota': excellentQuota,
  'nd335/agency-score': agencyScore,
  'nd335/agency-class': agencyClass,
  'attainment/target': target,
  'completion/plan': planCompletion,
} as const;
