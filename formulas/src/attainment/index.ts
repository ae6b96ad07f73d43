export type { ProgressMethod, Reason, TargetAnswer } from './answer.js';
export { type CombinedTargets, combineTargets } from './combine.js';
export { COMPARATORS, type Comparator, RANK_METHODS, type RankMethod, type TargetInput } from './input.js';
export { readBareNumber, TARGET_READINGS, type TargetReading } from './reading.js';
export { targetFormula } from './target.formula.js';
export { attainTarget } from './target.js';
