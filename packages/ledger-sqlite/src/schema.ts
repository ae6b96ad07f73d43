import { DatabaseSync } from 'node:sqlite';
import { corrupt, unavailable } from '@kpi-ledger/ledger';

/** "KPIL": marks the file as a ledger. */
const APPLICATION_ID = 0x4b50494c;
const FORMAT_VERSION = 1;

/**
 * `events` is the ledger. `event_index` is a cache: knowledge time, Merkle peak and command of every event, made again from
 * `events` when it is missing or behind.
 */
const TABLES = `
  CREATE TABLE IF NOT EXISTS events(
    ordinal INTEGER PRIMARY KEY,
    stream TEXT NOT NULL,
    revision INTEGER NOT NULL,
    bytes BLOB NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX IF NOT EXISTS events_stream ON events(stream, revision);
  CREATE TABLE IF NOT EXISTS event_index(
    ordinal INTEGER PRIMARY KEY,
    known_at TEXT NOT NULL,
    peak BLOB NOT NULL,
    command TEXT NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS event_index_command ON event_index(command);
`;

/** Refuses a file of another program or of a later version; an empty one is welcome. Changes nothing. */
export function assertOurs(db: DatabaseSync, file: string): void {
  const application = pragma(db, 'application_id');
  if (application === 0 && isEmpty(db)) return;
  if (application !== APPLICATION_ID)
    throw unavailable(`${file} is an SQLite file of another program (application_id ${application}), not a ledger`);
  const version = pragma(db, 'user_version');
  if (version !== FORMAT_VERSION)
    throw unavailable(
      `${file} has file format ${version}; this program knows format ${FORMAT_VERSION}: use a newer one`,
    );
}

/**
 * A program inside the file, or a table of another shape, that no ledger has; it could show other rows than there are, or swallow
 * what is written. Tables that are only in the file beside ours are nobody's business.
 */
export const foreignPart = (db: DatabaseSync): string | null => {
  for (const { type, name, sql } of definitionsIn(db)) {
    if (type === 'trigger' || type === 'view') return `${type} "${name}"`;
    const ours = DEFINITIONS.get(name);
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

/** What SQLite keeps of our own tables and indexes. */
const DEFINITIONS: ReadonlyMap<string, string> = ownDefinitions();

function ownDefinitions(): ReadonlyMap<string, string> {
  const db = new DatabaseSync(':memory:');
  db.exec(TABLES);
  const own = new Map(definitionsIn(db).map(({ name, sql }) => [name, sql]));
  db.close();
  return own;
}

/** Refuses a file with such a program: an event that is acknowledged might not be there. */
export function assertNothingForeign(db: DatabaseSync): void {
  const part = foreignPart(db);
  if (part !== null) throw corrupt('*', 0, `the file holds a ${part}, which no ledger has`);
}

/** Makes what is missing, in one transaction, so that two processes may open a new file at once. */
export function createTables(db: DatabaseSync, file: string): void {
  if (pragma(db, 'application_id') === APPLICATION_ID && hasTables(db)) return;
  db.exec('BEGIN IMMEDIATE');
  try {
    assertOurs(db, file);
    db.exec(`${TABLES} PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${FORMAT_VERSION};`);
    db.exec('COMMIT');
  } catch (thrown) {
    if (db.isTransaction) db.exec('ROLLBACK');
    throw thrown;
  }
}

const pragma = (db: DatabaseSync, name: string): number => Number(db.prepare(`PRAGMA ${name}`).get()?.[name]);

const isEmpty = (db: DatabaseSync): boolean => db.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').get() === undefined;

const hasTables = (db: DatabaseSync): boolean =>
  db
    .prepare(
      `SELECT count(*) AS found FROM sqlite_schema
       WHERE name IN ('events', 'events_stream', 'event_index', 'event_index_command')`,
    )
    .get()?.['found'] === 4;
