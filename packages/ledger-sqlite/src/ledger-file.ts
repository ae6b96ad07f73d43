import type { DatabaseSync } from 'node:sqlite';
import { unavailable } from '@kpi-ledger/ledger';
import { whileBusy } from './busy.js';
import { openConnection } from './connection.js';
import { createEventIndex, type EventIndex } from './event-index.js';
import { fileState } from './file-state.js';
import { assertWhole } from './integrity.js';
import { formatOf } from './migrations.js';
import { prepareStatements, type Statements } from './statements.js';
import { inWriteTransaction } from './transaction.js';

export interface LedgerFileOptions {
  /** The ledger file; it and its directory are made when they do not exist. */
  readonly path: string;
  /** How long an append waits for other writers before STORE_UNAVAILABLE; default 30 s. */
  readonly waitMilliseconds?: number;
  /** `fileState` of the file when it was last closed: while it is in that state the rows of its index are not counted again. */
  readonly knownState?: string;
  /**
   * Verifies while it reads: `texts.after` gives no event of which not every byte was hashed and found as it was recorded, by its
   * chain and by the Merkle peaks of `event_index`; where something is not as it should be it throws CORRUPT. A file that notes more
   * events than it holds is refused instead of making its index anew.
   */
  readonly verified?: boolean;
}

/** A connection to a ledger file, with its statements and its index level with the events. */
export interface LedgerFile {
  readonly path: string;
  readonly db: DatabaseSync;
  readonly sql: Statements;
  readonly index: EventIndex;
  /**
   * Looks through all pages, the first time that it is asked: before something is written, and before something is found by an
   * index of the file alone. Throws StoreFailure CORRUPT.
   */
  wholePages(): void;
  /**
   * Runs the work as one write transaction, once no other writer holds the file; the first time it looks through all pages before.
   * Throws SQLite's errors and StoreFailure.
   */
  write<A>(work: () => A): Promise<A>;
  close(): void;
}

/** Throws SQLite's errors and StoreFailure. */
export async function openLedgerFile(options: LedgerFileOptions): Promise<LedgerFile> {
  const { path, waitMilliseconds = 30_000, knownState, verified = false } = options;
  const isAsClosed = knownState !== undefined && fileState(path) === knownState;
  const db = await whileBusy(() => openConnection(path), waitMilliseconds);
  const sql = prepareStatements(db);
  const index = createEventIndex(sql);
  const format = formatOf(db);

  let isWhole = false;
  const wholePages = (): void => {
    if (!isWhole) assertWhole(db);
    isWhole = true;
  };
  /** Of the last write; null: there was none. */
  let others: unknown = null;
  const noticeOthers = (): void => {
    const now = sql.others.get()?.['data_version'];
    if (now === others) return;
    index.forget();
    // A newer program may have migrated the file under us.
    if (Number(sql.format.get()?.['user_version']) !== format)
      throw unavailable(`${path} has another file format now`, 'NEWER_FORMAT');
    others = now;
  };

  const write = <A>(work: () => A): Promise<A> => {
    const writing = () => {
      try {
        return inWriteTransaction(db, () => {
          noticeOthers();
          return work();
        });
      } catch (thrown) {
        index.forget();
        throw thrown;
      }
    };
    return whileBusy(() => {
      wholePages();
      return writing();
    }, waitMilliseconds);
  };
  const close = () => {
    if (db.isOpen) db.close();
  };

  try {
    if (verified) index.assertNoneRemoved();
    if (isAsClosed ? !index.isLevel() : !index.isWhole()) await write(index.catchUp);
  } catch (thrown) {
    close();
    throw thrown;
  }
  return { path, db, sql, index, wholePages, write, close };
}
