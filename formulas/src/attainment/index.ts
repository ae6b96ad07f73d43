export type { ProgressMethod, Reason, TargetAnswer } from './answer.js';
export { type CombinedTargets, combineTargets } from './combine.js';
export { COMPARATORS, type Comparator, RANK_METHODS, type RankMethod, type TargetInput } from './input.js';
export { linearPath, type PathPoint } from './path.js';
export { readBareNumber, TARGET_READINGS, type TargetReading } from './reading.js';
export { type FigureParts, type RollUp, rollUp, type UnitFigure } from './roll-up.js';
export { ATTAINMENT_RULES, type AttainmentRule, type AttainmentRuleId, isAttainmentRuleValue } from './rules.js';
export { targetFormula } from './target.formula.js';
export { attainTarget } from './target.js';
