export * from './across-fields.js';
export * from './combine.js';
export { describeFieldError, type FieldError, fieldErrors } from './errors.js';
export * from './field.js';
export * from './leaves.js';
export * from './record.js';
export { RULES, type Rule } from './rules.js';
