// npm run bench -- --sqlite [EVENTS]: what node:sqlite itself can do with the bytes of a log, before anything is made of them.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { generateLog, shapeOf } from './generate/log.ts';
import { clockOf, median, rounds } from './measure/rounds.ts';
import { rate } from './measure/row.ts';
import { machine, versions } from './table.ts';

const CHUNK = 1_000;
const utf8 = new TextDecoder();

/** Reads and writes of the same events in every shape that a store could give them, as Markdown. */
export async function measureSqlite(events: number, runs: number): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'kpi-sqlite-'));
  try {
    const stored = [...generateLog(shapeOf(events))];
    const path = join(folder, 'read.db');
    const db = filled(path, stored);
    const reads = readingCases(db);
    const reading = await rounds(runs, reads);
    db.close();
    let fresh = 0;
    const writing = await rounds(
      Math.min(runs, 3),
      writingCases(stored, () => join(folder, `write-${fresh++}.db`)),
      { warmUp: false, clock: clockOf('wall') },
    );
    const lines = (seconds: { readonly [name: string]: readonly number[] }, first: string): readonly string[] => {
      const base = median(seconds[first] ?? []);
      return Object.entries(seconds).map(
        ([name, took]) => `| ${name} | ${rate(stored.length / median(took))} | ${(base / median(took)).toFixed(2)} × |`,
      );
    };
    return [
      `${stored.length} events of ${Math.round(stored.reduce((sum, { bytes }) => sum + bytes.length, 0) / stored.length)} bytes; ${machine()}; ${versions()}`,
      ...['', '| reading all of them, processor | events | to the first |', '|---|---|---|'],
      ...lines(reading, 'rows: BLOB, iterate'),
      ...['', '| writing all of them, 1,000 a transaction, FULL, clock | events | to the first |', '|---|---|---|'],
      ...lines(writing, 'rows: BLOB'),
    ].join('\n');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

type Stored = {
  readonly ordinal: number;
  readonly stream: string;
  readonly revision: number;
  readonly bytes: Uint8Array;
};

function chunksOf<A>(list: readonly A[]): readonly (readonly A[])[] {
  return Array.from({ length: Math.ceil(list.length / CHUNK) }, (_, i) => list.slice(i * CHUNK, (i + 1) * CHUNK));
}
const segmentOf = (chunk: readonly Stored[]): Buffer =>
  Buffer.concat(chunk.flatMap(({ bytes }) => [bytes, Buffer.from('\n')]));

const TABLES = `
  CREATE TABLE of_blob(ordinal INTEGER PRIMARY KEY, stream TEXT NOT NULL, revision INTEGER NOT NULL, bytes BLOB NOT NULL) STRICT;
  CREATE TABLE of_text(ordinal INTEGER PRIMARY KEY, stream TEXT NOT NULL, revision INTEGER NOT NULL, bytes TEXT NOT NULL) STRICT;
  CREATE TABLE blob_segments(first INTEGER PRIMARY KEY, bytes BLOB NOT NULL) STRICT;
  CREATE TABLE text_segments(first INTEGER PRIMARY KEY, bytes TEXT NOT NULL) STRICT`;

function filled(path: string, stored: readonly Stored[]): DatabaseSync {
  const db = new DatabaseSync(path);
  db.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF; ${TABLES}; BEGIN`);
  const insert = (table: string) => db.prepare(`INSERT INTO ${table} VALUES (?, ?, ?, ?)`);
  const [blob, text] = [insert('of_blob'), insert('of_text')];
  for (const { ordinal, stream, revision, bytes } of stored) {
    blob.run(ordinal, stream, revision, bytes);
    text.run(ordinal, stream, revision, utf8.decode(bytes));
  }
  const [blobs, texts] = [
    db.prepare('INSERT INTO blob_segments VALUES (?, ?)'),
    db.prepare('INSERT INTO text_segments VALUES (?, ?)'),
  ];
  for (const chunk of chunksOf(stored)) {
    blobs.run(chunk[0]?.ordinal ?? 0, segmentOf(chunk));
    texts.run(chunk[0]?.ordinal ?? 0, utf8.decode(segmentOf(chunk)));
  }
  db.exec('COMMIT');
  return db;
}

/** Each looks at the length of every event, so that nothing is left out because nobody uses it. */
function readingCases(db: DatabaseSync) {
  const select = (table: string, columns: string, asArrays = false) => {
    const statement = db.prepare(`SELECT ${columns} FROM ${table} ORDER BY 1`);
    statement.setReturnArrays(asArrays);
    return statement;
  };
  const pages = (table: string, columns: string, asArrays = false) => {
    const statement = db.prepare(`SELECT ${columns} FROM ${table} WHERE ordinal > ? ORDER BY ordinal LIMIT ${CHUNK}`);
    statement.setReturnArrays(asArrays);
    return statement;
  };
  const seen = { bytes: 0, events: 0 };
  const see = (value: unknown): void => {
    seen.bytes += (value as { readonly length: number }).length;
  };
  const iterating = (table: string, columns = 'ordinal, bytes', asArrays = false) => {
    const statement = select(table, columns, asArrays);
    return () => {
      for (const row of statement.iterate()) see(asArrays ? (row as unknown as unknown[]).at(-1) : row['bytes']);
    };
  };
  const chunked = (table: string, columns = 'ordinal, bytes', asArrays = false) => {
    const statement = pages(table, columns, asArrays);
    return () => {
      for (let after = 0; ; ) {
        const rows = statement.all(after);
        for (const row of rows) see(asArrays ? (row as unknown as unknown[]).at(-1) : row['bytes']);
        if (rows.length === 0) return;
        after += rows.length;
      }
    };
  };
  /** The end of every event in a segment. */
  const cut = ({ buffer, byteOffset, byteLength }: Uint8Array): void => {
    const segment = Buffer.from(buffer, byteOffset, byteLength);
    let events = 0;
    for (let at = segment.indexOf(10); at >= 0; at = segment.indexOf(10, at + 1)) events += 1;
    seen.events += events;
  };
  const ALL = 'ordinal, stream, revision, bytes';
  const blobs = select('blob_segments', 'bytes');
  const texts = select('text_segments', 'bytes');
  return {
    'rows: BLOB, iterate': iterating('of_blob'),
    'rows: BLOB, iterate, arrays': iterating('of_blob', 'ordinal, bytes', true),
    'rows: BLOB, .all() of 1,000': chunked('of_blob'),
    'rows: BLOB, .all() of 1,000, arrays': chunked('of_blob', 'ordinal, bytes', true),
    'rows: BLOB, four columns, iterate': iterating('of_blob', ALL),
    'rows: BLOB, four columns, .all() of 1,000, arrays': chunked('of_blob', ALL, true),
    'rows: TEXT, iterate': iterating('of_text'),
    'rows: TEXT, .all() of 1,000': chunked('of_text'),
    'rows: TEXT, .all() of 1,000, arrays': chunked('of_text', 'ordinal, bytes', true),
    'rows: TEXT read as BLOB, .all() of 1,000, arrays': chunked(
      'of_text',
      'ordinal, CAST(bytes AS BLOB) AS bytes',
      true,
    ),
    'segments of 1,000: BLOB, cut at line ends': () => {
      for (const row of blobs.iterate()) cut(row['bytes'] as Uint8Array);
    },
    'segments of 1,000: TEXT, cut into lines': () => {
      for (const row of texts.iterate()) for (const line of String(row['bytes']).split('\n')) see(line);
    },
    'rows: sum(length(bytes)) inside SQLite': () => {
      db.prepare('SELECT sum(length(bytes)) FROM of_blob').get();
    },
  };
}

function writingCases(stored: readonly Stored[], fresh: () => string) {
  const written = (table: string, chunk: (db: DatabaseSync) => (events: readonly Stored[]) => void, index: boolean) => {
    const db = new DatabaseSync(fresh());
    db.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; ${TABLES}`);
    if (index) db.exec(`CREATE UNIQUE INDEX by_stream ON ${table}(stream, revision)`);
    const write = chunk(db);
    for (const events of chunksOf(stored)) {
      db.exec('BEGIN IMMEDIATE');
      write(events);
      db.exec('COMMIT');
    }
    db.close();
  };
  const rows = (table: string, value: (bytes: Uint8Array) => Uint8Array | string) => (db: DatabaseSync) => {
    const insert = db.prepare(`INSERT INTO ${table} VALUES (?, ?, ?, ?)`);
    return (events: readonly Stored[]) => {
      for (const { ordinal, stream, revision, bytes } of events) insert.run(ordinal, stream, revision, value(bytes));
    };
  };
  const segments = (db: DatabaseSync) => {
    const insert = db.prepare('INSERT INTO blob_segments VALUES (?, ?)');
    return (events: readonly Stored[]) => insert.run(events[0]?.ordinal ?? 0, segmentOf(events));
  };
  return {
    'rows: BLOB': () =>
      written(
        'of_blob',
        rows('of_blob', (bytes) => bytes),
        false,
      ),
    'rows: TEXT': () =>
      written(
        'of_text',
        rows('of_text', (bytes) => utf8.decode(bytes)),
        false,
      ),
    'rows: BLOB, with the index by stream': () =>
      written(
        'of_blob',
        rows('of_blob', (bytes) => bytes),
        true,
      ),
    'segments of 1,000: BLOB': () => written('blob_segments', segments, false),
  };
}
