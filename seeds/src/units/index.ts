export type { Collective } from './collectives.js';
export { COLLECTIVE_RULE, collectives } from './collectives.js';
export type { PostRow } from './posts.js';
export { posts } from './posts.js';
export type { UnitNameError } from './resolve.js';
export { resolveUnit } from './resolve.js';
export type { UnitRow } from './units.js';
export { units } from './units.js';
