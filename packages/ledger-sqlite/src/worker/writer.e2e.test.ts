import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { AppendRequest, LoggedEvent } from '@kpi-ledger/ledger';
import * as E from 'fp-ts/lib/Either.js';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inspect } from '../testing/ledger-file.js';
import { openLedger } from '../testing/scenarios.js';
import { ledgerOf, renames } from '../testing/small-ledger.js';
import {
  openSqliteStoreWithWriter,
  type SqliteStoreWithWriter,
  type SqliteStoreWithWriterOptions,
} from './sqlite-store-with-writer.js';

const directory = mkdtempSync(join(tmpdir(), 'kpi-writer-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

let path = '';
let files = 0;
let store: SqliteStoreWithWriter;
const open = async (options: Partial<SqliteStoreWithWriterOptions> = {}): Promise<void> => {
  const opened = await openSqliteStoreWithWriter({ path, ...options })();
  if (E.isLeft(opened)) throw new Error(JSON.stringify(opened.left));
  store = opened.right;
};
const append = (...requests: readonly AppendRequest[]) => store.append(requests)();
/** For a thread that has nothing else to do. */
const longEnoughToTake = () => wait(250);
const recorded = (repeated = false) => E.right([expect.objectContaining({ repeated })]);

beforeEach(async () => {
  path = join(directory, `${++files}.db`);
  await openLedger(path);
});
afterEach(() => store.close());

describe('appends that wait together', () => {
  /**
   * Lets them wait, so that they become one group, unless the thread takes the first before the next has come. `behind` something
   * that it has taken already it takes none of them by itself.
   */
  const held = async (work: () => Promise<unknown>[], behind?: AppendRequest): Promise<readonly unknown[]> => {
    const other = new DatabaseSync(path);
    other.exec('BEGIN IMMEDIATE');
    if (behind !== undefined) {
      void append(behind);
      await longEnoughToTake();
    }
    const answers = work();
    other.exec('COMMIT');
    other.close();
    return Promise.all(answers);
  };

  it('see those before them; a refused one does the others no harm', async () => {
    await open();
    const answers = await held(() => [
      append(renames('a', 'c1', -1, 'A')),
      append(renames('a', 'c2', -1, 'late')),
      append(renames('a', 'c3', 0, 'B')),
      append(renames('a', 'c1', -1, 'A')),
      append(renames('a', 'c1', -1, 'other')),
      append(renames('b', 'c4', -1, 'half a character \ud800')),
      append(renames('b', 'c5', -1, 'C'), renames('a', 'c6', 7, 'D')),
      append(renames('b', 'c5', -1, 'E')),
    ]);
    expect(answers).toEqual([
      recorded(),
      E.left({ kind: 'WRONG_REVISION', stream: 'unit-a', expected: -1, actual: 0 }),
      recorded(),
      recorded(true),
      E.left({ kind: 'COMMAND_REUSED', commandId: 'c1', stream: 'unit-a' }),
      E.left(expect.objectContaining({ kind: 'INVALID_FACT', path: 'requests[0].facts[0].data.name' })),
      E.left({ kind: 'WRONG_REVISION', stream: 'unit-a', expected: 7, actual: 1 }),
      recorded(),
    ]);
    const { rows, faults } = inspect(path);
    expect(faults).toEqual([]);
    expect(rows.map(({ event }) => event.data.name)).toEqual([undefined, 'A', 'B', 'E']);
  });

  it.each([
    { failure: 'ABORT', kept: ['a', 'c'] },
    { failure: 'ROLLBACK', kept: [] },
  ])('leave nothing of one that SQLite breaks off ($failure)', async ({ failure, kept }) => {
    await open();
    const first = renames('first', 'first', -1, 'first');
    await append(first); // the writer has the file open now
    const other = new DatabaseSync(path);
    other.exec(
      `CREATE TRIGGER broken BEFORE INSERT ON events WHEN NEW.stream = 'unit-x' BEGIN SELECT RAISE(${failure}, 'broken'); END`,
    );
    other.close();
    const work = () => [
      append(renames('a', 'c1', -1, 'a')),
      append(renames('b', 'c2', -1, 'b'), renames('x', 'c3', -1, 'x')),
      append(renames('c', 'c4', -1, 'c')),
    ];
    const answers = await held(work, first);
    const broken = E.left({ kind: 'STORE_UNAVAILABLE', reason: expect.stringContaining('broken') });
    expect(answers).toEqual(kept.length > 0 ? [recorded(), broken, recorded()] : [broken, broken, broken]);
    expect(inspect(path).rows.flatMap(({ event }) => event.data.name ?? [])).toEqual(['first', ...kept]);
    expect(await append(renames('a', 'c1', -1, 'a'))).toEqual(recorded(kept.length > 0));
  });

  it('are refused as BUSY beyond what may wait, and taken again later', async () => {
    await open({ queue: { appends: 3, facts: 4 } });
    const answers = await held(() => [
      append(renames('a', 'c1', -1, 'A')),
      append(renames('b', 'c2', -1, 'A', 'B', 'C')),
      append(renames('c', 'c3', -1, 'A')),
    ]);
    const busy = E.left({
      kind: 'STORE_UNAVAILABLE',
      trouble: 'BUSY',
      reason: '2 appends wait to be written: try again',
    });
    expect(answers).toEqual([recorded(), recorded(), busy]);
    expect(await append(renames('c', 'c3', -1, 'A'))).toEqual(recorded());
    const many = await held(() => ['d', 'e', 'f', 'g'].map((unit) => append(renames(unit, unit, -1, 'A'))));
    expect(many.map((answer) => (answer as E.Either<unknown, unknown>)._tag)).toEqual([
      'Right',
      'Right',
      'Right',
      'Left',
    ]);
  });

  it('are written when the store is closed', async () => {
    await open();
    const answers = Array.from({ length: 30 }, (_, i) => append(renames(`u${i}`, `c${i}`, -1, 'A')));
    await Promise.all([store.close(), store.close()]);
    expect(await Promise.all(answers)).toEqual(answers.map(() => recorded()));
    expect(await append(renames('a', 'late', -1, 'A'))).toEqual(
      E.left({ kind: 'STORE_UNAVAILABLE', reason: 'the store is closed' }),
    );
    expect(inspect(path)).toMatchObject({ faults: [], rows: { length: 31 } });
  });
});

describe('the clock', () => {
  const stamps = async () => {
    const seen: string[] = [];
    for await (const { event } of store.readAll({ afterOrdinal: 1 })) seen.push(event.recordedAt);
    return seen;
  };

  it('is what a simulated one shows when the append is called', async () => {
    await store?.close();
    rmSync(path);
    const shown = ['2026-01-05T01:00:00.000Z', '2026-01-05T02:00:00.000Z', '2026-01-06T00:00:00.000Z'];
    const left = [...shown];
    await open({ clock: () => Date.parse(left.shift() ?? '') });
    const opening: AppendRequest['facts'][number] = {
      type: 'LedgerOpened',
      validAt: '2026-01-05',
      data: { ledger: '5f0c2b0e-7a53-5c0a-9d1e-0c6f3a2b1d4e', kind: 'demo', city: 'hue' },
    };
    await append({ ...renames('a', 'open', -1), stream: 'ledger', facts: [opening] });
    await Promise.all([append(renames('a', 'c1', -1, 'A')), append(renames('b', 'c2', -1, 'B'))]);
    expect(await stamps()).toEqual(shown.slice(1));
  });

  it('is the real one at the moment of writing otherwise', async () => {
    await open();
    const before = new Date().toISOString();
    expect(await append(renames('a', 'c1', -1, 'A'))).toEqual(recorded());
    const [stamp = ''] = await stamps();
    expect(before <= stamp && stamp <= new Date().toISOString()).toBe(true);
  });
});

describe('other work of the process goes on', () => {
  /** How often the event loop came round meanwhile; only whether it did at all is looked at. */
  const turnsDuring = async (work: () => Promise<unknown>): Promise<number> => {
    let turns = 0;
    let isDone = false;
    const turn = () => {
      turns += 1;
      if (!isDone) setImmediate(turn);
    };
    setImmediate(turn);
    await work();
    isDone = true;
    return turns;
  };

  it('while a large append is written', async () => {
    await open();
    const names = Array.from({ length: 3_000 }, (_, i) => `Trung tâm số ${i}`);
    let answered = 0;
    const turns = await turnsDuring(async () => {
      const appending = append(renames('a', 'c1', -1, ...names));
      expect(await store.head()()).toMatchObject(E.right({ ordinal: 1 }));
      answered += 1;
      expect(await appending).toEqual(recorded());
    });
    expect([turns > 2, answered]).toEqual([true, 1]);
    expect(await store.head()()).toMatchObject(E.right({ ordinal: 3_001 }));
  });

  it('while the whole log is read', async () => {
    await store?.close();
    rmSync(path);
    await ledgerOf(path, 5_000);
    await open();
    let events = 0;
    const turns = await turnsDuring(async () => {
      for await (const _ of store.readAll()) events += 1;
    });
    expect([events, turns > 2]).toEqual([5_001, true]);
  });
});

it('what cannot go to another thread is no fact', async () => {
  await open();
  const request = renames('a', 'c1', -1, 'A');
  const facts = [
    { ...request.facts[0], data: { unit: 'a', name: () => 'A' } } as unknown as AppendRequest['facts'][number],
  ];
  expect(await append({ ...request, facts })).toMatchObject(E.left({ kind: 'INVALID_FACT', path: 'requests' }));
  expect(await append(request)).toEqual(recorded());
});

it('a file that cannot be written answers so, and is written when it can', async () => {
  await open();
  const other = new DatabaseSync(path);
  other.exec('PRAGMA user_version = 99');
  expect(await append(renames('a', 'c1', -1, 'A'))).toMatchObject(
    E.left({ kind: 'STORE_UNAVAILABLE', trouble: 'NEWER_FORMAT' }),
  );
  other.exec('PRAGMA user_version = 1');
  other.close();
  expect(await append(renames('a', 'c1', -1, 'A'))).toEqual(recorded());
});

it('a ledger is moved into it, and goes on there', async () => {
  await open();
  await append(renames('a', 'c1', -1, 'A'));
  const events: LoggedEvent[] = [];
  for await (const event of store.readAll()) events.push(event);
  await store.close();

  path = join(directory, `${++files}.db`);
  await open();
  expect(await store.copyIn(events)()).toEqual(E.right(undefined));
  expect(await append(renames('a', 'c1', -1, 'A'))).toEqual(recorded(true));
  expect(await append(renames('a', 'c2', 0, 'B'))).toEqual(recorded());
  expect(await store.copyIn(events)()).toMatchObject(E.left({ kind: 'NOT_NEXT' }));
  expect(inspect(path)).toMatchObject({ faults: [], rows: { length: 3 } });
});

it('a store that nobody closes keeps no process alive', async () => {
  await open();
  const script = `
    import { openSqliteStoreWithWriter } from '@kpi-ledger/ledger-sqlite';
    const { right: store } = await openSqliteStoreWithWriter({ path: ${JSON.stringify(path)} })();
    const appended = await store.append([${JSON.stringify(renames('a', 'c1', -1, 'A'))}])();
    process.stdout.write(appended._tag);`;
  const ran = spawnSync(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: fileURLToPath(new URL('../..', import.meta.url)),
    encoding: 'utf8',
  });
  expect(ran).toMatchObject({ status: 0, stdout: 'Right' });
});
