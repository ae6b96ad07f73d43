export * from './catalogue/index.js';
export * from './codecs/source.js';
