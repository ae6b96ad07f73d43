export * from './maturity.js';
