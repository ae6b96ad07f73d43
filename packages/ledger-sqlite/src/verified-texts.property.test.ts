import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { readText, type StoredText, StoreFailure } from '@kpi-ledger/ledger';
import fc from 'fast-check';
import * as E from 'fp-ts/lib/Either.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkFile } from './check-file.js';
import { openSqliteStore } from './sqlite-store.js';
import { open, openLedger } from './testing/scenarios.js';
import { renames } from './testing/small-ledger.js';

const directory = mkdtempSync(join(tmpdir(), 'kpi-verified-'));
const path = join(directory, 'whole.db');
const UNITS = ['a', 'b', 'c'];
const EVENTS = 301;

beforeAll(async () => {
  await openLedger(path);
  const store = await open(path);
  for (let n = 0; n < 100; n += 20)
    for (const unit of UNITS) {
      // Some names are no ASCII, and those with a quote are not recognised at a glance.
      const names = Array.from({ length: 20 }, (_, i) => `${i % 2 === 0 ? 'Sở' : 'So "x"'} ${unit} ${n + i}`);
      const appended = await store.append([renames(unit, `${unit}-${n}`, n - 1, ...names)])();
      if (E.isLeft(appended)) throw new Error(JSON.stringify(appended.left));
    }
  await store.close();
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

/** The texts that a store gives; null: it says that the file is not as it was written. */
async function readAll(file: string, verified: boolean): Promise<readonly StoredText[] | null> {
  const opened = await openSqliteStore({ path: file, clock: Date.now, verified })();
  if (E.isLeft(opened)) {
    expect(opened.left.kind).toBe('CORRUPT');
    return null;
  }
  const texts: StoredText[] = [];
  try {
    for await (const batch of opened.right.texts?.after(0) ?? []) texts.push(...batch);
    return texts;
  } catch (thrown) {
    if (!(thrown instanceof StoreFailure) || thrown.error.kind !== 'CORRUPT') throw thrown;
    return null;
  } finally {
    await opened.right.close();
  }
}

const replaced = (from: string, to: string) =>
  `UPDATE events SET bytes = CAST(replace(CAST(bytes AS TEXT), '${from}', '${to}') AS BLOB) WHERE ordinal = ?`;
/** By SQL, with the place of an event. */
const DAMAGES = {
  nothing: 'SELECT ?',
  'another name': replaced('S', 'T'),
  'another day': replaced('"validAt":"2026-01-05"', '"validAt":"2026-01-06"'),
  'another spelling': `UPDATE events SET bytes = CAST(bytes || ' ' AS BLOB) WHERE ordinal = ?`,
  'another chain': replaced('"prevHash":"', '"prevHash":"0'),
  'no UTF-8': `UPDATE events SET bytes = CAST(bytes || x'ff' AS BLOB) WHERE ordinal = ?`,
  'a zero byte': `UPDATE events SET bytes = CAST(bytes || x'0041' AS BLOB) WHERE ordinal = ?`,
  'no bytes': `UPDATE events SET bytes = x'' WHERE ordinal = ?`,
  'another stream': `UPDATE events SET stream = 'unit-z' WHERE ordinal = ?`,
  'a stream with a zero byte': `UPDATE events SET stream = stream || CAST(x'0041' AS TEXT) WHERE ordinal = ?`,
  'a stream with a line break': `UPDATE events SET stream = stream || char(10) || 'x' WHERE ordinal = ?`,
  'another revision': 'UPDATE events SET revision = revision + 1000 WHERE ordinal = ?',
  'a revision of any size': 'UPDATE events SET revision = revision + 4611686018427387904 WHERE ordinal = ?',
  'another ordinal': 'UPDATE events SET ordinal = ordinal + 1000 WHERE ordinal = ?',
  'an ordinal of any size': 'UPDATE events SET ordinal = ordinal + 4611686018427387904 WHERE ordinal = ?',
  'a negative ordinal': 'UPDATE events SET ordinal = -ordinal WHERE ordinal = ?',
  'an event is gone': 'DELETE FROM events WHERE ordinal = ?',
  'the last ones are gone': 'DELETE FROM events WHERE ordinal >= ?',
  'another root': 'UPDATE event_index SET peak = zeroblob(32) WHERE ordinal = ?',
  'a shorter root': 'UPDATE event_index SET peak = substr(peak, 1, 31) WHERE ordinal = ?',
  'another time': `UPDATE event_index SET known_at = substr(known_at, 1, 23) || 'X' WHERE ordinal = ?`,
  'a longer root': `UPDATE event_index SET peak = CAST(peak || x'00' AS BLOB) WHERE ordinal = ?`,
  'a root that begins too early': `UPDATE event_index SET peak = CASE ordinal WHEN ?1 THEN substr(peak, 1, 31)
    ELSE CAST((SELECT substr(peak, 32) FROM event_index WHERE ordinal = ?1) || peak AS BLOB) END WHERE ordinal IN (?1, ?1 + 1)`,
  'another command': `UPDATE event_index SET command = command || ' x' WHERE ordinal = ?`,
  'no index': 'DELETE FROM event_index WHERE ordinal >= ?',
  'a hole in the index': 'DELETE FROM event_index WHERE ordinal = ?',
};

describe('a file that is verified while it is read', () => {
  test('is refused where the full check finds something, and gives the same texts otherwise', async () => {
    const whole = await readAll(path, false);
    const seen = { sound: 0, flawed: 0 };
    const names = Object.keys(DAMAGES) as (keyof typeof DAMAGES)[];
    const compare = async (name: keyof typeof DAMAGES, ordinal: number, at: number, to: number) => {
      const file = join(directory, 'damaged.db');
      copyFileSync(path, file);
      const db = new DatabaseSync(file);
      db.prepare(DAMAGES[name]).run(ordinal);
      if (name === 'nothing') flip(db, ordinal, at, to);
      db.close();
      const { flaws } = checkFile(file);
      const texts = await readAll(file, true);
      expect([name, texts === null], JSON.stringify(flaws[0])).toEqual([name, flaws.length > 0]);
      seen[texts === null ? 'flawed' : 'sound'] += 1;
      if (texts === null) return;
      expect(texts.map(({ ordinal, stream, revision, text }) => ({ ordinal, stream, revision, text }))).toEqual(whole);
    };
    for (const name of names) for (const ordinal of [129, EVENTS]) await compare(name, ordinal, 0, 0);
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...names),
        fc.integer({ min: 1, max: EVENTS }),
        ...[fc.nat(), fc.nat({ max: 255 })],
        compare,
      ),
      { numRuns: 25 },
    );
    // The places at which each damage is tried above come to 42 and 6.
    expect(seen.flawed).toBeGreaterThan(30);
    expect(seen.sound).toBeGreaterThan(4);
  });

  test('says of an event what the decoded one says', async () => {
    const texts = await readAll(path, true);
    expect(texts).toHaveLength(EVENTS);
    for (const stored of texts ?? []) expect(readText(stored)).toMatchObject({ ...stored.seen });
  });

  test('is verified on from where it was read to, and from the beginning for another reader', async () => {
    const file = join(directory, 'grows.db');
    copyFileSync(path, file);
    const opened = await openSqliteStore({ path: file, clock: Date.now, verified: true })();
    if (E.isLeft(opened)) throw new Error(opened.left.reason);
    const store = opened.right;
    const placesAfter = async (ordinal: number) => {
      const places: number[] = [];
      for await (const batch of store.texts?.after(ordinal) ?? []) places.push(...batch.map((text) => text.ordinal));
      return places;
    };
    expect(await placesAfter(0)).toHaveLength(EVENTS);
    await store.append([renames('a', 'more', 99, 'X')])();
    expect(await placesAfter(EVENTS)).toEqual([EVENTS + 1]);
    expect(await placesAfter(EVENTS - 1)).toEqual([EVENTS, EVENTS + 1]);
    const db = new DatabaseSync(file);
    db.prepare(DAMAGES['another day']).run(7);
    db.close();
    await expect(placesAfter(EVENTS - 1)).rejects.toMatchObject({ error: { kind: 'CORRUPT', stream: 'unit-a' } });
    await store.close();
  });
});

/** One byte of an event is another, or perhaps the same. */
function flip(db: DatabaseSync, ordinal: number, at: number, to: number): void {
  const bytes = db.prepare('SELECT bytes FROM events WHERE ordinal = ?').get(ordinal)?.['bytes'] as Uint8Array;
  bytes[at % bytes.length] = to === 0 ? (bytes[at % bytes.length] ?? 0) : to;
  db.prepare('UPDATE events SET bytes = ? WHERE ordinal = ?').run(bytes, ordinal);
}

test('Of two readings at once each has every event, in order.', async () => {
  const opened = await openSqliteStore({ path, clock: Date.now, verified: true })();
  if (E.isLeft(opened)) throw new Error(JSON.stringify(opened.left));
  const store = opened.right;
  const [some, others] = [store.texts?.after(0), store.texts?.after(0)].map((texts) => texts?.[Symbol.asyncIterator]());
  const read = { some: [] as number[], others: [] as number[] };
  for (let turn = 0; turn < 12; turn += 1)
    for (const [name, texts] of [
      ['some', some],
      ['others', others],
    ] as const) {
      const batch = await texts?.next();
      if (batch?.done === false) read[name].push(...batch.value.map(({ ordinal }) => ordinal));
    }
  await store.close();
  const every = Array.from({ length: EVENTS }, (_, i) => i + 1);
  expect(read).toEqual({ some: every, others: every });
});
