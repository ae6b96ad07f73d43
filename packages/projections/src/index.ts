export * from './agencies/index.js';
export * from './facts/index.js';
export * from './indicators/index.js';
export * from './organisation/index.js';
export * from './plans/index.js';
export * from './scores/index.js';
export * from './time/index.js';
export * from './work/index.js';
