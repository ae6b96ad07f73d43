import { expect, it } from 'vitest';
import { changesNothing, collect, ok, refused, renamed, renames, request } from './fixtures.js';
import type { Benches } from './harness.js';

/** Names that mean something to a file system, a database, a server or a terminal. */
const HOSTILE = [
  '',
  ' ',
  '.',
  '..',
  '../../etc/passwd',
  "unit-a'; DROP TABLE events; --",
  'unit-%',
  'unit-_',
  '*',
  '$all',
  '$$kpi-main',
  '$ce-unit',
  '__proto__',
  'constructor',
  'unit-a\n',
  'unit-a\0',
  'unit-\u202ea',
  'ｕnit-a',
  'UNIT-A',
  `unit-${'a'.repeat(5_000)}`,
];

/** Texts that are kept to the last code unit. */
const TEXTS = [
  'Uỷ ban nhân dân phường Thuận Hoá',
  'U\u0309y ban (dấu rời) ≠ Ủy ban',
  '𠀋🏛️👩‍⚖️',
  'a\u0000b'.replace('\u0000', '\u2028'),
  '"quoted" \\ back\\slash \t tab',
  ' đầu và cuối ',
  '\u200f\u202etừ phải sang trái',
];

const FACTS = 300;

export function hostileInput({ ready }: Benches): void {
  it.each(HOSTILE)('takes no fact for the stream %j, and finds none there', async (stream) => {
    const { store } = await ready();
    await ok(store.append([renames('a', 'c1', -1, 'A'), renames('b', 'c2', -1, 'B')]));
    const append = () => refused(store.append([request(stream, 'c3', -1, [renamed('a', 'X')])]));
    expect(await changesNothing(store, append)).toMatchObject({ kind: 'INVALID_FACT' });
    expect(await collect(store.readStream(stream))).toEqual([]);
    expect(await ok(store.findCommand(stream))).toEqual([]);
  });

  it.each(TEXTS)('keeps the text %j', async (text) => {
    const { store, another } = await ready();
    await ok(store.append([renames('a', 'c1', -1, text)]));
    const later = (await another?.()) ?? store;
    const [kept] = await collect(later.readStream('unit-a'));
    expect(kept?.event.data).toEqual({ unit: 'a', name: text });
    expect(await ok(later.append([renames('a', 'c1', -1, text)]))).toMatchObject([{ repeated: true }]);
  });

  it('tells texts apart that only look the same', async () => {
    const { store } = await ready();
    await ok(store.append([renames('a', 'c1', -1, 'Hoá')]));
    const other = () => refused(store.append([renames('a', 'c1', -1, 'Hoa\u0301')]));
    expect(await changesNothing(store, other)).toMatchObject({ kind: 'COMMAND_REUSED' });
  });

  it('takes hundreds of kilobytes in one append', async () => {
    const { store } = await ready();
    const names = Array.from({ length: FACTS }, (_, i) => `${i} ${'ộ'.repeat(600)}`);
    await ok(store.append([renames('a', 'c1', -1, ...names)]));
    const kept = await collect(store.readStream('unit-a'));
    expect(kept.reduce((size, { bytes }) => size + bytes.length, 0)).toBeGreaterThan(600_000);
    expect(kept.map(({ event }) => (event.type === 'UnitRenamed' ? event.data.name : ''))).toEqual(names);
  });
}
