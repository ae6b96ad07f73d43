import { PrefixIndex } from '@kpi-ledger/ledger';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { leafHashHex, MerkleEdge } from './merkle-edge.js';

test('the edge has every peak and root of the whole tree, begun anywhere', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 6 }), { maxLength: 70 }), fc.nat(), (leaves, cut) => {
      const whole = new PrefixIndex();
      const edge = new MerkleEdge();
      const peaks: Buffer[] = [];
      const begun = cut % (leaves.length + 1);
      let later = MerkleEdge.after(0, () => expect.unreachable('no peak'));
      for (const [n, bytes] of leaves.entries()) {
        if (n === begun) later = MerkleEdge.after(n, (leaf) => peaks[leaf - 1] ?? expect.unreachable(`peak ${leaf}`));
        whole.add({ bytes, event: { recordedAt: '' } });
        const peak = edge.add(leafHashHex(bytes));
        peaks.push(Buffer.from(peak, 'hex'));
        if (n >= begun) expect(later.add(leafHashHex(bytes))).toBe(peak);
        expect(edge.root()).toBe(whole.head().root);
      }
      if (begun < leaves.length) expect(later.root()).toBe(whole.head().root);
      const copy = edge.copy();
      copy.add(leafHashHex(new Uint8Array()));
      expect(edge.root()).toBe(whole.head().root);
    }),
    { numRuns: 60 },
  );
});

test('a leaf larger than any before is hashed whole', () => {
  const bytes = new Uint8Array(10_000).fill(7);
  const whole = new PrefixIndex();
  whole.add({ bytes, event: { recordedAt: '' } });
  expect(new MerkleEdge(1, [leafHashHex(bytes)]).root()).toBe(whole.head().root);
});
