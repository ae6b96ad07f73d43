import type { DatabaseSync } from 'node:sqlite';
import { inWriteTransaction } from './transaction.js';

/**
 * What makes a file of format n + 1 out of one of format n, as SQL, at place n - 1; format 1 is the first there was. An event's
 * row may move to another table, its bytes never change. Whoever adds one adds a file of the old format to the tests.
 */
export const MIGRATIONS: readonly string[] = [];

export const newestFormat = (migrations: readonly string[]): number => migrations.length + 1;

export const formatOf = (db: DatabaseSync): number => Number(db.prepare('PRAGMA user_version').get()?.['user_version']);

/** Brings the file to the newest format, each step in a transaction of its own: a crash leaves one format or the next. */
export function migrate(db: DatabaseSync, migrations: readonly string[]): void {
  while (formatOf(db) < newestFormat(migrations))
    inWriteTransaction(db, () => {
      const format = formatOf(db); // another process may have been quicker
      const step = migrations[format - 1];
      if (step !== undefined) db.exec(`${step}; PRAGMA user_version = ${format + 1}`);
    });
}
