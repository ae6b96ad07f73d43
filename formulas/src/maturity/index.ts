export { maturityFormula } from './maturity.formula.js';
export { maturity } from './maturity.js';
export type { MaturityAnswer, MaturityCriterion, MaturityInput, MaturityLevel, MaturityScore } from './model.js';
