import { execFile, spawn } from 'node:child_process';
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type Command, type Engine, openEngine } from '@kpi-ledger/engine';
import type { EventTypeName } from '@kpi-ledger/events';
import type { EventStore, KeyVault, LoggedEvent } from '@kpi-ledger/ledger';
import { openFileKeyVault } from '@kpi-ledger/ledger/keys-file';
import { openSqliteStore } from '@kpi-ledger/ledger-sqlite';
import { verifyLog } from '@kpi-ledger/verify';
import * as E from 'fp-ts/lib/Either.js';
import { afterEach, beforeEach, expect, test } from 'vitest';

const ERASER = fileURLToPath(new URL('./eraser.mjs', import.meta.url));
const NAME = 'Nguyễn Thị Vô Cùng Đặc Biệt';
const SUBJECT = 'official-an';
const ERASED = '(đã xoá theo quyết định 12/QĐ-SNV ngày 01/03/2026)';
const ACT = { subject: SUBJECT, actor: 'so-noi-vu', decision: { number: '12/QĐ-SNV', date: '2026-03-01' } };

let folder: string;
let stores: EventStore[];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kpi-erasure-'));
  stores = [];
  const { engine } = await openProgram();
  const official = (person: string, name: string, more: object = {}) =>
    command('OfficialRegistered', '2026-01-05', { person, name, personKind: 'CONG_CHUC', ...more }, `reg-${person}`);
  const recorded = right(
    await engine.executeAll([
      command('LedgerOpened', null, { ledger: '11111111-1111-4111-8111-111111111111', kind: 'live', city: 'hue' }),
      official('an', NAME, { birthDate: '1980-02-29', staffNumber: '046080000123' }),
      official('binh', 'Trần Văn Bình'),
    ])(),
  );
  expect(recorded.status).toBe('RECORDED');
});

afterEach(async () => {
  await Promise.all(stores.map((store) => store.close()));
  rmSync(folder, { recursive: true });
});

const keyFile = () => join(folder, 'kpi.db.keys');
const keysOnDisk = () =>
  JSON.parse(readFileSync(keyFile(), 'utf8')) as { keys: Record<string, string>; erased: object };

function right<A>(either: E.Either<unknown, A>): A {
  if (E.isLeft(either)) throw new Error(JSON.stringify(either.left));
  return either.right;
}

/** The ledger with a connection and a key vault of its own, as another process has them. */
async function openProgram(): Promise<{
  readonly engine: Engine;
  readonly store: EventStore;
  readonly vault: KeyVault;
}> {
  const store = right(await openSqliteStore({ path: join(folder, 'kpi.db'), clock: Date.now })());
  stores.push(store);
  const vault = right(openFileKeyVault(keyFile(), { whenMissing: 'create' }));
  return { store, vault, engine: right(await openEngine({ store, vault, clock: Date.now })()) };
}

let commands = 0;
const command = (
  type: EventTypeName,
  validAt: string | null,
  data: object,
  commandId = `c-${++commands}`,
): Command => ({ commandId, type, validAt, data, actor: 'so-noi-vu' });

const nameOf = async ({ engine }: { readonly engine: Engine }, person = 'an') =>
  right(await engine.names({ effective: '2026-02-01' })()).people[person];

async function loggedIn(read: AsyncIterable<LoggedEvent>): Promise<readonly LoggedEvent[]> {
  const found: LoggedEvent[] = [];
  for await (const one of read) found.push(one);
  return found;
}

const eventsIn = async (read: AsyncIterable<LoggedEvent>) => (await loggedIn(read)).map(({ event }) => event);

async function* logged(store: EventStore) {
  for await (const { event, bytes } of store.readAll()) yield { stream: event.stream, revision: event.revision, bytes };
}

/** Every file of the ledger: database, write-ahead log, keys. */
const filesWith = (text: string): readonly string[] =>
  readdirSync(folder).filter((file) => readFileSync(join(folder, file)).includes(text));

test('The name stands in plain in no file, before and after; after it the key is in none either, and the log verifies.', async () => {
  const program = await openProgram();
  const head = right(await program.store.head()());
  const key = keysOnDisk().keys[SUBJECT] ?? expect.unreachable('no key was made');
  expect(await nameOf(program)).toBe(NAME);
  expect(readdirSync(folder)).toEqual(expect.arrayContaining(['kpi.db', 'kpi.db-wal', 'kpi.db.keys']));
  for (const secret of [NAME, '1980-02-29', '046080000123']) expect(filesWith(secret)).toEqual([]);
  expect(filesWith(key)).toEqual(['kpi.db.keys']);

  const done = right(await program.engine.erase(ACT)());
  expect(done).toMatchObject({ status: 'RECORDED', keyDestroyed: true, obstacles: [] });
  expect(JSON.stringify(done)).not.toContain(NAME);
  expect(filesWith(key)).toEqual([]);
  expect(filesWith(NAME)).toEqual([]);
  expect(await nameOf(program)).toBe(ERASED);
  expect(await nameOf(program, 'binh')).toBe('Trần Văn Bình');
  expect(right(await program.engine.identities()()).an).toEqual({
    birthDate: null,
    staffNumber: null,
    unreadable: 'ERASED',
  });
  expect(await verifyLog(logged(program.store), [head])).toMatchObject({ status: 'VALID', ordinal: head.ordinal + 1 });
});

test('Killed between the event and the key, the next start destroys the key and says so.', async () => {
  const key = keysOnDisk().keys[SUBJECT] ?? '';
  const eraser = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ERASER, folder, SUBJECT, 'hang']);
  const ended = new Promise((resolve) => eraser.on('close', resolve));
  let failed = '';
  eraser.stderr.on('data', (chunk) => {
    failed += chunk;
  });
  await new Promise<void>((resolve, reject) => {
    eraser.stdout.on('data', (chunk) => (String(chunk).includes('recorded') ? resolve() : undefined));
    eraser.on('close', () => reject(new Error(`the eraser ended by itself: ${failed}`)));
  });
  eraser.kill('SIGKILL');
  await ended;
  expect(filesWith(key)).toEqual(['kpi.db.keys']);

  const next = await openProgram();
  const [event] = (await eventsIn(next.store.readStream('ledger'))).slice(-1);
  expect(event?.type).toBe('SubjectErased');
  expect(next.engine.keys().leftovers).toEqual([{ subject: SUBJECT, event: event?.id, reason: null }]);
  expect(await nameOf(next)).toBe(ERASED);
  expect(filesWith(key)).toEqual([]);
  expect(keysOnDisk().erased).toEqual({ [SUBJECT]: { on: event?.validAt, event: event?.id } });
  expect((await openProgram()).engine.keys().leftovers).toEqual([]);
  expect(right(await next.engine.erase(ACT)())).toMatchObject({ status: 'ALREADY_SO', keyDestroyed: true });
});

test('A program that has the key in its memory opens nothing with it after an erasure elsewhere.', async () => {
  const [running, other] = [await openProgram(), await openProgram()];
  expect(await nameOf(running)).toBe(NAME);
  right(await other.engine.erase(ACT)());
  expect(await nameOf(running)).toBe(ERASED);
  expect(running.vault.holds(SUBJECT)).toBe(false);
  const again = await running.engine.execute(
    command('OfficialRegistered', '2026-01-05', { person: 'an', name: NAME, personKind: 'CONG_CHUC' }),
  )();
  expect(again).toMatchObject(E.left({ kind: 'REFUSED', code: 'SUBJECT_ERASED', path: 'data.name' }));
});

test('A repeated command of before the erasure gives its first result, from another program too.', async () => {
  const program = await openProgram();
  right(await program.engine.erase(ACT)());
  const { engine } = await openProgram();
  const data = {
    person: 'an',
    name: NAME,
    personKind: 'CONG_CHUC',
    birthDate: '1980-02-29',
    staffNumber: '046080000123',
  };
  const first = await loggedIn(program.store.readStream(SUBJECT));
  expect(right(await engine.execute(command('OfficialRegistered', '2026-01-05', data, 'reg-an'))())).toEqual({
    status: 'REPEATED',
    events: first,
  });
});

test('An old key file put back is found out: the key is destroyed again, what was made since is missed.', async () => {
  const program = await openProgram();
  copyFileSync(keyFile(), join(folder, 'backup'));
  const key = keysOnDisk().keys[SUBJECT] ?? '';
  right(await program.engine.erase(ACT)());
  const late = command('OfficialRegistered', '2026-01-06', { person: 'chi', name: 'Lê Chi', personKind: 'CONG_CHUC' });
  right(await program.engine.execute(late)());
  copyFileSync(join(folder, 'backup'), keyFile());
  rmSync(join(folder, 'backup'));

  const next = await openProgram();
  expect(next.engine.keys()).toMatchObject({ lost: ['official-chi'], leftovers: [{ subject: SUBJECT, reason: null }] });
  expect(filesWith(key)).toEqual([]);
  expect(await nameOf(next)).toBe(ERASED);
  expect(await nameOf(next, 'chi')).toBe('(không đọc được: mất khoá)');
  const note = { person: 'chi', kind: 'SICK', until: '2026-01-20', note: 'ốm' };
  expect(await next.engine.execute(command('AbsenceRecorded', '2026-01-10', note))()).toMatchObject(
    E.left({ kind: 'UNAVAILABLE', code: 'KEY_LOST', path: 'official-chi' }),
  );
  expect(keysOnDisk().keys['official-chi']).toBeUndefined();
});

test('Several programs erase at once while others write: one event, no key, an intact log.', async () => {
  const writer = await openProgram();
  const erasers = Array.from({ length: 3 }, () =>
    promisify(execFile)(process.execPath, ['--disable-warning=ExperimentalWarning', ERASER, folder, SUBJECT]),
  );
  let erased = false;
  const all = Promise.all(erasers).finally(() => {
    erased = true;
  });
  const outcomes: string[] = [];
  for (let i = 0; !erased || outcomes.length < 5; i++) {
    const day = new Date(Date.UTC(2020, 0, 1 + i)).toISOString().slice(0, 10);
    const data = { person: 'an', kind: 'OTHER', until: day, note: `ghi chú ${i}` };
    const done = await writer.engine.execute(command('AbsenceRecorded', day, data))();
    outcomes.push(E.isLeft(done) ? done.left.code : done.right.status);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  expect((await all).map(({ stdout }) => stdout).toSorted()).toEqual(['ALREADY_SO', 'ALREADY_SO', 'RECORDED']);
  expect(outcomes.at(-1)).toBe('SUBJECT_ERASED');
  // What was recorded before the erasure stands; nothing after it was, and nothing else went wrong.
  const refusedFrom = outcomes.indexOf('SUBJECT_ERASED');
  expect(outcomes).toEqual(outcomes.map((_, i) => (i < refusedFrom ? 'RECORDED' : 'SUBJECT_ERASED')));
  const program = await openProgram();
  const events = (await eventsIn(program.store.readAll())).map(({ type }) => type);
  expect(events.filter((type) => type === 'SubjectErased')).toHaveLength(1);
  expect(keysOnDisk().keys[SUBJECT]).toBeUndefined();
  expect(program.engine.keys()).toEqual({ lost: [], notInLog: [], leftovers: [] });
  expect(await verifyLog(logged(program.store))).toMatchObject({ status: 'NOT_ANCHORED', firstBad: null });
});
