import { hashOf, hexOf } from '@kpi-ledger/events';
import { HASH, hashed } from './merkle-hash.js';

/** That some bytes are the leaf `index` (from 0) of the tree over the first `size` events (RFC 9162 §2.1.3). */
export interface InclusionProof {
  readonly index: number;
  readonly size: number;
  /** Hashes in hexadecimal, from the leaf up to the root. */
  readonly path: readonly string[];
}

/** That the first `from` of `to` events are the same in both trees: nothing was altered, only added (RFC 9162 §2.1.4). */
export interface ConsistencyProof {
  readonly from: number;
  readonly to: number;
  readonly path: readonly string[];
}

/**
 * Whether the bytes stand where the proof says in the tree of that root; false for a proof of any wrong form too. A root does
 * not say over how many events it is: whoever asks compares `size` with the ordinal that was signed beside the root.
 */
export function verifyInclusion(bytes: Uint8Array, { index, size, path }: InclusionProof, root: string): boolean {
  const siblings = hashesOf(path);
  if (siblings === null || !isCount(index) || !isCount(size) || index >= size) return false;
  let place = index;
  let last = size - 1;
  let hash = hashed(0, bytes);
  for (const sibling of siblings) {
    if (last === 0) return false;
    const onTheRight = place % 2 === 1;
    if (onTheRight || place === last) {
      hash = hashed(1, sibling, hash);
      // An incomplete right edge: the levels at which the subtree has no sibling give no hash to the path.
      if (!onTheRight) [place, last] = untilRight(place, last);
    } else hash = hashed(1, hash, sibling);
    [place, last] = [half(place), half(last)];
  }
  return last === 0 && hexOf(hash) === root;
}

/** Whether the tree of `toRoot` begins with the very events of the tree of `fromRoot`; false for a malformed proof too. */
export function verifyConsistency({ from, to, path }: ConsistencyProof, fromRoot: string, toRoot: string): boolean {
  const given = hashesOf(path);
  const oldRoot = bytesOf(fromRoot);
  if (given === null || oldRoot === null || !isCount(from) || !isCount(to) || from > to) return false;
  if (from === to) return given.length === 0 && fromRoot === toRoot;
  if (from === 0) return given.length === 0 && fromRoot === EMPTY_ROOT && HASH.test(toRoot);
  // A complete first tree is a subtree of the second: its root is known and not repeated in the path.
  const [start, ...siblings] = isPowerOfTwo(from) ? [oldRoot, ...given] : given;
  if (start === undefined) return false;
  let [place, last] = [from - 1, to - 1];
  while (place % 2 === 1) [place, last] = [half(place), half(last)];
  let [older, newer] = [start, start];
  for (const sibling of siblings) {
    if (last === 0) return false;
    const onTheRight = place % 2 === 1;
    if (onTheRight || place === last) {
      older = hashed(1, sibling, older);
      newer = hashed(1, sibling, newer);
      if (!onTheRight) [place, last] = untilRight(place, last);
    } else newer = hashed(1, newer, sibling);
    [place, last] = [half(place), half(last)];
  }
  return last === 0 && hexOf(older) === fromRoot && hexOf(newer) === toRoot;
}

/** Root of the empty tree. */
const EMPTY_ROOT = hashOf(new Uint8Array());

/** Up from a left subtree to the level where it is a right one (or the first of its level). */
function untilRight(place: number, last: number): [number, number] {
  let [up, upLast] = [place, last];
  while (up !== 0 && up % 2 === 0) [up, upLast] = [half(up), half(upLast)];
  return [up, upLast];
}

/** Not by shifting bits: those stop at 2³¹. */
const half = (n: number): number => (n - (n % 2)) / 2;

const isCount = (n: number): boolean => Number.isSafeInteger(n) && n >= 0;

function isPowerOfTwo(n: number): boolean {
  let odd = n;
  while (odd % 2 === 0) odd /= 2;
  return odd === 1;
}

function hashesOf(path: readonly string[]): Uint8Array[] | null {
  const hashes = path.flatMap((hash) => bytesOf(hash) ?? []);
  return hashes.length === path.length ? hashes : null;
}

const bytesOf = (hash: string): Uint8Array | null =>
  HASH.test(hash) ? Uint8Array.from(hash.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16)) : null;
