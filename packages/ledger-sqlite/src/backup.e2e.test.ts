import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import * as E from 'fp-ts/lib/Either.js';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { backUp } from './backup.js';
import { checkFile } from './check-file.js';
import { inspect } from './testing/ledger-file.js';
import { start } from './testing/processes.js';
import { open, written } from './testing/scenarios.js';
import { ledgerOf, renames } from './testing/small-ledger.js';

const root = mkdtempSync(join(tmpdir(), 'kpi-backup-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
let folder = '';
let path = '';
beforeEach(() => {
  folder = mkdtempSync(join(root, 'f-'));
  path = join(folder, 'kpi.db');
});

test('a backup is one file with the same events, which opens as the same ledger', async () => {
  await ledgerOf(path, 250);
  const file = join(folder, 'backup.db');
  const done = await backUp(path, file)();
  const store = await open(path);
  expect(done).toMatchObject(E.right({ ordinal: 251, bytes: statSync(file).size }));
  expect(readdirSync(folder).sort()).toEqual(['backup.db', 'kpi.db', 'kpi.db-shm', 'kpi.db-wal']);
  expect(statSync(file).mode).toBe(statSync(path).mode);
  expect(inspect(file)).toEqual(inspect(path));
  const restored = await open(file);
  expect(await restored.head()()).toEqual(await store.head()());
  expect(await restored.append([renames('b', 'after', -1, 'X')])()).toMatchObject(E.right([{ repeated: false }]));
  await restored.close();
  await store.close();
});

test('backups made while other processes append hold one state each, with whole appends only', async () => {
  await ledgerOf(path, 10);
  const writers = ['anna', 'binh'].map((name) => start('writer.child.mjs', [path, name, '1000000']));
  const sizes: number[] = [];
  try {
    for (let n = 0; n < 5; n += 1) {
      while (writers.some(({ lines }) => lines.length <= 5 * n)) await new Promise((done) => setTimeout(done, 2));
      const acknowledged = writers.flatMap(({ lines }) => [...lines]);
      const file = join(folder, `backup-${n}.db`);
      const done = await backUp(path, file)();
      expect(done).toMatchObject({ _tag: 'Right' });
      const { rows, faults } = inspect(file);
      expect(faults).toEqual([]);
      const { shared, torn } = written(rows.slice(11));
      expect(torn).toEqual([]);
      expect(acknowledged.filter((name) => !shared.has(name))).toEqual([]);
      sizes.push(rows.length);
    }
  } finally {
    for (const { process } of writers) process.kill('SIGKILL');
    await Promise.all(writers.map(({ ended }) => ended));
  }
  // Two may be alike: on a busy machine no writer may have had its turn between them.
  expect(sizes).toEqual([...sizes].sort((a, b) => a - b));
  expect(new Set(sizes).size).toBeGreaterThan(1);
});

test.each(['backup.db', 'backup.db-wal', 'backup.db-journal'])('never writes over a file: %s', async (taken) => {
  await ledgerOf(path, 5);
  writeFileSync(join(folder, taken), 'mine');
  expect(await backUp(path, join(folder, 'backup.db'))()).toEqual(
    E.left({ kind: 'FILE_EXISTS', file: join(folder, taken) }),
  );
  expect(readFileSync(join(folder, taken), 'utf8')).toBe('mine');
  expect(readdirSync(folder).sort()).toEqual([taken, 'kpi.db'].sort());
});

test('is refused where it cannot be written, with nothing left behind', async () => {
  await ledgerOf(path, 5);
  expect(await backUp(path, join(folder, 'nowhere', 'backup.db'))()).toMatchObject(
    E.left({ kind: 'NOT_WRITTEN', error: { trouble: 'CANNOT_OPEN' } }),
  );
  expect(readdirSync(folder)).toEqual(['kpi.db']);
});

test('a ledger whose content was changed gives no backup that looks sound', async () => {
  await ledgerOf(path, 50);
  const db = new DatabaseSync(path);
  db.exec(`UPDATE events SET bytes = CAST(replace(CAST(bytes AS TEXT), 'số 7"', 'số 8"') AS BLOB) WHERE ordinal = 9`);
  db.close();
  const done = await backUp(path, join(folder, 'backup.db'))();
  expect(done).toMatchObject(E.left({ kind: 'NOT_SAME', reason: expect.stringMatching(/event 9/) }));
  expect(existsSync(join(folder, 'backup.db'))).toBe(false);
});

test('the full check of a sound file finds its events and their root', async () => {
  await ledgerOf(path, 50);
  const store = await open(path);
  const { ordinal, root: expected } = E.getOrElseW(() => ({ ordinal: -1, root: '' }))(await store.head()());
  await store.close();
  expect(checkFile(path)).toEqual({ events: ordinal, root: expected, flaws: [] });
});

test.each<[string, string, string, number | null]>([
  ['an event changed', `UPDATE events SET bytes = CAST(bytes || ' ' AS BLOB) WHERE ordinal = 9`, 'NOT_NEXT', 9],
  ['an event removed', 'DELETE FROM events WHERE ordinal = 9', 'ORDINAL', 9],
  ['the last event removed', 'DELETE FROM events WHERE ordinal = 51', 'EVENTS_REMOVED', null],
  ['a trigger', 'CREATE TRIGGER t BEFORE INSERT ON events BEGIN SELECT RAISE(IGNORE); END', 'FOREIGN_SCHEMA', null],
])('the full check finds %s, and writes nothing', async (_, damage, code, event) => {
  await ledgerOf(path, 50);
  const db = new DatabaseSync(path);
  db.exec(damage);
  db.close();
  const before = readFileSync(path);
  expect(checkFile(path).flaws[0]).toMatchObject({ code, event });
  expect(readFileSync(path).equals(before)).toBe(true);
});
