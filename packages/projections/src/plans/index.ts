export * from './catalogues.js';
export * from './plans.js';
export * from './teams.js';
