export * from './deadlines.js';
export * from './in-period.js';
export * from './lines.js';
export * from './open-matters.js';
export * from './task.js';
export * from './task-fold.js';
