export * from './facts/index.js';
export * from './organisation/index.js';
export * from './plans/index.js';
export * from './time/index.js';
