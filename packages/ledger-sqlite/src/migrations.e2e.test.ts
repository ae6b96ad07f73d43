import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import * as E from 'fp-ts/lib/Either.js';
import { afterAll, expect, test } from 'vitest';
import { openConnection } from './connection.js';
import { inspect } from './testing/ledger-file.js';
import { open } from './testing/scenarios.js';
import { ledgerOf, renames } from './testing/small-ledger.js';

const directory = mkdtempSync(join(tmpdir(), 'kpi-formats-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));
let files = 0;
const oldFile = async (): Promise<string> => {
  const path = join(directory, `${++files}.db`);
  await ledgerOf(path, 20);
  return path;
};

/** What two later versions might do. */
const LATER = [
  'ALTER TABLE event_index ADD COLUMN category TEXT',
  `CREATE TABLE stream_heads(stream TEXT PRIMARY KEY, revision INTEGER NOT NULL) STRICT;
   INSERT INTO stream_heads SELECT stream, max(revision) FROM events GROUP BY stream`,
];

const ask = (path: string, sql: string) => {
  const db = new DatabaseSync(path, { readOnly: true });
  try {
    return db.prepare(sql).all();
  } finally {
    db.close();
  }
};
const formatOf = (path: string) => ask(path, 'PRAGMA user_version')[0]?.['user_version'];

test('a file of format 1 is brought to the newest format, and every event stays as it was', async () => {
  const path = await oldFile();
  const before = inspect(path);
  expect(formatOf(path)).toBe(1);
  openConnection(path, LATER).close();
  expect(formatOf(path)).toBe(3);
  expect(ask(path, 'SELECT * FROM stream_heads ORDER BY stream')).toMatchObject([
    { stream: 'ledger', revision: 0 },
    { stream: 'unit-a', revision: 19 },
  ]);
  expect(inspect(path)).toEqual(before);
  openConnection(path, LATER).close();
  expect(formatOf(path)).toBe(3);
});

test('a new file has the newest format, the same as a migrated one', async () => {
  const migrated = await oldFile();
  openConnection(migrated, LATER).close();
  const fresh = join(directory, 'fresh.db');
  openConnection(fresh, LATER).close();
  const shape = (path: string) => ask(path, "SELECT name, sql FROM sqlite_schema WHERE sql <> '' ORDER BY name");
  expect(shape(fresh)).toEqual(shape(migrated));
  expect(formatOf(fresh)).toBe(3);
});

test('a migration that fails leaves the format before it, and the ledger usable', async () => {
  const path = await oldFile();
  const failing = [LATER[0] ?? '', 'CREATE TABLE half(x); INSERT INTO nowhere VALUES (1)'];
  expect(() => openConnection(path, failing)).toThrow(/nowhere/);
  expect(formatOf(path)).toBe(2);
  expect(ask(path, "SELECT 1 FROM sqlite_schema WHERE name = 'half'")).toEqual([]);
  expect(inspect(path)).toMatchObject({ faults: [], rows: { length: 21 } });
  openConnection(path, LATER).close();
  expect(formatOf(path)).toBe(3);
});

test('a file of a later format is refused, byte by byte untouched', async () => {
  const path = await oldFile();
  openConnection(path, LATER).close();
  const before = readFileSync(path);
  await expect(open(path)).rejects.toThrow(/NEWER_FORMAT/);
  expect(() => openConnection(path, LATER.slice(0, 1))).toThrow(/format 3.*up to 2/);
  expect(readFileSync(path).equals(before)).toBe(true);
});

test('a program that has the file open writes nothing any more once a newer one has migrated it', async () => {
  const path = await oldFile();
  const older = await open(path);
  openConnection(path, LATER).close();
  expect(await older.append([renames('b', 'late', -1, 'X')])()).toMatchObject(
    E.left({ kind: 'STORE_UNAVAILABLE', trouble: 'NEWER_FORMAT' }),
  );
  await older.close();
  expect(inspect(path).rows).toHaveLength(21);
});
