import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type AppendRequest, readText, StoreFailure } from '@kpi-ledger/ledger';
import * as E from 'fp-ts/lib/Either.js';
import { afterAll, describe, expect, it } from 'vitest';
import { openSqliteStore, type SqliteStore } from './sqlite-store.js';

const directory = mkdtempSync(join(tmpdir(), 'kpi-file-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));
let files = 0;
const freshPath = (): string => join(directory, `${++files}.db`);

const tryOpen = (path: string, waitMilliseconds = 5_000) =>
  openSqliteStore({ path, clock: () => Date.parse('2026-01-05T01:00:00.000Z'), waitMilliseconds })();

async function open(path: string, waitMilliseconds?: number): Promise<SqliteStore> {
  const opened = await tryOpen(path, waitMilliseconds);
  if (E.isLeft(opened)) throw new Error(JSON.stringify(opened.left));
  return opened.right;
}

const request = (stream: string, commandId: string, expectedRevision: number, facts: unknown): AppendRequest => ({
  commandId,
  stream,
  expectedRevision,
  actor: 'tester',
  correlationId: commandId,
  causationId: null,
  facts: facts as AppendRequest['facts'],
});
const opening = request('ledger', 'open', -1, [
  {
    type: 'LedgerOpened',
    validAt: '2026-01-05',
    data: { ledger: '5f0c2b0e-7a53-5c0a-9d1e-0c6f3a2b1d4e', kind: 'demo', city: 'hue' },
  },
]);
const renames = (unit: string, commandId: string, expectedRevision: number, ...names: readonly string[]) =>
  request(
    `unit-${unit}`,
    commandId,
    expectedRevision,
    names.map((name) => ({ type: 'UnitRenamed', validAt: '2026-01-05', data: { unit, name } })),
  );

/** A closed ledger file of eleven events. */
async function ledgerFile(): Promise<string> {
  const path = freshPath();
  const store = await open(path);
  await store.append([opening, renames('a', 'c1', -1, 'A', 'B', 'C', 'D', 'E'), renames('b', 'c2', -1, 'V', 'W')])();
  await store.append([renames('a', 'c3', 4, 'F', 'G', 'H')])();
  await store.close();
  return path;
}

function withSql<A>(path: string, work: (db: DatabaseSync) => A): A {
  const db = new DatabaseSync(path);
  try {
    return work(db);
  } finally {
    db.close();
  }
}

async function everything(store: SqliteStore) {
  const events = [];
  for await (const logged of store.readAll()) events.push(logged);
  const prefixes = await Promise.all(Array.from({ length: 13 }, (_, n) => store.prefixAt(n)()));
  return { events, prefixes, head: await store.head()(), c1: await store.findCommand('c1')() };
}

describe('the ledger file', () => {
  it('holds the table that other programs read, and nothing of it twice', async () => {
    withSql(await ledgerFile(), (db) => {
      const columns = db.prepare('PRAGMA table_info(events)').all();
      expect(columns.map((column) => [column['name'], column['type'], column['pk']])).toEqual([
        ['ordinal', 'INTEGER', 1],
        ['stream', 'TEXT', 0],
        ['revision', 'INTEGER', 0],
        ['bytes', 'BLOB', 0],
      ]);
      expect(() => db.exec("INSERT INTO events VALUES (12, 'unit-a', 0, x'00')")).toThrow(/UNIQUE/);
    });
  });

  it('is made with its directory', async () => {
    const path = join(directory, 'new', 'deep', 'kpi.db');
    await (await open(path)).close();
    expect(existsSync(path)).toBe(true);
  });

  it('may be opened by many at once when it is new', async () => {
    const path = freshPath();
    const stores = await Promise.all(Array.from({ length: 8 }, () => open(path)));
    expect(stores.map((store) => store.settings())).toEqual(
      stores.map(() => ({ journalMode: 'wal', synchronous: 'FULL' })),
    );
    for (const store of stores) await store.close();
  });

  it.each([
    ['a text file', (path: string) => writeFileSync(path, 'ngày,điểm\n'.repeat(200)), /no SQLite file/],
    [
      'the SQLite file of another program',
      (path: string) => withSql(path, (db) => db.exec('CREATE TABLE notes(x)')),
      /another program/,
    ],
    [
      'an SQLite file with another application id',
      (path: string) => withSql(path, (db) => db.exec('PRAGMA application_id = 77')),
      /another program \(application_id 77\)/,
    ],
  ])('is not taken over from %s', async (_, make, reason) => {
    const path = freshPath();
    make(path);
    const before = readFileSync(path);
    expect(await tryOpen(path)).toMatchObject(
      E.left({ kind: 'STORE_UNAVAILABLE', reason: expect.stringMatching(reason) }),
    );
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  it('is left alone when a later version wrote it', async () => {
    const path = await ledgerFile();
    withSql(path, (db) => db.exec('PRAGMA user_version = 2'));
    expect(await tryOpen(path)).toMatchObject(
      E.left({ kind: 'STORE_UNAVAILABLE', reason: expect.stringMatching(/file format 2/) }),
    );
  });

  it('is not a directory, and not below a file', async () => {
    expect(await tryOpen(directory)).toMatchObject(
      E.left({ kind: 'STORE_UNAVAILABLE', reason: expect.stringContaining(directory) }),
    );
    const file = freshPath();
    writeFileSync(file, '');
    expect(await tryOpen(join(file, 'kpi.db'))).toMatchObject(E.left({ kind: 'STORE_UNAVAILABLE' }));
  });

  it.runIf(process.platform === 'linux')(
    'is reported where no directory can be made, without waiting for ever',
    async () => {
      expect(await tryOpen('/proc/nowhere/kpi.db')).toMatchObject(E.left({ kind: 'STORE_UNAVAILABLE' }));
    },
  );

  it.skipIf(process.platform === 'win32')('is reported when it may only be read', async () => {
    const folder = join(directory, 'read-only');
    mkdirSync(folder);
    const path = join(folder, 'kpi.db');
    await (await open(path)).close();
    chmodSync(path, 0o444);
    chmodSync(folder, 0o555);
    chmodSync(directory, 0o755);
    const root = process.geteuid?.() === 0;
    if (root) process.seteuid?.(65534);
    try {
      expect(await tryOpen(path)).toMatchObject(
        E.left({ kind: 'STORE_UNAVAILABLE', reason: expect.stringContaining(path) }),
      );
    } finally {
      if (root) process.seteuid?.(0);
      chmodSync(folder, 0o755);
    }
  });
});

describe('the index beside the events', () => {
  it.each([
    ['is missing', 'DROP TABLE event_index'],
    ['is empty', 'DELETE FROM event_index'],
    ['is behind', 'DELETE FROM event_index WHERE ordinal > 4'],
    ['has a hole', 'DELETE FROM event_index WHERE ordinal = 4'],
    ['has a hole and a row of no event', `UPDATE event_index SET ordinal = -5 WHERE ordinal = 4`],
    ['has lost its own index', 'DROP INDEX event_index_command'],
    ['is ahead', "INSERT INTO event_index SELECT 12, known_at, peak, 'c9' FROM event_index WHERE ordinal = 11"],
  ])('is made again when it %s', async (_, damage) => {
    const path = await ledgerFile();
    const before = await open(path);
    const expected = await everything(before);
    await before.close();
    withSql(path, (db) => db.exec(damage));

    const after = await open(path);
    expect(await everything(after)).toEqual(expected);
    expect(await after.findCommand('c9')()).toEqual(E.right([]));
    expect(await after.append([renames('a', 'c1', -1, 'A', 'B', 'C', 'D', 'E')])()).toMatchObject(
      E.right([{ repeated: true }]),
    );
    await after.close();
  });
});

describe('damaged events', () => {
  const flip = 'UPDATE events SET bytes = CAST(replace(CAST(bytes AS TEXT), \'"version":1\', \'"version":9\') AS BLOB)';
  it.each([
    ['changed bytes', `${flip} WHERE ordinal = 4`, { stream: 'unit-a', revision: 2 }],
    ['a missing event', 'DELETE FROM events WHERE ordinal = 4', { stream: 'unit-a', revision: 3 }],
    ['another revision', 'UPDATE events SET revision = 99 WHERE ordinal = 4', { stream: 'unit-a', revision: 99 }],
  ])('are reported when read: %s', async (_, damage, where) => {
    const path = await ledgerFile();
    withSql(path, (db) => db.exec(damage));
    const store = await open(path);
    const read = async (): Promise<number> => {
      let seen = 0;
      for await (const { ordinal } of store.readAll()) seen = ordinal;
      return seen;
    };
    const failure = await read().then(
      () => null,
      (thrown: unknown) => thrown,
    );
    expect(failure).toBeInstanceOf(StoreFailure);
    expect(failure).toMatchObject({ error: { kind: 'CORRUPT', ...where } });
    await store.close();
  });

  it.each([
    [
      'bytes that are no UTF-8',
      "CAST(replace(CAST(bytes AS TEXT), '\"C\"', '\"' || CAST(x'ff' AS TEXT) || '\"') AS BLOB)",
    ],
    ['a zero byte and more behind it', "bytes || x'0041'"],
    ['a zero byte in front', "x'00' || bytes"],
  ])('are no text: %s', async (_, damaged) => {
    const path = await ledgerFile();
    withSql(path, (db) => db.exec(`UPDATE events SET bytes = CAST(${damaged} AS BLOB) WHERE ordinal = 4`));
    const { texts, close } = await open(path);
    const read = (): unknown => {
      const [stored] = texts?.at([4]) ?? [];
      return stored === undefined ? null : readText(stored);
    };
    expect(read).toThrow(/CORRUPT: unit-a@2: the bytes are not JSON in UTF-8/);
    await close();
  });

  it('do not keep a stream from being reported incomplete', async () => {
    const path = await ledgerFile();
    withSql(path, (db) => db.exec("DELETE FROM events WHERE stream = 'unit-a' AND revision = 3"));
    const store = await open(path);
    const revisions: number[] = [];
    const reading = (async () => {
      for await (const { event } of store.readStream('unit-a')) revisions.push(event.revision);
    })();
    await expect(reading).rejects.toMatchObject({ error: { kind: 'CORRUPT', stream: 'unit-a', revision: 3 } });
    expect(revisions).toEqual([0, 1, 2]);
    await store.close();
  });
});

describe('the clock of the machine', () => {
  it('is one that no writer may be ahead of, by more than the tolerance', async () => {
    const path = await ledgerFile();
    const machine = Date.parse('2026-03-01T00:00:00.000Z');
    let ahead = 300_001;
    const opened = await openSqliteStore({ path, clock: () => machine + ahead, storeClock: () => machine })();
    if (E.isLeft(opened)) throw new Error(JSON.stringify(opened.left));
    const store = opened.right;
    expect(await store.append([renames('b', 'c4', 1, 'X')])()).toEqual(
      E.left({
        kind: 'CLOCK_SKEW',
        clock: '2026-03-01T00:05:00.001Z',
        reference: '2026-03-01T00:00:00.000Z',
        toleranceSeconds: 300,
      }),
    );
    expect(await store.head()()).toMatchObject(E.right({ ordinal: 11 }));
    expect(await store.append([renames('a', 'c3', 4, 'F', 'G', 'H')])()).toMatchObject(E.right([{ repeated: true }]));
    ahead = 300_000;
    expect(await store.append([renames('b', 'c4', 1, 'X')])()).toMatchObject(E.right([{ repeated: false }]));
    await store.close();
  });

  it('is the real one when none is given', async () => {
    const path = freshPath();
    const opened = await openSqliteStore({ path, clock: () => Date.now() + 86_400_000 })();
    if (E.isLeft(opened)) throw new Error(JSON.stringify(opened.left));
    expect(await opened.right.append([opening])()).toMatchObject(E.left({ kind: 'CLOCK_SKEW' }));
    await opened.right.close();
  });
});

describe('the write lock', () => {
  it('is waited for, while this process goes on', async () => {
    const path = await ledgerFile();
    const store = await open(path);
    const other = new DatabaseSync(path);
    other.exec('BEGIN IMMEDIATE');
    setTimeout(() => other.exec('COMMIT'), 700);
    const appended = await store.append([renames('b', 'c4', 1, 'X')])();
    other.close();
    expect(appended).toMatchObject(E.right([{ repeated: false }]));
    await store.close();
  });

  it('is given up after the time allowed, with nothing written', async () => {
    const path = await ledgerFile();
    const store = await open(path, 300);
    const other = new DatabaseSync(path);
    other.exec('BEGIN IMMEDIATE');
    expect(await store.append([renames('b', 'c4', 1, 'X')])()).toMatchObject(
      E.left({ kind: 'STORE_UNAVAILABLE', reason: expect.stringMatching(/write lock for 0.3 s/) }),
    );
    other.exec('COMMIT');
    other.close();
    expect(await store.head()()).toMatchObject(E.right({ ordinal: 11 }));
    await store.close();
  });

  it('and the checkpoint are not held up by a slow reader', async () => {
    const path = await ledgerFile();
    const store = await open(path);
    const reader = store.readAll()[Symbol.asyncIterator]();
    await reader.next();
    await store.append([renames('b', 'c4', 1, 'X')])();
    expect(withSql(path, (db) => db.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get())).toMatchObject({ busy: 0 });
    expect(await reader.next()).toMatchObject({ value: { ordinal: 2 } });
    await store.close();
  });
});
