import { consistencyProof, inclusionProofs, leafHash } from '@kpi-ledger/ledger';
import { verifyConsistency, verifyInclusion } from '@kpi-ledger/verify';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mth, path, proof } from './rfc9162.js';

const trees = fc.array(fc.uint8Array({ maxLength: 5 }), { minLength: 1, maxLength: 70 });
const pick = fc.nat({ max: 10_000 });
const hex = (hashes: readonly Buffer[]): string[] => hashes.map((hash) => hash.toString('hex'));
const rootOf = (leaves: readonly Uint8Array[]): string => mth(leaves).toString('hex');

/** Leaves and proofs of the reference tests of Certificate Transparency (leaf and size counted from 0 here). */
const LEAVES = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'].map(
  (leaf) => Uint8Array.from(Buffer.from(leaf, 'hex')),
);
const LEFT_EDGE = [
  '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
  '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
  '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
];
const PUBLISHED_INCLUSION: [index: number, size: number, path: string[]][] = [
  [0, 1, []],
  [0, 8, LEFT_EDGE],
  [
    5,
    8,
    [
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ],
  ],
  [2, 3, ['fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125']],
  [
    1,
    5,
    [
      '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
    ],
  ],
];
const PUBLISHED_CONSISTENCY: [from: number, to: number, path: string[]][] = [
  [1, 1, []],
  [1, 8, LEFT_EDGE],
  [
    6,
    8,
    [
      '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ],
  ],
  [
    2,
    5,
    [
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
    ],
  ],
];

describe('an inclusion proof', () => {
  it.each(PUBLISHED_INCLUSION)('of leaf %d of %d is the published one', (index, size, published) => {
    const leaves = LEAVES.slice(0, size);
    expect(inclusionProofs(leaves.map(leafHash), [index])).toEqual([{ index, size, path: published }]);
    expect(verifyInclusion(leaves[index] as Uint8Array, { index, size, path: published }, rootOf(leaves))).toBe(true);
  });

  it('is that of the definition for every leaf, and holds', () => {
    fc.assert(
      fc.property(trees, (leaves) => {
        const all = inclusionProofs(leaves.map(leafHash), [...leaves.keys()]);
        expect(all.map((made) => made.path)).toEqual(leaves.map((_, i) => hex(path(i, leaves))));
        const root = rootOf(leaves);
        expect(all.every((made, i) => verifyInclusion(leaves[i] as Uint8Array, made, root))).toBe(true);
      }),
    );
  });

  it('fails once bytes, path, place, size or root is another', () => {
    fc.assert(
      fc.property(trees, pick, pick, (leaves, at, bit) => {
        const index = at % leaves.length;
        const size = leaves.length;
        const bytes = leaves[index] as Uint8Array;
        const root = rootOf(leaves);
        const good = { index, size, path: hex(path(index, leaves)) };
        const holds = (other: Partial<typeof good>, leaf = bytes, of = root) =>
          verifyInclusion(leaf, { ...good, ...other }, of);
        expect(holds({})).toBe(true);
        expect(holds({}, Uint8Array.of(...bytes, 0))).toBe(false);
        expect(holds({}, bytes, flipped(root, bit))).toBe(false);
        for (const path of alterations(good.path, bit)) expect(holds({ path })).toBe(false);
        for (const wrong of [size, size + at, -1, 0.5, Number.NaN]) expect(holds({ index: wrong })).toBe(false);
        for (const [other, leaf] of leaves.entries())
          if (other !== index && !same(leaf, bytes)) expect(holds({ index: other }, bytes)).toBe(false);
        for (const wrong of [index, 0, -1, Number.NaN]) expect(holds({ size: wrong })).toBe(false);
      }),
    );
  });

  it('of a leaf that is not there is not made', () => {
    expect(() => inclusionProofs(LEAVES.map(leafHash), [8])).toThrow(RangeError);
    expect(() => inclusionProofs([], [0])).toThrow(RangeError);
  });
});

describe('a consistency proof', () => {
  it.each(PUBLISHED_CONSISTENCY)('from %d to %d is the published one', (from, to, published) => {
    expect(consistencyProof(LEAVES.map(leafHash), from, to)).toEqual({ from, to, path: published });
    const [older, newer] = [rootOf(LEAVES.slice(0, from)), rootOf(LEAVES.slice(0, to))];
    expect(verifyConsistency({ from, to, path: published }, older, newer)).toBe(true);
  });

  it('is that of the definition between all sizes, and holds', () => {
    fc.assert(
      fc.property(trees, pick, (leaves, at) => {
        const to = 1 + (at % leaves.length);
        const newer = rootOf(leaves.slice(0, to));
        for (let from = 1; from <= to; from += 1) {
          const made = consistencyProof(leaves.map(leafHash), from, to);
          expect(made.path).toEqual(hex(proof(from, leaves.slice(0, to))));
          expect(verifyConsistency(made, rootOf(leaves.slice(0, from)), newer)).toBe(true);
        }
        expect(verifyConsistency(consistencyProof(leaves.map(leafHash), 0, to), rootOf([]), newer)).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  it('fails once path, sizes or a root is another', () => {
    fc.assert(
      fc.property(trees, pick, pick, (leaves, at, bit) => {
        const to = leaves.length;
        const from = 1 + (at % to);
        const roots = [rootOf(leaves.slice(0, from)), rootOf(leaves)] as const;
        const good = { from, to, path: hex(proof(from, leaves)) };
        const holds = (other: Partial<typeof good>, older = roots[0], newer = roots[1]) =>
          verifyConsistency({ ...good, ...other }, older, newer);
        expect(holds({})).toBe(true);
        expect(holds({}, flipped(roots[0], bit))).toBe(false);
        expect(holds({}, roots[0], flipped(roots[1], bit))).toBe(false);
        for (const path of alterations(good.path, bit)) expect(holds({ path })).toBe(false);
        for (const wrong of [0, to + 1, -1, 0.5, Number.NaN]) expect(holds({ from: wrong })).toBe(false);
        for (const wrong of [from - 1, -1, Number.NaN]) expect(holds({ to: wrong })).toBe(false);
      }),
    );
  });

  it('fails for a ledger whose past was rewritten', () => {
    fc.assert(
      fc.property(trees, pick, fc.uint8Array({ maxLength: 5 }), (leaves, at, other) => {
        const place = at % leaves.length;
        fc.pre(!same(leaves[place] as Uint8Array, other) && leaves.length > 1);
        const rewritten = leaves.map((leaf, i) => (i === place ? other : leaf));
        for (let from = place + 1; from <= leaves.length; from += 1) {
          const made = consistencyProof(rewritten.map(leafHash), from, rewritten.length);
          expect(verifyConsistency(made, rootOf(leaves.slice(0, from)), rootOf(rewritten))).toBe(false);
        }
      }),
      { numRuns: 50 },
    );
  });
});

/** One bit of a hash changed. */
function flipped(hash: string, bit: number): string {
  const bytes = Buffer.from(hash, 'hex');
  const at = Math.floor(bit / 8) % bytes.length;
  bytes[at] = (bytes[at] ?? 0) ^ (1 << (bit % 8));
  return bytes.toString('hex');
}

/** Other paths: each hash altered, one too few, one too many, one that is no hash, two exchanged. */
function alterations(path: readonly string[], bit: number): string[][] {
  const hash = '00'.repeat(32);
  return [
    ...path.map((_, i) => path.map((part, j) => (i === j ? flipped(part, bit) : part))),
    ...path.map((_, i) => path.map((part, j) => (i === j ? part.toUpperCase().concat('0') : part))),
    ...(path.length > 0 ? [path.slice(1), path.slice(0, -1)] : []),
    ...(path.length > 1 && path[0] !== path[1] ? [[path[1] as string, path[0] as string, ...path.slice(2)]] : []),
    [...path, hash],
    [hash, ...path],
  ];
}

const same = (a: Uint8Array, b: Uint8Array): boolean => Buffer.from(a).equals(Buffer.from(b));
