export * from './absences.js';
export * from './holders.js';
export * from './management.js';
export * from './organisation.js';
export * from './organisation-at.js';
