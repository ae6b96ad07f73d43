import { answerReaders } from '../schemas/answers.js';
import { codecOf } from './codec-of.js';

/** Codecs of evaluated answers by formula id, with `display` and, unless it was left out, `derivation`. */
export const answerCodecs = {
  'nd335/general-score': codecOf('GeneralScoreAnswer', answerReaders['nd335/general-score']),
  'nd335/period-score': codecOf('PeriodScoreAnswer', answerReaders['nd335/period-score']),
  'nd335/year-score': codecOf('YearScoreAnswer', answerReaders['nd335/year-score']),
  'nd335/classify': codecOf('ClassifyAnswer', answerReaders['nd335/classify']),
  'nd335/excellent-quota': codecOf('ExcellentQuotaAnswer', answerReaders['nd335/excellent-quota']),
  'nd335/agency-score': codecOf('AgencyScoreAnswer', answerReaders['nd335/agency-score']),
  'nd335/agency-class': codecOf('AgencyClassAnswer', answerReaders['nd335/agency-class']),
  'attainment/target': codecOf('TargetAnswer', answerReaders['attainment/target']),
  'completion/plan': codecOf('PlanCompletionAnswer', answerReaders['completion/plan']),
  'indices/dti': codecOf('DtiAnswer', answerReaders['indices/dti']),
  'indices/dti-merger': codecOf('DtiMergerAnswer', answerReaders['indices/dti-merger']),
  'indices/ranking': codecOf('RankingAnswer', answerReaders['indices/ranking']),
  'indices/pii': codecOf('PiiAnswer', answerReaders['indices/pii']),
  'indices/pii-indicator': codecOf('PiiIndicatorAnswer', answerReaders['indices/pii-indicator']),
  'indices/pci': codecOf('PciAnswer', answerReaders['indices/pci']),
  'indices/par': codecOf('ParAnswer', answerReaders['indices/par']),
  'indices/hdi': codecOf('HdiAnswer', answerReaders['indices/hdi']),
  'indices/tfp-contribution': codecOf('TfpContributionAnswer', answerReaders['indices/tfp-contribution']),
  'indices/digital-economy': codecOf('DigitalEconomyAnswer', answerReaders['indices/digital-economy']),
  'indices/pii-profile': codecOf('PiiProfileAnswer', answerReaders['indices/pii-profile']),
  'indices/growth': codecOf('GrowthAnswer', answerReaders['indices/growth']),
  'indices/catalogue': codecOf('CatalogueAnswer', answerReaders['indices/catalogue']),
  'maturity/level': codecOf('MaturityAnswer', answerReaders['maturity/level']),
} as const;
