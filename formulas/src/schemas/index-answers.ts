import type { Formula } from '../formula.js';
import {
  type CatalogueAnswer,
  catalogueFormula,
  type DigitalEconomyAnswer,
  type DtiAnswer,
  digitalEconomyFormula,
  dtiFormula,
  dtiMergerFormula,
  type GrowthAnswer,
  growthFormula,
  type HdiAnswer,
  hdiFormula,
  ORIGINS,
  type ParAnswer,
  type PciAnswer,
  type PiiAnswer,
  type PiiIndicatorAnswer,
  type PiiProfileAnswer,
  parFormula,
  pciFormula,
  piiFormula,
  piiIndicatorFormula,
  piiProfileFormula,
  type RankingAnswer,
  rankingFormula,
  type SlotState,
  type TfpAnswer,
  tfpContributionFormula,
} from '../indices/index.js';
import type { Approximate } from '../numbers/index.js';
import type { Presented } from '../present.js';
import { choice, count, exact, list, nullable, object, type Reader, text } from '../reading/index.js';
import { evaluated, type FieldsOf, warnings } from './evaluated.js';

const number = nullable(exact);
const texts = list(text);
const okOrInsufficient = choice(['OK', 'INSUFFICIENT_DATA']);
const approximate: Reader<Approximate | null> = nullable(object({ keys: texts, bound: exact }));

const dti: FieldsOf<DtiAnswer> = {
  status: okOrInsufficient,
  DTI: number,
  CQS: number,
  KTS: number,
  XHS: number,
  pillars: choice(['GIVEN', 'CANDIDATE', 'METHOD_NOT_SET']),
  mainIndices: list(object({ id: text, value: number, maxPoints: number })),
  missing: texts,
  warnings,
};

const ranking: FieldsOf<RankingAnswer> = {
  status: choice(['OK', 'PARTIAL']),
  index: text,
  year: count,
  universe: text,
  size: count,
  ranks: list(object({ id: text, value: exact, rank: nullable(count), atBest: count, atWorst: count })),
  unknown: texts,
};

const pii: FieldsOf<PiiAnswer> = {
  status: okOrInsufficient,
  inputIndex: number,
  outputIndex: number,
  PII: number,
  pillars: list(object({ id: text, score: number })),
  missing: texts,
  leftOut: texts,
};

const profiled = list(object({ id: text, rank: count, of: count, percentile: exact }));
const piiProfile: FieldsOf<PiiProfileAnswer> = {
  status: okOrInsufficient,
  strengths: profiled,
  weaknesses: profiled,
  strongFrom: number,
  weakUpTo: number,
  notRanked: texts,
};

const growth: FieldsOf<GrowthAnswer> = {
  status: okOrInsufficient,
  index: text,
  difference: number,
  growth: number,
  warnings,
};

const piiIndicator: FieldsOf<PiiIndicatorAnswer> = {
  status: choice(['OK', 'NOT_COMPARABLE']),
  skewness: number,
  kurtosis: number,
  treatment: choice(['NONE', 'WINSORISED', 'LOG_CT', 'LOG_GII', 'STILL_A_PROBLEM']),
  skewnessAfter: number,
  kurtosisAfter: number,
  changed: texts,
  treated: list(object({ id: text, value: number })),
  scores: list(object({ id: text, score: number })),
  approximate,
};

const pci: FieldsOf<PciAnswer> = {
  status: okOrInsufficient,
  PCI: number,
  missing: texts as FieldsOf<PciAnswer>['missing'],
};

const par: FieldsOf<ParAnswer> = {
  status: okOrInsufficient,
  PAR: number,
  appraised: number,
  survey: number,
  maxTotal: exact,
  missing: texts,
  warnings,
};

const hdi: FieldsOf<HdiAnswer> = {
  status: okOrInsufficient,
  HDI: number,
  health: number,
  education: number,
  income: number,
  missing: texts as FieldsOf<HdiAnswer>['missing'],
  approximate,
};

const tfp: FieldsOf<TfpAnswer> = {
  status: choice(['OK', 'NO_GROWTH', 'INSUFFICIENT_DATA']),
  tfpGrowth: number,
  contribution: number,
  missing: texts as FieldsOf<TfpAnswer>['missing'],
  warnings,
};

const digitalEconomy: FieldsOf<DigitalEconomyAnswer> = {
  status: okOrInsufficient,
  valueAdded: number,
  share: number,
  coreShare: number,
  otherShare: number,
  difference: number,
  methodSource: text,
  missing: texts,
};

const catalogue: FieldsOf<CatalogueAnswer> = {
  legalSource: text,
  formula: nullable(text),
  total: count,
  known: count,
  empty: count,
  slots: list(
    object({
      id: text,
      nameVi: nullable(text),
      value: nullable(text),
      state: choice<SlotState['state']>([...ORIGINS, 'FILLED', 'EMPTY']),
      source: nullable(text),
    }),
  ),
  missing: texts,
};

/** The answer of a formula with the places of its quantity. */
const answerOf = <Input, Answer extends object>(
  formula: Formula<Input, Answer>,
  fields: FieldsOf<Answer>,
): Reader<Answer & Presented> => evaluated(fields, formula.exactKeys, formula.shown);

/** Readers of the answers of the indices, by formula id. */
export const indexAnswerReaders = {
  'indices/dti': answerOf(dtiFormula, dti),
  'indices/dti-merger': answerOf(dtiMergerFormula, dti),
  'indices/ranking': answerOf(rankingFormula, ranking),
  'indices/pii': answerOf(piiFormula, pii),
  'indices/pii-indicator': answerOf(piiIndicatorFormula, piiIndicator),
  'indices/pci': answerOf(pciFormula, pci),
  'indices/par': answerOf(parFormula, par),
  'indices/hdi': answerOf(hdiFormula, hdi),
  'indices/tfp-contribution': answerOf(tfpContributionFormula, tfp),
  'indices/digital-economy': answerOf(digitalEconomyFormula, digitalEconomy),
  'indices/pii-profile': answerOf(piiProfileFormula, piiProfile),
  'indices/growth': answerOf(growthFormula, growth),
  'indices/catalogue': answerOf(catalogueFormula, catalogue),
} as const;
