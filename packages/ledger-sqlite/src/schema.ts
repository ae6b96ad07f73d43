import { DatabaseSync } from 'node:sqlite';
import { corrupt, unavailable } from '@kpi-ledger/ledger';
import { formatOf, newestFormat } from './migrations.js';
import { inWriteTransaction } from './transaction.js';

/** "KPIL": marks the file as a ledger. */
const APPLICATION_ID = 0x4b50494c;

/**
 * Format 1; `migrations.ts` makes later ones of it. `events` is the ledger. `event_index` is a cache: knowledge time, Merkle peak and command of every event, made again from
 * `events` when it is missing or behind.
 */
const TABLES = `
  CREATE TABLE events(
    ordinal INTEGER PRIMARY KEY,
    stream TEXT NOT NULL,
    revision INTEGER NOT NULL,
    bytes BLOB NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX events_stream ON events(stream, revision);
  CREATE TABLE event_index(
    ordinal INTEGER PRIMARY KEY,
    known_at TEXT NOT NULL,
    peak BLOB NOT NULL,
    command TEXT NOT NULL
  ) STRICT;
  CREATE INDEX event_index_command ON event_index(command);
`;

/** Refuses a file of another program or of a later version; an empty one is welcome. Changes nothing. */
export function assertOurs(db: DatabaseSync, file: string, migrations: readonly string[]): void {
  // In this order: another process may make the tables, with the application's id, in between.
  const wasEmpty = isEmpty(db);
  const application = applicationOf(db);
  if (application === 0 && wasEmpty) return;
  if (application !== APPLICATION_ID)
    throw unavailable(
      `${file} is an SQLite file of another program (application_id ${application}), not a ledger`,
      'NOT_A_LEDGER',
    );
  const format = formatOf(db);
  const newest = newestFormat(migrations);
  if (format < 1 || format > newest)
    throw unavailable(
      `${file} has file format ${format}; this program knows formats up to ${newest}: use a newer one`,
      'NEWER_FORMAT',
    );
}

/**
 * A program inside the file, or a table of another shape, that no ledger has; it could show other rows than there are, or swallow
 * what is written. Tables that are only in the file beside ours are nobody's business.
 */
export const foreignPart = (db: DatabaseSync, migrations: readonly string[]): string | null => {
  const own = new Map(definitionsOf(migrations, formatOf(db)).map(({ name, sql }) => [name, sql]));
  for (const { type, name, sql } of definitionsIn(db)) {
    if (type === 'trigger' || type === 'view') return `${type} "${name}"`;
    const ours = own.get(name);
    if (ours !== undefined && ours !== sql) return `${type} "${name}" of another shape`;
  }
  return null;
};

interface Definition {
  readonly type: string;
  readonly name: string;
  /** Without regard to how its words are set apart. */
  readonly sql: string;
}

const definitionsIn = (db: DatabaseSync): readonly Definition[] =>
  db
    .prepare('SELECT type, name, sql FROM sqlite_schema')
    .all()
    .map(({ type, name, sql }) => ({
      ...{ type: String(type), name: String(name) },
      sql: String(sql ?? '').replaceAll(/\s+/g, ' '),
    }));

/** What SQLite keeps of our own tables and indexes in a file of the format. */
function definitionsOf(migrations: readonly string[], format: number): readonly Definition[] {
  const db = new DatabaseSync(':memory:');
  try {
    db.exec(TABLES);
    for (const step of migrations.slice(0, Math.max(0, format - 1))) db.exec(step);
    return definitionsIn(db);
  } finally {
    db.close();
  }
}

/** Refuses a file with such a program: an event that is acknowledged might not be there. */
export function assertNothingForeign(db: DatabaseSync, migrations: readonly string[]): void {
  const part = foreignPart(db, migrations);
  if (part !== null) throw corrupt('*', 0, `the file holds a ${part}, which no ledger has`);
}

/**
 * Makes what is missing, in one transaction, so that two processes may open a new file at once. A new file has the newest
 * format at once, an old one keeps its own until it is migrated.
 */
export function createTables(db: DatabaseSync, file: string, migrations: readonly string[]): void {
  if (!isNew(db) && missing(db, migrations).length === 0) return;
  inWriteTransaction(db, () => {
    assertOurs(db, file, migrations);
    for (const { sql } of missing(db, migrations)) db.exec(sql);
    if (isNew(db))
      db.exec(`PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${newestFormat(migrations)}`);
  });
}

/** Nothing has to be made or migrated in the file. */
export const isOfNewestFormat = (db: DatabaseSync, migrations: readonly string[]): boolean =>
  !isNew(db) && formatOf(db) === newestFormat(migrations) && missing(db, migrations).length === 0;

const isNew = (db: DatabaseSync): boolean => applicationOf(db) !== APPLICATION_ID;

/** Tables and indexes of its format that the file lacks; a new one lacks those of the newest. */
function missing(db: DatabaseSync, migrations: readonly string[]): readonly Definition[] {
  const names = new Set(definitionsIn(db).map(({ name }) => name));
  const format = isNew(db) ? newestFormat(migrations) : formatOf(db);
  return definitionsOf(migrations, format).filter(({ name }) => !names.has(name));
}

const applicationOf = (db: DatabaseSync): number =>
  Number(db.prepare('PRAGMA application_id').get()?.['application_id']);

const isEmpty = (db: DatabaseSync): boolean => db.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').get() === undefined;
