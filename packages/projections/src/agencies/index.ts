export * from './agency-facts.js';
export * from './agency-tasks.js';
export * from './evaluated.js';
