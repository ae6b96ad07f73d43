import { chmodSync, closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type StoreError, StoreFailure } from '@kpi-ledger/ledger';
import * as E from 'fp-ts/lib/Either.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import { checkFile } from './check-file.js';
import { sqliteErrorOf } from './errors.js';
import { openSqliteStore, type SqliteStore } from './sqlite-store.js';

export interface BackedUp {
  readonly ordinal: number;
  readonly root: string;
  /** Size of the backup. */
  readonly bytes: number;
}

export type BackupError =
  /** Nothing is ever overwritten. */
  | { readonly kind: 'FILE_EXISTS'; readonly file: string }
  /** The backup could not be written; nothing of it is left. */
  | { readonly kind: 'NOT_WRITTEN'; readonly error: StoreError }
  /** What was read back from the backup is not what the ledger holds; nothing of it is left. */
  | { readonly kind: 'NOT_SAME'; readonly reason: string }
  | { readonly kind: 'SOURCE'; readonly error: StoreError };

/**
 * Writes one state of a ledger that may be in use to a new file, reads that file back (the full check, and the root against the
 * ledger's own) and has it on the disk before it gets its name.
 */
export const backUp =
  (path: string, file: string): TaskEither<BackupError, BackedUp> =>
  async () => {
    const taken = [file, `${file}-wal`, `${file}-journal`].find((name) => existsSync(name));
    if (taken !== undefined) return E.left({ kind: 'FILE_EXISTS', file: taken });
    const opened = await openSqliteStore({ path, clock: Date.now })();
    if (E.isLeft(opened)) return E.left({ kind: 'SOURCE', error: opened.left });
    const part = `${file}.part-${process.pid}`;
    try {
      return await backUpBy(opened.right, { path, file, part });
    } finally {
      rmSync(part, { force: true });
      rmSync(`${part}-journal`, { force: true });
      await opened.right.close();
    }
  };

interface Places {
  readonly path: string;
  readonly file: string;
  /** What the backup is called until it is whole. */
  readonly part: string;
}

async function backUpBy(store: SqliteStore, { path, file, part }: Places): Promise<E.Either<BackupError, BackedUp>> {
  try {
    vacuumInto(path, part);
    chmodSync(part, statSync(path).mode & 0o777);
    sync(part, 'r+');
  } catch (thrown) {
    return E.left({ kind: 'NOT_WRITTEN', error: sqliteErrorOf(file, thrown) });
  }
  const reason = await difference(store, part);
  if (typeof reason === 'string') return E.left({ kind: 'NOT_SAME', reason });
  try {
    // Takes the name if nobody has it, on disks without links too.
    closeSync(openSync(file, 'wx'));
    renameSync(part, file);
    if (process.platform !== 'win32') sync(dirname(resolve(file)), 'r'); // a directory cannot be opened there
    return E.right({ ...reason, bytes: statSync(file).size });
  } catch (thrown) {
    return E.left(
      (thrown as NodeJS.ErrnoException).code === 'EEXIST'
        ? { kind: 'FILE_EXISTS', file }
        : { kind: 'NOT_WRITTEN', error: sqliteErrorOf(file, thrown) },
    );
  }
}

/** One read transaction, whatever others append; and no half-empty pages. */
function vacuumInto(path: string, part: string): void {
  const db = new DatabaseSync(path, { readOnly: true, timeout: 10_000 });
  try {
    db.prepare('VACUUM INTO ?').run(part);
  } finally {
    db.close();
  }
}

/** How many events the file holds and their root, when the store has the same; otherwise how it differs. */
async function difference(
  store: SqliteStore,
  part: string,
): Promise<{ readonly ordinal: number; readonly root: string } | string> {
  try {
    const { events, root, flaws } = checkFile(part);
    const [flaw] = flaws;
    if (flaw !== undefined) return `${flaw.event === null ? '' : `event ${flaw.event}: `}${flaw.en}`;
    const prefix = await store.prefixAt(events)();
    if (E.isLeft(prefix)) return prefix.left.reason;
    return prefix.right?.root === root ? { ordinal: events, root } : `its ${events} events have the root ${root}`;
  } catch (thrown) {
    if (thrown instanceof StoreFailure) return thrown.message;
    throw thrown;
  }
}

/** What was written is on the disk afterwards: SQLite does not see to that here. */
function sync(path: string, flags: 'r' | 'r+'): void {
  const handle = openSync(path, flags);
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
