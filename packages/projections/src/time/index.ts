export * from './civil-date.js';
export * from './period.js';
