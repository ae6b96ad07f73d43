export * from './catalogues.js';
export * from './plans.js';
