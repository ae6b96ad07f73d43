import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openSqliteStore } from '@kpi-ledger/ledger-sqlite';
import { opened } from '../measure/opened.ts';
import { createHistogram, type Histogram } from './histogram.ts';
import { generateLog, type LogShape } from './log.ts';

const AT_ONCE = 20_000;

/** Writes a ledger file of this shape, unless it is there already. Its events are written past the store, which takes minutes for a million. */
export async function ledgerFile(path: string, shape: LogShape): Promise<Histogram> {
  mkdirSync(dirname(path), { recursive: true });
  const kept = `${path}.histogram`;
  if (existsSync(path) && existsSync(kept)) return JSON.parse(readFileSync(kept, 'utf8'));
  const part = `${path}.part`;
  for (const file of [part, `${part}-wal`, `${part}-shm`]) rmSync(file, { force: true });
  await (await opened(openSqliteStore({ path: part, clock: Date.now }))).close();
  const histogram = createHistogram();
  const db = new DatabaseSync(part);
  db.exec('PRAGMA synchronous = OFF');
  const insert = db.prepare('INSERT INTO events(ordinal, stream, revision, bytes) VALUES (?, ?, ?, ?)');
  db.exec('BEGIN');
  for (const made of generateLog(shape)) {
    insert.run(made.ordinal, made.stream, made.revision, made.bytes);
    histogram.take(made);
    if (made.ordinal % AT_ONCE === 0) db.exec('COMMIT; BEGIN');
  }
  db.exec('COMMIT');
  db.close();
  // Opening it makes the index beside the events.
  await (await opened(openSqliteStore({ path: part, clock: Date.now }))).close();
  renameSync(part, path);
  writeFileSync(kept, JSON.stringify(histogram.done()));
  return histogram.done();
}
