import { expect, it } from 'vitest';
import { collect, ok, refused, renames } from './fixtures.js';
import type { Bench, Benches } from './harness.js';

const MANY = 3_000;

/** Adds many events to two streams, in few appends. */
async function fill({ store }: Bench): Promise<void> {
  const names = Array.from({ length: MANY / 4 }, (_, i) => `tên ${i}`);
  await ok(store.append([renames('a', 'a1', -1, ...names), renames('b', 'b1', -1, ...names)]));
  await ok(
    store.append([renames('b', 'b2', names.length - 1, ...names), renames('a', 'a2', names.length - 1, ...names)]),
  );
}

export function reading({ ready }: Benches): void {
  it('counts events densely from 1 and reads them in log order', async () => {
    const bench = await ready();
    await fill(bench);
    const all = await collect(bench.store.readAll());
    expect(all.map(({ ordinal }) => ordinal)).toEqual(Array.from({ length: MANY + 1 }, (_, i) => i + 1));
    const streams = await collect(bench.store.readStream('unit-b'));
    expect(streams.map(({ event }) => event.revision)).toEqual(Array.from({ length: MANY / 2 }, (_, i) => i));
    expect(streams).toEqual(all.filter(({ event }) => event.stream === 'unit-b'));
  });

  it.each([
    [{ afterOrdinal: 0, toOrdinal: 1 }, [1]],
    [{ afterOrdinal: 2 }, [3, 4, 5]],
    [{ toOrdinal: 2 }, [1, 2]],
    [{ afterOrdinal: 1, toOrdinal: 4 }, [2, 3, 4]],
    [{ afterOrdinal: 3, toOrdinal: 3 }, []],
    [{ afterOrdinal: 4, toOrdinal: 2 }, []],
    [{ afterOrdinal: 5 }, []],
    [{ afterOrdinal: 99 }, []],
    [{ afterOrdinal: -3, toOrdinal: 2 }, [1, 2]],
    [{ toOrdinal: -1 }, []],
    [{ toOrdinal: 99 }, [1, 2, 3, 4, 5]],
  ])('reads the range %o', async (range, ordinals) => {
    const { store } = await ready();
    await ok(store.append([renames('a', 'c1', -1, 'A', 'B', 'C', 'D')]));
    expect((await collect(store.readAll(range))).map(({ ordinal }) => ordinal)).toEqual(ordinals);
  });

  it('reads a stream from a revision, and nothing of an unknown one', async () => {
    const { store } = await ready();
    await ok(store.append([renames('a', 'c1', -1, 'A', 'B', 'C')]));
    const from = async (revision: number) =>
      (await collect(store.readStream('unit-a', { revision }))).map(({ event }) => event.revision);
    expect(await from(0)).toEqual([0, 1, 2]);
    expect(await from(2)).toEqual([2]);
    expect(await from(3)).toEqual([]);
    expect(await collect(store.readStream('unit-ab'))).toEqual([]);
    expect(await collect(store.readStream('unit'))).toEqual([]);
  });

  it('ends at the head of when the read began', async () => {
    const bench = await ready();
    await fill(bench);
    const { store } = bench;
    let seen = 0;
    for await (const { ordinal } of store.readAll()) {
      seen = ordinal;
      if (ordinal === 1) await ok(store.append([renames('late', 'c1', -1, 'L')]));
    }
    expect(seen).toBe(MANY + 1);
    expect(await ok(store.head())).toMatchObject({ ordinal: MANY + 2 });
  });

  it('releases everything when a reader stops early', async () => {
    const bench = await ready();
    await fill(bench);
    const { store } = bench;
    for (let i = 0; i < 50; i += 1) {
      for await (const { ordinal } of store.readAll()) if (ordinal === 2) break;
      for await (const { event } of store.readStream('unit-a')) if (event.revision === 1) break;
      await ok(store.append([renames('late', `c${i}`, i - 1, `L${i}`)]));
    }
    expect(await ok(store.head())).toMatchObject({ ordinal: MANY + 51 });
  });

  it('serves several readers at once', async () => {
    const bench = await ready();
    await fill(bench);
    const [all, a, b] = await Promise.all([
      collect(bench.store.readAll()),
      collect(bench.store.readStream('unit-a')),
      collect(bench.store.readStream('unit-b')),
    ]);
    expect(all).toHaveLength(MANY + 1);
    expect([...a, ...b].sort((x, y) => x.ordinal - y.ordinal)).toEqual(all.slice(1));
  });

  it('says so when it is closed', async () => {
    const { store } = await ready();
    await store.close();
    await store.close();
    expect(await refused(store.head())).toMatchObject({ kind: 'STORE_UNAVAILABLE' });
    expect(await refused(store.append([renames('a', 'c1', -1, 'A')]))).toMatchObject({ kind: 'STORE_UNAVAILABLE' });
    await expect(collect(store.readAll())).rejects.toMatchObject({ error: { kind: 'STORE_UNAVAILABLE' } });
  });
}
