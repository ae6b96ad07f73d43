export { ruleSetCanonical } from './canonical.js';
export { CATALOGUE } from './catalogue.js';
export { DEFAULT_RULES } from './defaults.js';
export { findParameter } from './find-parameter.js';
export { type GivenParameters, parameterOf, parametersFor, parametersReader, sourcesReader } from './for-formula.js';
export type { Parameter } from './parameter.js';
export { type PickAt, type PickedParameter, type PickedParameters, pickParameters } from './pick.js';
export { type Rule, readRule } from './rule.js';
