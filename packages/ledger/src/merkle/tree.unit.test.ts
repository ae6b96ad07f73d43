import { describe, expect, it } from 'vitest';
import { rootOf } from './naive.js';
import { EMPTY_ROOT, type Hash, leafHash, peakEndingAt, rootAt } from './tree.js';

/** Leaves and roots of the reference tests of Certificate Transparency (RFC 6962, same hashes in RFC 9162). */
const LEAVES = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
const ROOTS = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

const leaves = LEAVES.map((hex) => Uint8Array.from(Buffer.from(hex, 'hex')));

describe('the Merkle tree', () => {
  it.each(ROOTS.map((root, n) => [n, root] as const))('has the published root over %d leaves', (n, root) => {
    expect(rootOf(leaves.slice(0, n))).toBe(root);

    const peaks: Hash[] = [];
    const peakOf = (leaf: number): Hash => peaks[leaf - 1] ?? expect.unreachable(`peak ${leaf}`);
    for (const [i, leaf] of leaves.entries()) peaks.push(peakEndingAt(i + 1, leafHash(leaf), peakOf));
    expect(rootAt(n, peakOf)).toBe(root);
  });

  it('is the hash of nothing when it is empty', () => {
    expect(EMPTY_ROOT).toBe(ROOTS[0]);
  });
});
