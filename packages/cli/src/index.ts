export { importGuide } from './import/guide.js';
export { run } from './run.js';
export type { Console } from './terminal/console.js';
