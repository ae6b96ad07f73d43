import { digestOf, hashOf, hexOf } from '@kpi-ledger/events';

/**
 * The Merkle tree of RFC 9162 §2.1 over the events' bytes, grown one leaf at a time.
 *
 * Cut a prefix of n leaves into complete subtrees, largest first, as the binary digits of n say: 6 = 4 + 2. Their hashes are
 * the peaks of the prefix. The peak that ends at leaf n covers as many leaves as the lowest set bit of n, so ONE hash per leaf
 * (the peak ending there) is enough to have the root of every prefix with log2(n) hashes.
 */
export type Hash = Uint8Array;

/** Finds the kept peak that ends at a leaf (counted from 1). */
export type PeakLookup = (leaf: number) => Hash;

const LEAF = 0x00;
const NODE = 0x01;

/** Root of the empty tree. */
export const EMPTY_ROOT = hashOf(new Uint8Array());

export const leafHash = (bytes: Uint8Array): Hash => hashOfKind(LEAF, bytes);

export const nodeHash = (left: Hash, right: Hash): Hash => hashOfKind(NODE, left, right);

/** Where what is hashed is put together: memory of its own for each would take as long as hashing it. */
let input = new Uint8Array(4_096);

function hashOfKind(kind: number, ...parts: readonly Uint8Array[]): Hash {
  const length = parts.reduce((sum, part) => sum + part.length, 1);
  if (length > input.length) input = new Uint8Array(2 * length);
  input[0] = kind;
  let at = 1;
  for (const part of parts) {
    input.set(part, at);
    at += part.length;
  }
  return digestOf(input.subarray(0, length));
}

/** The peak that ends at leaf n, from the leaf's own hash and the peaks kept before it. */
export function peakEndingAt(n: number, leaf: Hash, peakOf: PeakLookup): Hash {
  let peak = leaf;
  for (let size = 1; n % (size * 2) === 0; size *= 2) peak = nodeHash(peakOf(n - size), peak);
  return peak;
}

/** The tree hash over the first n leaves, hexadecimal. */
export function rootAt(n: number, peakOf: PeakLookup): string {
  if (n === 0) return EMPTY_ROOT;
  let root = peakOf(n);
  for (let end = n - lowestBit(n); end > 0; end -= lowestBit(end)) root = nodeHash(peakOf(end), root);
  return hexOf(root);
}

function lowestBit(n: number): number {
  let bit = 1;
  while (n % (bit * 2) === 0) bit *= 2;
  return bit;
}
