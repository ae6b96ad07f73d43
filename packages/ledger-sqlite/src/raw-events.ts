import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { DatabaseSync, type SQLOutputValue } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { type Recognised, recogniseStored, StoreFailure, unavailable } from '@kpi-ledger/ledger';
import { sqliteErrorOf } from './errors.js';
import { MIGRATIONS } from './migrations.js';
import { type Noted, NotedIndex } from './noted-index.js';
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
  /** What its bytes show without decoding them, where they belong into this row. */
  readonly seen: Recognised | null;
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
export function* rawEvents(path: string, noted = new NotedIndex()): Generator<RawEvent | RawDamage> {
  const file = resolve(path);
  if (!existsSync(file)) throw unavailable(`there is no file ${path}`);
  let db: DatabaseSync | null = null;
  try {
    db = openToRead(file);
    yield* foreignParts(db);
    yield* rowsOf(db, noted);
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

function* rowsOf(db: DatabaseSync, noted: NotedIndex): Generator<RawEvent | RawDamage> {
  const tables = db.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table'`).all();
  const has = (table: string): boolean => tables.some(({ name }) => name === table);
  if (!has('events')) return;
  let expected = 0;
  for (const row of valuesOf(db, has('event_index') ? WITH_INDEX : WITHOUT_INDEX)) {
    expected += 1;
    const raw = rawRow(row, expected);
    const seen = raw.misplaced === null ? recogniseStored(raw) : null;
    const unlikeNoted = raw.misplaced === null ? noted.next(raw, notedIn(row), seen) : null;
    yield { ...raw, unlikeNoted, seen };
  }
  if (!has('event_index')) return;
  const last = db.prepare('SELECT max(ordinal) AS last FROM event_index').get()?.['last'];
  if (typeof last === 'number' && last > expected)
    yield damage(
      'EVENTS_REMOVED',
      `event_index notes ${last} events, only ${expected} are there: the last ones were removed`,
      `chỉ mục của tệp ghi nhận ${last} sự kiện, trong sổ chỉ còn ${expected}: các sự kiện cuối đã bị xoá`,
    );
}

/** Text as SQLite gives it would stop at a zero byte, so it is taken as text only where a byte is a character. */
const STREAM = 'CASE WHEN octet_length(e.stream) = length(e.stream) THEN e.stream ELSE CAST(e.stream AS BLOB) END';
const WITH_INDEX = `SELECT e.ordinal, ${STREAM}, e.revision, e.bytes, i.known_at,
    CASE typeof(i.peak) WHEN 'blob' THEN lower(hex(i.peak)) WHEN 'null' THEN NULL ELSE '' END, i.command
  FROM events e LEFT JOIN event_index i ON i.ordinal = e.ordinal ORDER BY e.ordinal`;
const WITHOUT_INDEX = `SELECT e.ordinal, ${STREAM}, e.revision, e.bytes, NULL, NULL, NULL FROM events e ORDER BY e.ordinal`;

type Row = readonly SQLOutputValue[];

/** The rows as lists. A flipped bit can make a number of any size: from there on all are read as big ones, which takes longer. */
function* valuesOf(db: DatabaseSync, select: string): Generator<Row> {
  let given = 0;
  const read = function* (large: boolean): Generator<Row> {
    const rows = db.prepare(select);
    rows.setReturnArrays(true);
    rows.setReadBigInts(large);
    let at = 0;
    for (const row of rows.iterate()) {
      at += 1;
      if (at <= given) continue;
      given += 1;
      yield row as unknown as Row;
    }
  };
  try {
    yield* read(false);
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException | null)?.code !== 'ERR_OUT_OF_RANGE') throw thrown;
    yield* read(true);
  }
}

const notedIn = (row: Row): Noted => ({ knownAt: row[4], peak: row[5], command: row[6] });

function rawRow(row: Row, expected: number): Omit<RawEvent, 'unlikeNoted' | 'seen'> {
  const [ordinal, stream, revision, bytes] = row;
  const at = { stream: textOf(stream), revision: Number(revision) };
  if (!(bytes instanceof Uint8Array))
    return {
      ...at,
      bytes: new Uint8Array(),
      misplaced: flaw('NOT_BYTES', 'its column bytes holds no bytes', 'cột bytes không chứa dữ liệu nhị phân'),
    };
  const isNext = Number(ordinal) === expected;
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

const textOf = (stream: SQLOutputValue | undefined): string => {
  if (typeof stream === 'string') return stream;
  return stream instanceof Uint8Array ? new TextDecoder().decode(stream) : '';
};

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
