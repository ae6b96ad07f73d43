import { type ReleasedFormula, release } from '../release.js';
import { agencyScoreFormula } from './dieu-6-7-agency-score.formula.js';
import { agencyClassFormula } from './dieu-8-agency-class.formula.js';
import { yearScoreFormula } from './dieu-11-17-year-score.formula.js';
import { generalScoreFormula } from './dieu-12-general-score.formula.js';
import { periodScoreFormula } from './dieu-16-17-period-score.formula.js';
import { classifyFormula } from './dieu-20-classify.formula.js';
import { excellentQuotaFormula } from './dieu-20-excellent-quota.formula.js';

/** The formulas of the decree, every version, in its order, the newest of an id last. */
export const OF_THE_DECREE: readonly ReleasedFormula[] = [
  release(generalScoreFormula),
  release(periodScoreFormula),
  release(yearScoreFormula),
  release(classifyFormula),
  release(excellentQuotaFormula),
  release(agencyScoreFormula),
  release(agencyClassFormula),
];
