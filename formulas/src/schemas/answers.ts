import { type TargetAnswer, targetFormula } from '../attainment/index.js';
import { type PlanCompletionAnswer, planCompletionFormula } from '../completion/index.js';
import { type MaturityAnswer, maturityFormula } from '../maturity/index.js';
import {
  type AgencyClassAnswer,
  type AgencyScoreAnswer,
  agencyClassFormula,
  agencyScoreFormula,
  CLASSES,
  type ClassifyAnswer,
  classifyFormula,
  GENERAL_CELLS,
  type GeneralScoreAnswer,
  generalScoreFormula,
  type PeriodScoreAnswer,
  periodScoreFormula,
  type QuotaCountAnswer,
  type QuotaPeopleAnswer,
  type YearScoreAnswer,
  yearScoreFormula,
} from '../nd335/index.js';
import { choice, count, described, exact, flag, list, nullable, object, text } from '../reading/index.js';
import { evaluated, type FieldsOf, warnings } from './evaluated.js';
import { indexAnswerReaders } from './index-answers.js';

const number = nullable(exact);
const okOrInsufficient = choice(['OK', 'INSUFFICIENT_DATA']);
const aClass = choice(CLASSES);
const cells = list(choice(GENERAL_CELLS.map(({ id }) => id)));
const texts = list(text);

const generalScore: FieldsOf<GeneralScoreAnswer> = {
  status: okOrInsufficient,
  G: number,
  self: number,
  missing: cells,
  lowered: cells,
  withoutSelfScore: flag,
};

const periodScore: FieldsOf<PeriodScoreAnswer> = {
  status: okOrInsufficient,
  a: number,
  b: number,
  c: number,
  d: number,
  dd: number,
  e: number,
  K: number,
  T: number,
  G: number,
  S: number,
  band: nullable(aClass),
  rawA: number,
  rawB: number,
  rawC: number,
  missing: list(choice(['G', 'A', 'd', 'dd', 'e'])),
  warnings,
};

const yearScore: FieldsOf<YearScoreAnswer> = {
  status: choice(['OK', 'NOT_CLASSIFIED', 'INSUFFICIENT_DATA']),
  S: number,
  class: nullable(aClass),
  missing: texts,
  warnings,
};

const classify: FieldsOf<ClassifyAnswer> = {
  scoreClass: nullable(aClass),
  class: nullable(aClass),
  status: choice(['OK', 'PENDING_ORGANISATION', 'INSUFFICIENT_DATA']),
  reasons: texts,
};

const quotaCount: FieldsOf<QuotaCountAnswer> = { maxExcellent: count };
const quotaPeople: FieldsOf<QuotaPeopleAnswer> = {
  status: choice(['OK', 'TIE', 'PENDING_QUOTA']),
  excellent: texts,
  demoted: texts,
  tied: texts,
  pending: texts,
};
const [ofCount, ofPeople] = [evaluated(quotaCount, []), evaluated(quotaPeople, [])];
const excellentQuota = described(
  () => ({ anyOf: [ofCount.schema, ofPeople.schema] }),
  (raw, path) =>
    typeof raw === 'object' && raw !== null && Object.hasOwn(raw, 'maxExcellent')
      ? ofCount(raw, path)
      : ofPeople(raw, path),
);

const agencyScore: FieldsOf<AgencyScoreAnswer> = {
  status: okOrInsufficient,
  general: number,
  results: number,
  S: number,
  missing: texts,
};

const agencyClass: FieldsOf<AgencyClassAnswer> = {
  class: nullable(aClass),
  status: choice(['OK', 'REVIEW', 'INSUFFICIENT_DATA', 'PENDING']),
  open: list(aClass),
};

const target: FieldsOf<TargetAnswer> = {
  status: nullable(flag),
  progress: number,
  raw: number,
  margin: number,
  method: nullable(choice(['A', 'B', 'C', 'D', 'E', 'RATIO', 'BASELINE', 'BINARY'])),
  reason: nullable(
    choice(['not_measured', 'not_published', 'needs_attestation', 'TARGET_NOT_RATIO', 'universe_unknown']),
  ),
  warnings,
};

const planCompletion: FieldsOf<PlanCompletionAnswer> = {
  assigned: count,
  completed: count,
  counted: number,
  weighted: number,
  onTime: count,
  late: count,
  overdue: count,
  excused: count,
  cancelled: count,
  notYetDue: count,
};

const maturity: FieldsOf<MaturityAnswer> = {
  status: okOrInsufficient,
  score: number,
  level: nullable(text),
  atLeast: exact,
  atMost: exact,
  lowestLevel: text,
  highestLevel: text,
  criteria: list(object({ id: text, score: number, level: nullable(text) })),
  missing: texts,
};

/** Readers of evaluated answers by formula id: every answer that `evaluate` gives, and nothing else of that shape. */
export const answerReaders = {
  'nd335/general-score': evaluated(generalScore, generalScoreFormula.exactKeys),
  'nd335/period-score': evaluated(periodScore, periodScoreFormula.exactKeys),
  'nd335/year-score': evaluated(yearScore, yearScoreFormula.exactKeys),
  'nd335/classify': evaluated(classify, classifyFormula.exactKeys),
  'nd335/excellent-quota': excellentQuota,
  'nd335/agency-score': evaluated(agencyScore, agencyScoreFormula.exactKeys),
  'nd335/agency-class': evaluated(agencyClass, agencyClassFormula.exactKeys),
  'attainment/target': evaluated(target, targetFormula.exactKeys),
  'completion/plan': evaluated(planCompletion, planCompletionFormula.exactKeys),
  'maturity/level': evaluated(maturity, maturityFormula.exactKeys),
  ...indexAnswerReaders,
} as const;
