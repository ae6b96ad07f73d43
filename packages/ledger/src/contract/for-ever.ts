import { expect, it } from 'vitest';
import { changesNothing, ok, refused, renames } from './fixtures.js';
import type { Benches } from './harness.js';

const APPENDED_AT_ONCE = 1_000;

/** Command ids are known for ever: behind many events, and by a store that is opened later. */
export function forEver({ ready }: Benches, otherEvents: number): void {
  it(`knows a command behind ${otherEvents} other events, also when it is opened again`, {
    timeout: 300_000,
  }, async () => {
    const { store, another } = await ready();
    const [recorded] = await ok(store.append([renames('a', 'c1', -1, 'A')]));
    for (let n = 0; n * APPENDED_AT_ONCE < otherEvents; n += 1) {
      const names = Array.from({ length: APPENDED_AT_ONCE }, (_, i) => `tên ${n}-${i}`);
      await ok(store.append([renames('b', `b${n}`, n * APPENDED_AT_ONCE - 1, ...names)]));
    }
    const later = (await another?.()) ?? store;
    if (later !== store) await store.close();
    const again = () => ok(later.append([renames('a', 'c1', -1, 'A')]));
    expect(await changesNothing(later, again)).toEqual([{ events: recorded?.events, repeated: true }]);
    expect(await refused(later.append([renames('c', 'c1', -1, 'A')]))).toMatchObject({ kind: 'COMMAND_REUSED' });
    expect(await ok(later.append([renames('a', 'c2', 0, 'B')]))).toMatchObject([{ repeated: false }]);
  });
}
