import { dirname, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { unavailable } from '@kpi-ledger/ledger';
import { makeDirectory, syncDirectory } from '@kpi-ledger/ledger/durable-files';
import { assertWhole } from './integrity.js';
import { MIGRATIONS, migrate } from './migrations.js';
import { assertNothingForeign, assertOurs, createTables, isOfNewestFormat } from './schema.js';

/** Milliseconds that one statement waits for another writer; longer waits are left to the caller, who does not block. */
const BUSY_MILLISECONDS = 200;

/** The settings that durability rests on, as the connection itself reports them. */
export interface ConnectionSettings {
  readonly journalMode: string;
  readonly synchronous: string;
}

/**
 * Opens a connection to a ledger file, making file and directory when there are none, and brings it to the newest format.
 * Nothing is changed in a file that is damaged, of another program or of a later format; where nothing has to be, its pages are not
 * looked through: whoever writes then asks `assertWhole` first. Throws StoreFailure or SQLite's own error.
 */
export function openConnection(path: string, migrations: readonly string[] = MIGRATIONS): DatabaseSync {
  const file = resolve(path);
  makeDirectory(dirname(file));
  const db = new DatabaseSync(file, { timeout: BUSY_MILLISECONDS });
  try {
    assertOurs(db, file, migrations);
    assertNothingForeign(db, migrations);
    if (journalModeOf(db) !== 'wal' || !isOfNewestFormat(db, migrations)) assertWhole(db);
    db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
    assertSettings(db, file);
    createTables(db, file, migrations);
    migrate(db, migrations);
    // SQLite does so too for the files that it makes, but takes no notice when the disk refuses.
    syncDirectory(dirname(file));
    return db;
  } catch (thrown) {
    db.close();
    throw thrown;
  }
}

const SYNCHRONOUS = ['OFF', 'NORMAL', 'FULL', 'EXTRA'];

export const settingsOf = (db: DatabaseSync): ConnectionSettings => ({
  journalMode: journalModeOf(db),
  synchronous: SYNCHRONOUS[Number(db.prepare('PRAGMA synchronous').get()?.['synchronous'])] ?? 'unknown',
});

const journalModeOf = (db: DatabaseSync): string => String(db.prepare('PRAGMA journal_mode').get()?.['journal_mode']);

/** SQLite ignores a setting that it cannot have (WAL on some network disks) without an error. */
function assertSettings(db: DatabaseSync, file: string): void {
  const { journalMode, synchronous } = settingsOf(db);
  if (journalMode !== 'wal' || synchronous !== 'FULL')
    throw unavailable(
      `${file}: journal_mode is ${journalMode} and synchronous is ${synchronous}, not wal and FULL; acknowledged events would not be safe on this disk`,
    );
}
