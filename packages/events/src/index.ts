export { canonicalBytes, canonicalText, hashOfValue, hexOf } from './envelope/canonical.js';
export { canonicalCopy } from './envelope/canonical-copy.js';
export * from './envelope/decode.js';
export { type Envelope, EnvelopeCodec, envelopeSchema, type Header } from './envelope/envelope.js';
export * from './envelope/event-id.js';
export { charactersOf, isRecognised, type Recognised, recognise, recogniseIn } from './envelope/recognise.js';
export { digestOf, hashOf } from './envelope/sha256.js';
export {
  indicatorStream,
  maturityStream,
  ratingStream,
  streamOf,
  streamOfText,
  subjectOf,
} from './envelope/streams.js';
export * from './fields/index.js';
export * from './sealing/sealed-text.js';
export * from './types/catalog.js';
export { mayStandOn } from './types/day.js';
export type { EventType, StreamCategory, ValidAtMeaning } from './types/event-type.js';
export { PERSON_KINDS } from './types/organisation.js';
