import { canonicalText } from '@kpi-ledger/events';
import { expect, it } from 'vitest';
import type { EventStore, LogTexts, StoredText } from '../port.js';
import { collect, ok, renames } from './fixtures.js';
import type { Benches } from './harness.js';

async function all(texts: LogTexts, after: number): Promise<readonly StoredText[]> {
  const found: StoredText[] = [];
  for await (const batch of texts.after(after)) found.push(...batch);
  return found;
}

const asTexts = async (store: EventStore): Promise<readonly StoredText[]> =>
  (await collect(store.readAll())).map(({ ordinal, event }) => ({
    ...{ ordinal, stream: event.stream, revision: event.revision, text: canonicalText(event) },
  }));

/** Of a store that has them. */
export function texts({ ready }: Benches): void {
  it('gives the texts of the events as they were written, and nothing else', async () => {
    const { store } = await ready();
    if (store.texts === undefined) return;
    const names = Array.from({ length: 700 }, (_, i) => (i % 3 === 0 ? `Tên có dấu ${i} \uFFFD` : `ten ${i}`));
    await ok(store.append([renames('a', 'a1', -1, ...names), renames('b', 'b1', -1, 'đ\u0000', 'ŝ😀')]));
    const expected = await asTexts(store);
    for (const after of [0, 1, 256, 257, 702, 703, 900])
      expect(await all(store.texts, after)).toEqual(expected.slice(after));
    expect(store.texts.at([1, 2, 5, 300, 703])).toEqual([1, 2, 5, 300, 703].map((n) => expected[n - 1]));
    const many = expected.map(({ ordinal }) => ordinal).filter((n) => n % 2 === 1);
    expect(store.texts.at(many)).toEqual(many.map((n) => expected[n - 1]));
    expect(store.texts.at([])).toEqual([]);
  });

  it('knows at once which events a command has, also one that another has recorded once it is read', async () => {
    const { store, another } = await ready();
    if (store.texts === undefined) return;
    const before = (await all(store.texts, 0)).length;
    await ok(store.append([renames('a', 'a1', -1, 'một', 'hai'), renames('b', 'b1', -1, 'ba')]));
    await all(store.texts, 0);
    const of = (commandId: string) => store.texts?.ofCommand(commandId);
    expect([of('a1'), of('b1'), of('c1'), of('')]).toEqual([[before + 1, before + 2], [before + 3], [], []]);
    if (another === undefined) return;
    await ok((await another()).append([renames('c', 'c1', -1, 'bốn')]));
    await all(store.texts, 0);
    expect(of('c1')).toEqual([before + 4]);
  });

  it('knows at once how many there are, also those that another one has recorded', async () => {
    const { store, another } = await ready();
    if (store.texts?.length === undefined) return;
    const before = (await all(store.texts, 0)).length;
    expect(store.texts.length()).toBe(before);
    await ok(store.append([renames('a', 'a1', -1, 'một', 'hai')]));
    expect(store.texts.length()).toBe(before + 2);
    if (another === undefined) return;
    const other = await another();
    await ok(other.append([renames('b', 'b1', -1, 'ba')]));
    expect(store.texts.length()).toBe(before + 3);
  });

  it('says of a text that it does not have that it is missing, and when it is closed', async () => {
    const { store } = await ready();
    const { texts: of } = store;
    if (of === undefined) return;
    expect(() => of.at([1, 2])).toThrow(
      expect.objectContaining({ error: expect.objectContaining({ kind: 'CORRUPT' }) }),
    );
    await store.close();
    const closed = expect.objectContaining({ error: expect.objectContaining({ kind: 'STORE_UNAVAILABLE' }) });
    expect(() => of.at([1])).toThrow(closed);
    expect(() => of.ofCommand('open')).toThrow(closed);
    if (of.length !== undefined) expect(() => of.length?.()).toThrow(closed);
    await expect(all(of, 0)).rejects.toEqual(closed);
  });
}
