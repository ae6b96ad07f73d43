import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { digestOf, hashOf } from './sha256.js';

test('the hash of this runtime is the one written in JavaScript, which a browser uses', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      expect(digestOf(bytes)).toEqual(sha256(bytes));
      expect(hashOf(bytes)).toBe(bytesToHex(sha256(bytes)));
    }),
  );
});
