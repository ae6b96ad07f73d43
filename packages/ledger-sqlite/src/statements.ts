import type { DatabaseSync, StatementSync } from 'node:sqlite';

/** SQLite gives texts in half the time of bytes; how many bytes they were tells whether they were read as they stand. */
const TEXT_COLUMNS = 'ordinal, stream, revision, length(bytes), CAST(bytes AS TEXT)';

/** Every statement of the store, prepared once a connection. */
export const prepareStatements = (db: DatabaseSync) => ({
  lastOrdinal: db.prepare('SELECT max(ordinal) AS ordinal FROM events'),
  /** SQLite counts the rows of a whole table page by page, and those with a condition one by one. */
  indexedCount: db.prepare(
    'SELECT (SELECT count(*) FROM event_index) - (SELECT count(*) FROM event_index WHERE ordinal < 1) AS count',
  ),
  lastIndexed: inColumns(db.prepare('SELECT max(ordinal) FROM event_index')),
  lastOfStream: db.prepare('SELECT revision, bytes FROM events WHERE stream = ? ORDER BY revision DESC LIMIT 1'),
  firstEvent: db.prepare('SELECT ordinal, stream, revision, bytes FROM events WHERE ordinal = 1'),
  eventsAfter: inColumns(
    db.prepare(
      'SELECT ordinal, stream, revision, bytes FROM events WHERE ordinal > ? AND ordinal <= ? ORDER BY ordinal LIMIT ?',
    ),
  ),
  /** Events as one row, so that their bytes are one buffer: each behind a zero byte, as the leaf of a Merkle tree is hashed. */
  segmentAfter: inColumns(
    db.prepare(
      `SELECT count(*), min(ordinal), max(ordinal), group_concat(stream, char(10)), group_concat(revision), group_concat(length(bytes)),
         CAST(x'00' || group_concat(bytes, x'00') AS BLOB)
       FROM (SELECT * FROM events WHERE ordinal > ? AND ordinal <= ? ORDER BY ordinal LIMIT ?)`,
    ),
  ),
  /** What is noted of events: how many there are, the peaks side by side, a line of all else for each. */
  notedOf: inColumns(
    db.prepare(
      `SELECT count(*), CAST(group_concat(peak, '') AS BLOB), group_concat(length(peak) || ' ' || known_at || ' ' || command, char(10))
       FROM (SELECT * FROM event_index WHERE ordinal > ? AND ordinal <= ? ORDER BY ordinal)`,
    ),
  ),
  textsAfter: inColumns(
    db.prepare(`SELECT ${TEXT_COLUMNS} FROM events WHERE ordinal > ? AND ordinal <= ? ORDER BY ordinal LIMIT ?`),
  ),
  textsAt: inColumns(
    db.prepare(`SELECT ${TEXT_COLUMNS} FROM json_each(?) AS asked CROSS JOIN events ON ordinal = asked.value`),
  ),
  bytesOf: db.prepare('SELECT bytes FROM events WHERE ordinal = ?'),
  streamFrom: inColumns(
    db.prepare(
      'SELECT ordinal, stream, revision, bytes FROM events WHERE stream = ? AND revision >= ? AND revision <= ? ORDER BY revision LIMIT ?',
    ),
  ),
  eventsOfCommand: db.prepare(
    `SELECT ordinal, stream, revision, bytes FROM events
     WHERE ordinal IN (SELECT ordinal FROM event_index WHERE command = ?) ORDER BY ordinal`,
  ),
  ordinalsOfCommand: inColumns(db.prepare('SELECT ordinal FROM event_index WHERE command = ? ORDER BY ordinal')),
  hasCommand: db.prepare('SELECT 1 FROM event_index WHERE command = ? LIMIT 1'),
  format: db.prepare('PRAGMA user_version'),
  /** Another number once another connection has written. */
  others: db.prepare('PRAGMA data_version'),
  peak: db.prepare('SELECT peak FROM event_index WHERE ordinal = ?'),
  knownAt: db.prepare('SELECT known_at FROM event_index WHERE ordinal = ?'),
  /** Insert with `get`: `run` also makes an object that says what has changed, a tenth of an insertion. */
  insertEvent: db.prepare('INSERT INTO events(ordinal, stream, revision, bytes) VALUES (?, ?, ?, ?)'),
  insertIndex: db.prepare('INSERT INTO event_index(ordinal, known_at, peak, command) VALUES (?, ?, ?, ?)'),
  dropIndexAfter: db.prepare('DELETE FROM event_index WHERE ordinal > ? OR ordinal < 1'),
});

export type Statements = ReturnType<typeof prepareStatements>;

/** Rows as arrays, which take two thirds of the time of objects. */
function inColumns(statement: StatementSync): StatementSync {
  statement.setReturnArrays(true);
  return statement;
}
