import { hexOf } from '@kpi-ledger/events';
import { type Hash, nodeHash, type PeakLookup } from './tree.js';

/** The leaf `index` (from 0) of the tree over `size` events, with the hashes from the leaf up (RFC 9162 §2.1.3.1). */
export interface InclusionPath {
  readonly index: number;
  readonly size: number;
  readonly path: readonly string[];
}

/** The first `from` of `to` events are the same in both trees (RFC 9162 §2.1.4.1). */
export interface ConsistencyPath {
  readonly from: number;
  readonly to: number;
  readonly path: readonly string[];
}

/** Proofs for some leaves of one tree: every inner hash is made once. A RangeError on a leaf that is not there. */
export function inclusionProofs(leafHashes: readonly Hash[], indices: readonly number[]): InclusionPath[] {
  const size = leafHashes.length;
  const outside = indices.find((index) => !Number.isInteger(index) || index < 0 || index >= size);
  if (outside !== undefined) throw new RangeError(`no leaf ${outside} in a tree of ${size}`);
  const tree = new CompleteSubtrees(leafHashes);
  return indices.map((index) => ({ index, size, path: tree.pathTo(index, 0, size).map(hexOf) }));
}

/** A RangeError when there are not `to` leaves or `from` is the larger. */
export function consistencyProof(leafHashes: readonly Hash[], from: number, to: number): ConsistencyPath {
  if (!Number.isInteger(from) || !Number.isInteger(to) || from < 0 || from > to || to > leafHashes.length)
    throw new RangeError(`no proof from ${from} to ${to} in a tree of ${leafHashes.length}`);
  const path =
    from === 0 || from === to ? [] : new CompleteSubtrees(leafHashes.slice(0, to)).subproof(from, 0, to, true);
  return { from, to, path: path.map(hexOf) };
}

/** The hashes of all complete subtrees, level by level; those of the right edge are put together from them. */
class CompleteSubtrees {
  readonly #levels: (readonly Hash[])[];

  constructor(leaves: readonly Hash[]) {
    this.#levels = [leaves];
    for (let level = leaves; level.length > 1; ) {
      level = pairs(level);
      this.#levels.push(level);
    }
  }

  /** PATH(index, D[start:end]). */
  pathTo(index: number, start: number, end: number): Hash[] {
    if (end - start === 1) return [];
    const middle = start + splitOf(end - start);
    return index < middle
      ? [...this.pathTo(index, start, middle), this.#hash(middle, end)]
      : [...this.pathTo(index, middle, end), this.#hash(start, middle)];
  }

  /** SUBPROOF(m, D[start:end], known): `known` while the older tree is this very subtree, whose root the reader has. */
  subproof(m: number, start: number, end: number, known: boolean): Hash[] {
    if (m === end - start) return known ? [] : [this.#hash(start, end)];
    const split = splitOf(end - start);
    const middle = start + split;
    return m <= split
      ? [...this.subproof(m, start, middle, known), this.#hash(middle, end)]
      : [...this.subproof(m - split, middle, end, false), this.#hash(start, middle)];
  }

  /** MTH(D[start:end]) of a subtree of the tree: it starts at a multiple of its (rounded up) size. */
  #hash(start: number, end: number): Hash {
    const size = end - start;
    const split = splitOf(size);
    if (size > 1 && split * 2 !== size)
      return nodeHash(this.#hash(start, start + split), this.#hash(start + split, end));
    const hash = this.#levels[Math.log2(size)]?.[start / size];
    if (hash === undefined) throw new RangeError(`no subtree of the leaves ${start} to ${end}`);
    return hash;
  }
}

const pairs = (level: readonly Hash[]): Hash[] =>
  level.flatMap((right, i) => {
    const left = level[i - 1];
    return i % 2 === 1 && left !== undefined ? [nodeHash(left, right)] : [];
  });

/** The largest power of two below n. */
function splitOf(n: number): number {
  let split = 1;
  while (split * 2 < n) split *= 2;
  return split;
}

/**
 * The same proof from the peaks that are kept of every leaf, for who has no hashes of all leaves: it takes some dozens of them, and the leaves
 * that end an even subtree. A RangeError on a leaf that is not there.
 *
 * @param leafOf the hash of a leaf itself; leaves are counted from 1 here, as for `peakOf`
 */
export function inclusionByPeaks(index: number, size: number, peakOf: PeakLookup, leafOf: PeakLookup): InclusionPath {
  if (!Number.isInteger(index) || index < 0 || index >= size)
    throw new RangeError(`no leaf ${index} in a tree of ${size}`);
  const hash = (start: number, end: number): Hash => {
    const leaves = end - start;
    if (leaves === 1 && end % 2 === 0) return leafOf(end);
    const split = splitOf(leaves);
    // A complete subtree that is the first half of its parent, or of none, is the peak that ends there.
    if (2 * split === leaves || leaves === 1) if (end % (2 * leaves) === leaves) return peakOf(end);
    return nodeHash(hash(start, start + split), hash(start + split, end));
  };
  const pathTo = (start: number, end: number): readonly Hash[] => {
    if (end - start === 1) return [];
    const middle = start + splitOf(end - start);
    return index < middle
      ? [...pathTo(start, middle), hash(middle, end)]
      : [...pathTo(middle, end), hash(start, middle)];
  };
  return { index, size, path: pathTo(0, size).map(hexOf) };
}

/** The leaves, counted from 1, whose hashes that takes. */
export function leavesOfProof(index: number, size: number): readonly number[] {
  const leaves: number[] = [];
  const nothing: Hash = new Uint8Array(32);
  inclusionByPeaks(
    index,
    size,
    () => nothing,
    (leaf) => {
      leaves.push(leaf);
      return nothing;
    },
  );
  return leaves;
}
