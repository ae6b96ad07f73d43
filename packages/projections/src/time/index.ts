export * from './civil-date.js';
export * from './period.js';
export * from './working-calendar.js';
export * from './working-calendars.js';
