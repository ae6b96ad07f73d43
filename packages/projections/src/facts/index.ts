export * from './fact.js';
export * from './live-facts.js';
