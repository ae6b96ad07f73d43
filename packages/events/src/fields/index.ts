export * from './field.js';
export * from './leaves.js';
