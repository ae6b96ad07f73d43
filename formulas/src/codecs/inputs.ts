import { targetFormula } from '../attainment/index.js';
import { planCompletionFormula } from '../completion/index.js';
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
} as const;
