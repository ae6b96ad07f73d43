export * from './cards/index.js';
export * from './catalogue/index.js';
export * from './codecs/source.js';
export * from './links/index.js';
export * from './prose/index.js';
export { rowId } from './row-id.js';
export * from './units/index.js';
