import { freeText, meaning, nullable, record, sha256Hex } from '../fields/index.js';

/** A document that proves something; the hash of its bytes where they are at hand. */
export const proof = record({
  name: freeText,
  hash: meaning('of its bytes; null: not at hand', nullable(sha256Hex)),
});
