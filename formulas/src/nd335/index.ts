export { CLASSES, type Class, classOfScore } from './classes.js';
export * from './dieu-11-17-year-score.js';
export * from './dieu-12-general-score.js';
export type { UnitGroup, WorkLine } from './dieu-14-results-of-work.js';
export type { Leadership } from './dieu-15-leaders.js';
export * from './dieu-16-17-period-score.js';
export * from './dieu-20-classify.js';
export * from './dieu-20-excellent-quota.js';
