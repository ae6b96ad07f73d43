import { canonicalBytes, eventIdOf } from '@kpi-ledger/events';
import { expect, it } from 'vitest';
import { inclusionProofs } from '../merkle/proofs.js';
import { leafHash } from '../merkle/tree.js';
import { collect, LEDGER, ok, renames } from './fixtures.js';
import type { Benches } from './harness.js';
import { merkleRoot, sha256 } from './oracle.js';

export function proof({ ready }: Benches): void {
  it('returns the canonical bytes of every event', async () => {
    const { store } = await ready();
    await ok(store.append([renames('a', 'c1', -1, 'Sở Y tế', 'Sở "Y" \\ tế\n'), renames('b', 'c2', -1, '🏛')]));
    for (const { bytes, event } of await collect(store.readAll()))
      expect(Buffer.from(bytes).toString()).toBe(Buffer.from(canonicalBytes(event)).toString());
  });

  it('chains each stream by the hash of the bytes before', async () => {
    const { store } = await ready();
    await ok(store.append([renames('a', 'c1', -1, 'A', 'B'), renames('b', 'c2', -1, 'X')]));
    await ok(store.append([renames('b', 'c3', 0, 'Y'), renames('a', 'c4', 1, 'C')]));
    for (const stream of ['ledger', 'unit-a', 'unit-b']) {
      const events = await collect(store.readStream(stream));
      expect(events.map(({ event }) => event.prevHash)).toEqual([
        null,
        ...events.slice(0, -1).map(({ bytes }) => sha256(bytes)),
      ]);
    }
  });

  it('gives event ids from ledger, command and index', async () => {
    const { store } = await ready();
    const [recorded] = await ok(store.append([renames('a', 'c1', -1, 'A', 'B')]));
    expect(recorded?.events.map(({ event }) => event.id)).toEqual([0, 1].map((i) => eventIdOf(LEDGER, 'c1', i)));
  });

  it('names every prefix by its Merkle root', async () => {
    const { store } = await ready();
    for (let i = 0; i < 36; i += 1)
      await ok(store.append([renames(`u${i % 5}`, `c${i}`, Math.floor(i / 5) - 1, `N${i}`)]));
    const leaves = (await collect(store.readAll())).map(({ bytes }) => bytes);
    expect(leaves).toHaveLength(37);
    for (let n = 0; n <= leaves.length; n += 1)
      expect(await ok(store.prefixAt(n))).toMatchObject({ ordinal: n, root: merkleRoot(leaves.slice(0, n)) });
    expect(await ok(store.head())).toEqual(await ok(store.prefixAt(37)));
  });

  it('proves of every event that it stands in a state, and of no other', async () => {
    const { store } = await ready();
    const names = Array.from({ length: 20 }, (_, i) => `N${i}`);
    await ok(store.append([renames('a', 'a1', -1, ...names)]));
    const leaves = (await collect(store.readAll())).map(({ bytes }) => leafHash(bytes));
    for (const size of [1, 2, 7, 16, 21])
      for (let ordinal = 1; ordinal <= size; ordinal += 1)
        expect(await ok(store.inclusionOf(ordinal, size))).toEqual(
          inclusionProofs(leaves.slice(0, size), [ordinal - 1])[0],
        );
    for (const [ordinal, size] of [
      [0, 5],
      [6, 5],
      [22, 22],
      [1, 0],
      [1, 22],
      [1.5, 5],
    ] as const)
      expect(await ok(store.inclusionOf(ordinal, size))).toBeNull();
  });

  it.each([38, -1, 0.5])('knows no prefix of %d events', async (ordinal) => {
    const { store } = await ready();
    expect(await ok(store.prefixAt(ordinal))).toBeNull();
  });
}
