import { expect, it } from 'vitest';
import { changesNothing, collect, ok, refused, renames, START } from './fixtures.js';
import { type Benches, TOLERANCE_SECONDS } from './harness.js';
import { merkleRoot } from './oracle.js';

const at = (seconds: number): string => new Date(START + seconds * 1000).toISOString();

/** Seconds after the start at which the events after LedgerOpened are recorded; the clock goes back within the tolerance. */
const SECONDS = [10, 200, 100, 100, 450, 150, 450, 600];

export function knowledge({ ready }: Benches): void {
  it("stamps the writer's clock into the bytes", async () => {
    const bench = await ready();
    bench.now = START + 1234;
    const [recorded] = await ok(bench.store.append([renames('a', 'c1', -1, 'A')]));
    expect(recorded?.events[0]?.event.recordedAt).toBe('2026-01-05T01:00:01.234Z');
  });

  it('knows a prefix from the latest stamp in it', async () => {
    const bench = await ready();
    for (const [i, seconds] of SECONDS.entries()) {
      bench.now = START + seconds * 1000;
      await ok(bench.store.append([renames('a', `c${i}`, i - 1, `N${i}`)]));
    }
    const { store } = bench;
    const expected: readonly (readonly [seconds: number, ordinal: number, known: number | null])[] = [
      [-1, 0, null],
      [0, 1, 0],
      [9, 1, 0],
      [10, 2, 10],
      [100, 2, 10],
      [199, 2, 10],
      [200, 5, 200],
      [449, 5, 200],
      [450, 8, 450],
      [600, 9, 600],
      [99_999, 9, 600],
    ];
    const leaves = (await collect(store.readAll())).map(({ bytes }) => bytes);
    for (const [seconds, ordinal, known] of expected) {
      const prefix = {
        ordinal,
        root: merkleRoot(leaves.slice(0, ordinal)),
        knownAt: known === null ? null : at(known),
      };
      expect(await ok(store.prefixKnownAt(at(seconds))), `at ${seconds} s`).toEqual(prefix);
      expect(await ok(store.prefixAt(ordinal))).toEqual(prefix);
    }
  });

  it('takes an instant in any spelling and refuses what is none', async () => {
    const { store } = await ready();
    const one = await ok(store.prefixKnownAt('2026-01-05T08:00:00+07:00'));
    expect(one).toMatchObject({ ordinal: 1 });
    expect(await ok(store.prefixKnownAt('2026-01-05T07:59:59+07:00'))).toMatchObject({ ordinal: 0 });
    for (const none of ['yesterday', '2026', '2026-01-05', '2026-01-05T08:00:00', '2026-01-05T25:00:00Z'])
      expect(await refused(store.prefixKnownAt(none)), none).toMatchObject({ kind: 'STORE_UNAVAILABLE' });
  });

  it('refuses a clock that is behind by more than the tolerance', async () => {
    const bench = await ready();
    bench.now = START - TOLERANCE_SECONDS * 1000 - 1;
    const append = () => refused(bench.store.append([renames('a', 'c1', -1, 'A')]));
    expect(await changesNothing(bench.store, append)).toEqual({
      kind: 'CLOCK_SKEW',
      clock: new Date(bench.now).toISOString(),
      reference: at(0),
      toleranceSeconds: TOLERANCE_SECONDS,
    });
    bench.now += 1;
    await ok(bench.store.append([renames('a', 'c1', -1, 'A')]));
    expect(await ok(bench.store.head())).toMatchObject({ ordinal: 2, knownAt: at(0) });
  });

  it('measures the clock against the latest stamp, not the last', async () => {
    const bench = await ready();
    bench.now = START + 300_000;
    await ok(bench.store.append([renames('a', 'c1', -1, 'A')]));
    bench.now = START + 100_000;
    await ok(bench.store.append([renames('a', 'c2', 0, 'B')]));
    bench.now = START - 1;
    expect(await refused(bench.store.append([renames('a', 'c3', 1, 'C')]))).toMatchObject({
      kind: 'CLOCK_SKEW',
      reference: at(300),
    });
  });
}
