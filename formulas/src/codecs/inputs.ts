import { targetFormula } from '../attainment/index.js';
import { planCompletionFormula } from '../completion/index.js';
import {
  catalogueFormula,
  digitalEconomyFormula,
  dtiFormula,
  dtiMergerFormula,
  growthFormula,
  hdiFormula,
  parFormula,
  pciFormula,
  piiFormula,
  piiIndicatorFormula,
  piiProfileFormula,
  rankingFormula,
  tfpContributionFormula,
} from '../indices/index.js';
import { maturityFormula } from '../maturity/index.js';
import {
  agencyClassFormula,
  agencyScoreFormula,
  classifyFormula,
  excellentQuotaFormula,
  generalScoreFormula,
  periodScoreFormula,
  yearScoreFormula,
} from '../nd335/index.js';
import { codecOf } from './codec-of.js';

/** Codecs of inputs by formula id. They check the shape; what contradicts the decree is refused by the formula itself. */
export const inputCodecs = {
  'nd335/general-score': codecOf('GeneralScoreInput', generalScoreFormula.read),
  'nd335/period-score': codecOf('PeriodScoreInput', periodScoreFormula.read),
  'nd335/year-score': codecOf('YearScoreInput', yearScoreFormula.read),
  'nd335/classify': codecOf('ClassifyInput', classifyFormula.read),
  'nd335/excellent-quota': codecOf('ExcellentQuotaInput', excellentQuotaFormula.read),
  'nd335/agency-score': codecOf('AgencyScoreInput', agencyScoreFormula.read),
  'nd335/agency-class': codecOf('AgencyClassInput', agencyClassFormula.read),
  'attainment/target': codecOf('TargetInput', targetFormula.read),
  'completion/plan': codecOf('PlanCompletionInput', planCompletionFormula.read),
  'indices/dti': codecOf('DtiInput', dtiFormula.read),
  'indices/dti-merger': codecOf('DtiMergerInput', dtiMergerFormula.read),
  'indices/ranking': codecOf('RankingInput', rankingFormula.read),
  'indices/pii': codecOf('PiiInput', piiFormula.read),
  'indices/pii-indicator': codecOf('PiiIndicatorInput', piiIndicatorFormula.read),
  'indices/pci': codecOf('PciInput', pciFormula.read),
  'indices/par': codecOf('ParInput', parFormula.read),
  'indices/hdi': codecOf('HdiInput', hdiFormula.read),
  'indices/tfp-contribution': codecOf('TfpContributionInput', tfpContributionFormula.read),
  'indices/digital-economy': codecOf('DigitalEconomyInput', digitalEconomyFormula.read),
  'indices/pii-profile': codecOf('PiiProfileInput', piiProfileFormula.read),
  'indices/growth': codecOf('GrowthInput', growthFormula.read),
  'indices/catalogue': codecOf('CatalogueInput', catalogueFormula.read),
  'maturity/level': codecOf('MaturityInput', maturityFormula.read),
} as const;
