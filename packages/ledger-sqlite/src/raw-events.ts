import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { DatabaseSync, type SQLOutputValue } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { StoreFailure, unavailable } from '@kpi-ledger/ledger';
import { sqliteErrorOf } from './errors.js';
import { MIGRATIONS } from './migrations.js';
import { NotedIndex } from './noted-index.js';
import type { RowFlaw } from './row-flaw.js';
import { assertOurs, foreignPart } from './schema.js';

/** A row of `events`, read without trust. */
export interface RawEvent {
  readonly stream: string;
  readonly revision: number;
  readonly bytes: Uint8Array;
  /** What is wrong with the row itself; null: nothing. */
  readonly misplaced: RowFlaw | null;
  /** How its bytes differ from what `event_index` noted down when they were recorded; null: they do not. */
  readonly unlikeNoted: RowFlaw | null;
}

/** The file gives no further event, and should. */
export interface RawDamage {
  readonly stream: null;
  readonly revision: null;
  readonly damage: RowFlaw;
}

/** SQLite's words for a file that is not as SQLite wrote it. */
const DAMAGED = new Set([11, 26]);

/**
 * Every row of the ledger file in log order, as one state of it, for a verifier: nothing is decoded or made anew, nothing is
 * written, and a row that is no event is given as it stands. Throws StoreFailure when the file cannot be read at all.
 */
export function* rawEvents(path: string): Generator<RawEvent | RawDamage> {
  const file = resolve(path);
  if (!existsSync(file)) throw unavailable(`there is no file ${path}`);
  let db: DatabaseSync | null = null;
  try {
    db = openToRead(file);
    yield* foreignParts(db);
    yield* rowsOf(db);
    yield* wholeness(db);
  } catch (thrown) {
    const code = (thrown as { readonly errcode?: unknown } | null)?.errcode;
    if (typeof code !== 'number' || !DAMAGED.has(code & 0xff)) throw new StoreFailure(sqliteErrorOf(path, thrown));
    const said = (thrown as Error).message;
    yield damage(
      'FILE_DAMAGED',
      `SQLite cannot read the file on: ${said}`,
      `tệp sổ hỏng, không đọc tiếp được: ${said}`,
    );
  } finally {
    if (db?.isOpen) db.close();
  }
}

/** SQLite's errors for a folder in which it may not keep the files that go with a write-ahead log. */
const MAY_NOT_WRITE = new Set([8, 14]);

/**
 * Begins to read one state of the file. On a medium that may only be read (an auditor's copy) the file is taken as it is, which
 * is right where no write-ahead log holds anything newer.
 */
function openToRead(file: string): DatabaseSync {
  try {
    return begun(new DatabaseSync(file, { readOnly: true, timeout: 10_000 }), file);
  } catch (thrown) {
    const code = (thrown as { readonly errcode?: unknown } | null)?.errcode;
    const newer = statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0;
    if (typeof code !== 'number' || !MAY_NOT_WRITE.has(code & 0xff) || newer > 0) throw thrown;
    const url = pathToFileURL(file);
    url.searchParams.set('immutable', '1');
    return begun(new DatabaseSync(url, { readOnly: true }), file);
  }
}

function begun(db: DatabaseSync, file: string): DatabaseSync {
  try {
    assertOurs(db, file, MIGRATIONS);
    db.exec('BEGIN');
    return db;
  } catch (thrown) {
    db.close();
    throw thrown;
  }
}

function* foreignParts(db: DatabaseSync): Generator<RawDamage> {
  const part = foreignPart(db, MIGRATIONS);
  if (part !== null)
    yield damage(
      'FOREIGN_SCHEMA',
      `the file holds a ${part}, which no ledger has`,
      `tệp có thành phần lạ (${part}) mà sổ không bao giờ có`,
    );
}

function* rowsOf(db: DatabaseSync): Generator<RawEvent | RawDamage> {
  const tables = db.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table'`).all();
  const has = (table: string): boolean => tables.some(({ name }) => name === table);
  if (!has('events')) return;
  const noted = new NotedIndex();
  const rows = db.prepare(
    has('event_index')
      ? `SELECT e.ordinal, CAST(e.stream AS BLOB) AS stream, e.revision, e.bytes, i.known_at, i.peak, i.command
         FROM events e LEFT JOIN event_index i ON i.ordinal = e.ordinal ORDER BY e.ordinal`
      : `SELECT ordinal, CAST(stream AS BLOB) AS stream, revision, bytes FROM events ORDER BY ordinal`,
  );
  // A flipped bit can make a number of any size.
  rows.setReadBigInts(true);
  let expected = 0n;
  for (const row of rows.iterate()) {
    expected += 1n;
    const raw = rawRow(row, expected);
    yield { ...raw, unlikeNoted: raw.misplaced === null ? noted.next(raw, row) : null };
  }
  if (!has('event_index')) return;
  const last = db.prepare('SELECT max(ordinal) AS last FROM event_index').get()?.['last'];
  if (typeof last === 'number' && BigInt(last) > expected)
    yield damage(
      'EVENTS_REMOVED',
      `event_index notes ${last} events, only ${expected} are there: the last ones were removed`,
      `chỉ mục của tệp ghi nhận ${last} sự kiện, trong sổ chỉ còn ${expected}: các sự kiện cuối đã bị xoá`,
    );
}

function rawRow(row: Record<string, SQLOutputValue>, expected: bigint): Omit<RawEvent, 'unlikeNoted'> {
  const { ordinal, revision } = row;
  const at = { stream: textOf(row['stream']), revision: Number(revision) };
  const bytes = row['bytes'];
  if (!(bytes instanceof Uint8Array))
    return {
      ...at,
      bytes: new Uint8Array(),
      misplaced: flaw('NOT_BYTES', 'its column bytes holds no bytes', 'cột bytes không chứa dữ liệu nhị phân'),
    };
  const isNext = ordinal === expected;
  return {
    ...at,
    bytes,
    misplaced: isNext
      ? null
      : flaw(
          'ORDINAL',
          `ordinal ${ordinal} stands where ${expected} should: event ${expected} is missing, or its number was changed`,
          `số thứ tự ${ordinal} đứng ở chỗ của ${expected}: sự kiện ${expected} đã bị xoá hoặc bị đổi số`,
        ),
  };
}

/** Not as SQLite gives text: it would stop at a zero byte. */
const textOf = (bytes: SQLOutputValue | undefined): string =>
  bytes instanceof Uint8Array ? new TextDecoder().decode(bytes) : '';

/** SQLite's own check of pages and indexes, the unique one over stream and revision among them. */
function* wholeness(db: DatabaseSync): Generator<RawDamage> {
  const said = db.prepare('PRAGMA integrity_check(1)').get()?.['integrity_check'];
  if (said !== 'ok')
    yield damage('FILE_DAMAGED', `SQLite's integrity check: ${said}`, `tệp sổ không toàn vẹn theo SQLite: ${said}`);
}

const flaw = (code: string, en: string, vi: string): RowFlaw => ({ code, en, vi });
const damage = (...said: Parameters<typeof flaw>): RawDamage => ({
  stream: null,
  revision: null,
  damage: flaw(...said),
});
