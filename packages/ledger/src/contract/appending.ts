import { expect, it } from 'vitest';
import { changesNothing, collect, LEDGER, ok, opening, refused, renames, request } from './fixtures.js';
import type { Benches } from './harness.js';
import { merkleRoot } from './oracle.js';

export function appending({ empty, ready }: Benches): void {
  it('has an empty head before anything is written', async () => {
    const { store } = await empty();
    expect(await ok(store.head())).toEqual({ ordinal: 0, root: merkleRoot([]), knownAt: null });
    expect(await collect(store.readAll())).toEqual([]);
    expect(await collect(store.readStream('ledger'))).toEqual([]);
  });

  it('refuses everything before LedgerOpened', async () => {
    const { store } = await empty();
    const append = () => refused(store.append([renames('a', 'c1', -1, 'A')]));
    expect(await changesNothing(store, append)).toEqual({ kind: 'LEDGER_NOT_OPEN' });
    const late = () => refused(store.append([renames('a', 'c1', -1, 'A'), opening()]));
    expect(await changesNothing(store, late)).toEqual({ kind: 'LEDGER_NOT_OPEN' });
  });

  it('takes the ledger id of LedgerOpened for every event', async () => {
    const { store } = await empty();
    const results = await ok(store.append([opening(), renames('a', 'c1', -1, 'A')]));
    expect(results.map(({ repeated }) => repeated)).toEqual([false, false]);
    expect((await collect(store.readAll())).map(({ event }) => event.ledger)).toEqual([LEDGER, LEDGER]);
  });

  it('opens a ledger once', async () => {
    const { store } = await ready();
    const again = () => refused(store.append([{ ...opening('open-2'), expectedRevision: 0 }]));
    expect(await changesNothing(store, again)).toMatchObject({
      kind: 'INVALID_FACT',
      path: 'requests[0].facts[0].type',
    });
  });

  it('starts a stream at revision 0 and only where there is none', async () => {
    const { store } = await ready();
    const [first] = await ok(store.append([renames('a', 'c1', -1, 'A', 'B')]));
    expect(first?.events.map(({ ordinal, event }) => [ordinal, event.stream, event.revision])).toEqual([
      [2, 'unit-a', 0],
      [3, 'unit-a', 1],
    ]);
    const again = () => refused(store.append([renames('a', 'c2', -1, 'C')]));
    expect(await changesNothing(store, again)).toEqual({
      kind: 'WRONG_REVISION',
      stream: 'unit-a',
      expected: -1,
      actual: 1,
    });
  });

  it.each([-2, -1, 0, 1, 3, 99, 1.5])('refuses revision %d where the stream is at 2', async (expected) => {
    const { store } = await ready();
    await ok(store.append([renames('a', 'c1', -1, 'A', 'B', 'C')]));
    const wrong = () => refused(store.append([renames('a', 'c2', expected, 'D')]));
    expect(await changesNothing(store, wrong)).toEqual({
      kind: 'WRONG_REVISION',
      stream: 'unit-a',
      expected,
      actual: 2,
    });
    await ok(store.append([renames('a', 'c2', 2, 'D')]));
    expect(await ok(store.head())).toMatchObject({ ordinal: 5 });
  });

  it.each([0, 7])('refuses revision %d of a stream that does not exist', async (expected) => {
    const { store } = await ready();
    const wrong = () => refused(store.append([renames('a', 'c1', expected, 'A')]));
    expect(await changesNothing(store, wrong)).toMatchObject({ kind: 'WRONG_REVISION', actual: -1 });
  });

  it('writes all requests in order, two of them on one stream', async () => {
    const { store } = await ready();
    await ok(
      store.append([renames('a', 'c1', -1, 'A'), renames('b', 'c2', -1, 'B'), renames('a', 'c3', 0, 'AA', 'AAA')]),
    );
    expect((await collect(store.readAll())).map((e) => [e.ordinal, e.event.stream, e.event.revision])).toEqual([
      [1, 'ledger', 0],
      [2, 'unit-a', 0],
      [3, 'unit-b', 0],
      [4, 'unit-a', 1],
      [5, 'unit-a', 2],
    ]);
  });

  it('writes none of several requests when the last one is refused', async () => {
    const { store } = await ready();
    const good = [renames('a', 'c1', -1, 'A'), renames('b', 'c2', -1, 'B')];
    const stale = () => refused(store.append([...good, renames('a', 'c3', 5, 'AA')]));
    expect(await changesNothing(store, stale)).toMatchObject({ kind: 'WRONG_REVISION', expected: 5, actual: 0 });
    const invalid = () => refused(store.append([...good, renames('a', 'c3', 0, '')]));
    expect(await changesNothing(store, invalid)).toMatchObject({
      kind: 'INVALID_FACT',
      path: 'requests[2].facts[0].data.name',
    });
    expect((await ok(store.append(good))).map(({ repeated }) => repeated)).toEqual([false, false]);
  });

  it('has nothing to do for no request, and refuses one without facts', async () => {
    const { store } = await ready();
    expect(await changesNothing(store, () => ok(store.append([])))).toEqual([]);
    const none = () => refused(store.append([request('unit-a', 'c1', -1, [])]));
    expect(await changesNothing(store, none)).toMatchObject({ kind: 'INVALID_FACT', path: 'requests[0].facts' });
  });

  it('lets one of many appends at the same revision win', async () => {
    const { store } = await ready();
    const attempts = Array.from({ length: 20 }, (_, i) => store.append([renames('a', `c${i}`, -1, `N${i}`)])());
    const winners = (await Promise.all(attempts)).filter(({ _tag }) => _tag === 'Right');
    expect(winners).toHaveLength(1);
    expect(await collect(store.readStream('unit-a'))).toHaveLength(1);
  });

  it('keeps one order for two writers', async () => {
    const { store, another } = await ready();
    if (another === undefined) return expect(await ok(store.head())).toMatchObject({ ordinal: 1 });
    const second = await another();
    await ok(store.append([renames('a', 'c1', -1, 'A')]));
    expect(await refused(second.append([renames('a', 'c2', -1, 'B')]))).toMatchObject({ kind: 'WRONG_REVISION' });
    await ok(second.append([renames('a', 'c2', 0, 'B')]));
    await ok(store.append([renames('a', 'c3', 1, 'C')]));
    expect((await ok(second.append([renames('a', 'c1', -1, 'A')])))[0]).toMatchObject({ repeated: true });
    expect(await ok(second.head())).toEqual(await ok(store.head()));
    expect(await collect(second.readAll())).toEqual(await collect(store.readAll()));
  });
}
