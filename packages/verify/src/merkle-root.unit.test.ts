import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { MerkleRoot } from './merkle-root.js';

const rootOver = (leaves: readonly Uint8Array[]): string => {
  const merkle = new MerkleRoot();
  for (const leaf of leaves) merkle.add(leaf);
  return merkle.root();
};

/** The definition of RFC 9162 §2.1.1, with Node's SHA-256. */
function defined(leaves: readonly Uint8Array[]): Buffer {
  const sha = (...parts: readonly Uint8Array[]) => createHash('sha256').update(Buffer.concat(parts)).digest();
  const [only] = leaves;
  if (only === undefined) return sha();
  if (leaves.length === 1) return sha(Buffer.of(0), only);
  const split = 2 ** Math.floor(Math.log2(leaves.length - 1));
  return sha(Buffer.of(1), defined(leaves.slice(0, split)), defined(leaves.slice(split)));
}

it('has the published root over eight leaves', () => {
  const leaves = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
  expect(rootOver(leaves.map((hex) => Buffer.from(hex, 'hex')))).toBe(
    '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
  );
});

it('is the tree hash of the definition for any leaves', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 5 }), { maxLength: 40 }), (leaves) => {
      expect(rootOver(leaves)).toBe(defined(leaves).toString('hex'));
    }),
  );
});
