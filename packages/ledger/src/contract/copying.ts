import { canonicalBytes } from '@kpi-ledger/events';
import * as E from 'fp-ts/lib/Either.js';
import { afterEach, describe, expect, it } from 'vitest';
import { copyLog } from '../copy/copy-log.js';
import { createMemoryStore } from '../memory/memory-store.js';
import type { EventStore, LogCopyTarget, LoggedEvent } from '../port.js';
import { collect, ok, opening, renames, START } from './fixtures.js';

/** Opens the store on a new, empty log, or once more on the one that it opened last. */
export type CopyTargetFactory = (log: 'new' | 'same') => Promise<EventStore & LogCopyTarget>;

/** What every store promises that a ledger can be moved into. */
export function describeLogCopyTarget(name: string, factory: CopyTargetFactory): void {
  const opened: EventStore[] = [];
  afterEach(async () => {
    for (const store of opened.splice(0)) await store.close();
  });
  const target = async (log: 'new' | 'same' = 'new') => {
    const store = await factory(log);
    opened.push(store);
    return store;
  };

  describe(`${name} as the target of a copy`, () => {
    it('holds the same bytes in the same order, prefixes and commands', async () => {
      const { store: from, events } = await source();
      const to = await target();
      expect(await copyLog({ from, to })()).toEqual(
        E.right({ ordinal: events.length, root: (await ok(from.head())).root, before: 0 }),
      );
      const same = async (store: EventStore) => ({
        events: (await collect(store.readAll())).map(({ ordinal, bytes }) => [ordinal, Buffer.from(bytes).toString()]),
        prefixes: await Promise.all(events.map(({ ordinal }) => ok(store.prefixAt(ordinal)))),
        command: (await ok(store.findCommand('c2'))).map(({ ordinal }) => ordinal),
      });
      expect(await same(to)).toEqual(await same(from));
      expect(await same(await target('same'))).toEqual(await same(from));
    });

    it('is continued from any event, by another process too', async () => {
      const { store: from, events } = await source();
      for (let cut = 1; cut <= events.length; cut += 1) {
        await ok((await target()).copyIn(events.slice(0, cut)));
        const to = await target('same');
        expect(await copyLog({ from, to })()).toMatchObject(E.right({ ordinal: events.length, before: cut }));
        expect(await ok(to.head())).toEqual(await ok(from.head()));
      }
    });

    it('takes appends afterwards, and knows the commands that were copied', async () => {
      const { store: from, events } = await source();
      const to = await target();
      await copyLog({ from, to })();
      const again = renames('a', 'c2', -1, 'A', 'B', 'Cầu Trường Tiền');
      expect(await ok(to.append([again, renames('b', 'new', 1, 'X')]))).toMatchObject([
        { repeated: true },
        { repeated: false, events: [{ ordinal: events.length + 1 }] },
      ]);
      expect(await copyLog({ from, to })()).toEqual(E.left({ kind: 'TARGET_AHEAD', ordinal: events.length + 1 }));
    });

    it('is refused untouched when it holds something else', async () => {
      const { store: from } = await source();
      const to = await target();
      await ok(to.append([opening()]));
      await ok(to.append([renames('z', 'other', -1, 'Khác')]));
      const before = await ok(to.head());
      expect(await copyLog({ from, to })()).toEqual(E.left({ kind: 'TARGET_HOLDS_OTHER', ordinal: 2 }));
      expect(await ok(to.head())).toEqual(before);
    });

    it.each<[string, (events: readonly LoggedEvent[]) => readonly LoggedEvent[], number]>([
      ['an event that is left out', (events) => events.toSpliced(2, 1), 4],
      ['an event twice', (events) => events.toSpliced(2, 0, ...events.slice(1, 2)), 2],
      ['events in another order', (events) => [...events.slice(0, 2), ...events.slice(2).toReversed()], 7],
      ['a log without its beginning', (events) => events.slice(1), 2],
      ['other bytes', (events) => events.with(3, rewritten(events[3], { actor: 'someone-else' })), 7],
      ['bytes that are not canonical', (events) => events.with(3, spaced(events[3])), 4],
      ['an event of another ledger', (events) => events.with(6, rewritten(events[6], { ledger: OTHER })), 7],
    ])('writes nothing of %s', async (_, spoil, ordinal) => {
      const { events } = await source();
      const to = await target();
      expect(await to.copyIn(spoil(events))()).toMatchObject(E.left({ kind: 'NOT_NEXT', ordinal }));
      expect(await ok(to.head())).toMatchObject({ ordinal: 0 });
    });
  });
}

const OTHER = '00000000-0000-4000-8000-000000000001';

/** A ledger of seven events, with letters that a careless copy would spoil. */
async function source() {
  const store = createMemoryStore({ clock: () => START });
  await ok(store.append([opening(), renames('a', 'c2', -1, 'A', 'B', 'Cầu Trường Tiền')]));
  await ok(store.append([renames('b', 'c3', -1, 'Đ', '😀\u2028')]));
  await ok(store.append([renames('a', 'c4', 2, 'E')]));
  return { store, events: await collect(store.readAll()) };
}

const rewritten = (logged: LoggedEvent | undefined, change: { readonly [field: string]: string }): LoggedEvent => {
  if (logged === undefined) throw new RangeError('no such event');
  const event = { ...logged.event, ...change } as LoggedEvent['event'];
  return { ...logged, event, bytes: canonicalBytes(event) };
};

const spaced = (logged: LoggedEvent | undefined): LoggedEvent => {
  if (logged === undefined) throw new RangeError('no such event');
  return { ...logged, bytes: Buffer.from(`${Buffer.from(logged.bytes).toString()} `) };
};
