import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type Hash, laterOf, leafHash, peakEndingAt } from '@kpi-ledger/ledger';
import { openSqliteStore } from '@kpi-ledger/ledger-sqlite';
import { opened } from '../measure/opened.ts';
import { createHistogram, type Histogram } from './histogram.ts';
import { generateLog, type LogShape, type Made } from './log.ts';

const AT_ONCE = 20_000;

/**
 * Writes a ledger file of this shape, unless it is there already. Rows and the index beside them are written past the store,
 * which checks every event and takes minutes for a million; the store opens the file afterwards and finds it whole.
 */
export async function ledgerFile(path: string, shape: LogShape): Promise<Histogram> {
  mkdirSync(dirname(path), { recursive: true });
  const kept = `${path}.histogram`;
  if (existsSync(path) && existsSync(kept)) return JSON.parse(readFileSync(kept, 'utf8'));
  const part = `${path}.part`;
  for (const file of [part, `${part}-wal`, `${part}-shm`]) rmSync(file, { force: true });
  const openAndClose = async () => (await opened(openSqliteStore({ path: part, clock: Date.now }))).close();
  await openAndClose();
  const histogram = createHistogram();
  const db = new DatabaseSync(part);
  db.exec('PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF');
  // Sorted at the end an index takes a fraction of what it takes row by row.
  const indexes = db.prepare(`SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL`).all();
  for (const { name } of indexes) db.exec(`DROP INDEX ${name}`);
  const insert = insertInto(db);
  db.exec('BEGIN');
  for (const made of generateLog(shape)) {
    insert(made);
    histogram.take(made);
    if (made.ordinal % AT_ONCE === 0) db.exec('COMMIT; BEGIN');
  }
  db.exec('COMMIT');
  for (const { sql } of indexes) db.exec(String(sql));
  db.close();
  await openAndClose();
  renameSync(part, path);
  writeFileSync(kept, JSON.stringify(histogram.done()));
  return histogram.done();
}

/** Writes an event with its row of `event_index`, as the store does: knowledge time and Merkle peak of the log up to it. */
function insertInto(db: DatabaseSync): (made: Made) => void {
  const event = db.prepare('INSERT INTO events(ordinal, stream, revision, bytes) VALUES (?, ?, ?, ?)');
  const index = db.prepare('INSERT INTO event_index(ordinal, known_at, peak, command) VALUES (?, ?, ?, ?)');
  /** Those that later ones are put together from. */
  const peaks = new Map<number, Hash>();
  let knownAt: string | null = null;
  return ({ ordinal: n, stream, revision, bytes, recordedAt, commandId }) => {
    knownAt = laterOf(knownAt, recordedAt);
    const peak = peakEndingAt(n, leafHash(bytes), (leaf) => peaks.get(leaf) as Hash);
    for (let size = 1; n % (size * 2) === 0; size *= 2) peaks.delete(n - size);
    peaks.set(n, peak);
    event.run(n, stream, revision, bytes);
    index.run(n, knownAt, peak, commandId);
  };
}
