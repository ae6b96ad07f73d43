import type { DatabaseSync } from 'node:sqlite';

/** Runs the work as one write transaction: all of it is on the disk afterwards, or nothing. Throws SQLite's errors. */
export function inWriteTransaction<A>(db: DatabaseSync, work: () => A): A {
  db.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    db.exec('COMMIT');
    return result;
  } catch (thrown) {
    if (db.isTransaction) db.exec('ROLLBACK');
    throw thrown;
  }
}
