export { ruleSetCanonical } from './canonical.js';
export { CATALOGUE, findParameter, type Parameter } from './catalogue.js';
export { DEFAULT_RULES } from './defaults.js';
export { type GivenParameters, parameterOf, parametersFor, parametersReader, sourcesReader } from './for-formula.js';
export { type PickAt, type PickedParameter, type PickedParameters, pickParameters } from './pick.js';
export { type Rule, readRule } from './rule.js';
