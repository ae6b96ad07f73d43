export * from './catalogues.js';
export * from './links.js';
export * from './plans.js';
export * from './teams.js';
export * from './yearly-minima.js';
