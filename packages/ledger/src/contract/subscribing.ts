import { setImmediate as otherWork } from 'node:timers/promises';
import { expect, it } from 'vitest';
import type { EventStore, LoggedEvent, LogPosition } from '../port.js';
import { collect, ok, opening, renames } from './fixtures.js';
import type { Benches } from './harness.js';

const MANY = 1_500;

const numbers = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i);

const positionOf = ({ ordinal, event }: LoggedEvent): LogPosition => ({ ordinal, eventId: event.id });

/** Follows until an ordinal has come. */
async function follow(store: EventStore, upTo: number, after?: LogPosition): Promise<readonly LoggedEvent[]> {
  const stop = new AbortController();
  const seen: LoggedEvent[] = [];
  for await (const logged of store.subscribe({ ...(after !== undefined && { after }), signal: stop.signal })) {
    seen.push(logged);
    if (logged.ordinal >= upTo) stop.abort();
  }
  return seen;
}

export function subscribing({ empty, ready }: Benches): void {
  it('brings what is there, then each event as it is recorded', async () => {
    const { store } = await ready();
    await ok(store.append([renames('a', 'c1', -1, 'A', 'B')]));
    const followed = follow(store, 6);
    for (const n of [2, 3]) await ok(store.append([renames('b', `d${n}`, n - 3, `N${n}`)]));
    await ok(store.append([renames('a', 'c2', 1, 'C')]));
    expect(await followed).toEqual(await collect(store.readAll()));
  });

  it('waits on an empty log', async () => {
    const { store } = await empty();
    const followed = follow(store, 2);
    await ok(store.append([opening(), renames('a', 'c1', -1, 'A')]));
    expect((await followed).map(({ ordinal }) => ordinal)).toEqual([1, 2]);
  });

  it('goes on behind a position, in this store and in one that is opened later', async () => {
    const { store, another } = await ready();
    await ok(store.append([renames('a', 'c1', -1, 'A', 'B', 'C')]));
    const all = await collect(store.readAll());
    for (const one of [store, (await another?.()) ?? store])
      for (const last of all.slice(0, -1))
        expect(await follow(one, 4, positionOf(last))).toEqual(all.slice(last.ordinal));
    expect(await follow(store, 4, { ordinal: 0, eventId: '' })).toEqual(all);
  });

  it.each([
    ['another event', 2, 'e0000000-0000-5000-8000-000000000000'],
    ['no event: it is beyond the end', 99, 'e0000000-0000-5000-8000-000000000000'],
    ['no event: there is none', -1, 'e0000000-0000-5000-8000-000000000000'],
  ])('refuses a position where the log has %s', async (_, ordinal, eventId) => {
    const { store } = await ready();
    await ok(store.append([renames('a', 'c1', -1, 'A')]));
    await expect(follow(store, 2, { ordinal, eventId })).rejects.toMatchObject({ error: { kind: 'LOG_CUT', ordinal } });
  });

  it('brings what another writer records', async () => {
    const { store, another } = await ready();
    const second = (await another?.()) ?? store;
    const followed = follow(store, 4);
    await ok(second.append([renames('a', 'c1', -1, 'A')]));
    await ok(second.append([renames('a', 'c2', 0, 'B', 'C')]));
    expect((await followed).map(({ event }) => event.commandId)).toEqual(['open', 'c1', 'c2', 'c2']);
  });

  it('passes over nothing while several writers record at once', async () => {
    const { store, another } = await ready();
    const writers = [store, (await another?.()) ?? store, (await another?.()) ?? store];
    const reader = (await another?.()) ?? store;
    const followed = [follow(reader, 61), follow(store, 61)];
    await Promise.all(
      writers.map(async (writer, w) => {
        for (let i = 0; i < 10; i += 1) await ok(writer.append([renames(`w${w}`, `w${w}-${i}`, i * 2 - 1, 'A', 'B')]));
      }),
    );
    const all = await collect(store.readAll());
    expect(all).toHaveLength(61);
    for (const seen of await Promise.all(followed)) expect(seen).toEqual(all);
  });

  it('loses nothing for a slow consumer', async () => {
    const { store } = await ready();
    const stop = new AbortController();
    const seen: number[] = [];
    for await (const { ordinal } of store.subscribe({ signal: stop.signal })) {
      seen.push(ordinal);
      if (ordinal === 1) {
        const names = Array.from({ length: MANY }, (_, i) => `tên ${i}`);
        await ok(store.append([renames('a', 'c1', -1, ...names)]));
      }
      if (ordinal % 500 === 0) await new Promise((resolve) => setTimeout(resolve, 20));
      if (ordinal === MANY + 1) stop.abort();
    }
    expect(seen).toEqual(numbers(1, MANY + 1));
  });

  it('ends when it is told to: before it begins, while it begins, while it waits, between two events', async () => {
    const { store } = await ready();
    await ok(store.append([renames('a', 'c1', -1, 'A', 'B', 'C')]));
    expect(await collect(store.subscribe({ signal: AbortSignal.abort() }))).toEqual([]);
    const [last] = (await collect(store.readAll())).slice(-1).map(positionOf);
    for (const turns of [0, 1, 2, 3, 5, 8, 13]) {
      const beginning = new AbortController();
      const begun = collect(store.subscribe({ ...(last !== undefined && { after: last }), signal: beginning.signal }));
      for (let turn = 0; turn < turns; turn += 1) await otherWork();
      beginning.abort();
      expect(await begun).toEqual([]);
    }
    const waiting = new AbortController();
    const all: LoggedEvent[] = [];
    for await (const logged of store.subscribe({ signal: waiting.signal })) {
      all.push(logged);
      if (all.length === 4) setTimeout(() => waiting.abort(), 20);
    }
    expect(all).toHaveLength(4);
    expect(await follow(store, 2)).toHaveLength(2);
    for await (const { ordinal } of store.subscribe()) if (ordinal === 3) break;
    await ok(store.append([renames('a', 'c2', 2, 'D')]));
  });

  it('ends with the store, saying so', async () => {
    const { store } = await ready();
    const ended = collect(store.subscribe());
    setTimeout(() => void store.close(), 60);
    await expect(ended).rejects.toMatchObject({ error: { kind: 'STORE_UNAVAILABLE' } });
    await expect(collect(store.subscribe())).rejects.toMatchObject({ error: { kind: 'STORE_UNAVAILABLE' } });
  });
}
