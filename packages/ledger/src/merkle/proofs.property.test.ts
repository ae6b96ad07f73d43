import { expect, it } from 'vitest';
import { inclusionByPeaks, inclusionProofs, leavesOfProof } from './proofs.js';
import { type Hash, leafHash, peakEndingAt } from './tree.js';

it('proves every leaf of every small tree from its peaks as from all its leaves', () => {
  const leaves: Hash[] = [];
  const peaks: Hash[] = [];
  const peakOf = (leaf: number): Hash => peaks[leaf - 1] ?? expect.unreachable(`peak ${leaf}`);
  for (let size = 1; size <= 70; size += 1) {
    const leaf = leafHash(Uint8Array.of(size));
    leaves.push(leaf);
    peaks.push(peakEndingAt(size, leaf, peakOf));
    for (let index = 0; index < size; index += 1) {
      const asked = new Set(leavesOfProof(index, size));
      const leafOf = (at: number): Hash => (asked.has(at) ? leaves[at - 1] : undefined) ?? expect.unreachable(`${at}`);
      expect(inclusionByPeaks(index, size, peakOf, leafOf)).toEqual(inclusionProofs(leaves, [index])[0]);
    }
    expect(() => inclusionByPeaks(size, size, peakOf, peakOf)).toThrow(RangeError);
  }
});
