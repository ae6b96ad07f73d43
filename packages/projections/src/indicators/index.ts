export * from './attainment.js';
export * from './indicators.js';
