import {
  type Clock,
  createGrowth,
  DEFAULT_TOLERANCE_SECONDS,
  type EventStore,
  type LogCopyTarget,
  type StoreError,
} from '@kpi-ledger/ledger';
import * as E from 'fp-ts/lib/Either.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import { copyIn } from '../copy-in.js';
import { sqliteErrorOf } from '../errors.js';
import { type LedgerFileOptions, openLedgerFile } from '../ledger-file.js';
import { LOOK_AGAIN_MILLISECONDS, readsOf } from '../reads.js';
import { type QueueLimits, WriterThread } from './writer-thread.js';

export interface SqliteStoreWithWriterOptions extends LedgerFileOptions {
  /**
   * A simulated clock, asked when an append is called. Left out: the real clock, asked by the writer when it writes, so that an
   * event that had to wait says when it was recorded.
   */
  readonly clock?: Clock;
  readonly toleranceSeconds?: number;
  /** What may wait to be written before an append is refused as BUSY; default 1,024 appends or 100,000 facts. */
  readonly queue?: QueueLimits;
}

/** A ledger is moved into it over the reading connection, here: that is no work of a service. */
export type SqliteStoreWithWriter = EventStore & LogCopyTarget;

/** An import of 20,000 rows, and everything that a thousand callers send meanwhile. */
const QUEUE: QueueLimits = { appends: 1_024, facts: 100_000 };

/**
 * A ledger in one SQLite file for a service: appends are written by a thread of their own, all that wait in one transaction, and
 * answered when they are on the disk; reads stay here and let other work in between. Other processes may use the file as well.
 */
export const openSqliteStoreWithWriter =
  (options: SqliteStoreWithWriterOptions): TaskEither<StoreError, SqliteStoreWithWriter> =>
  async () => {
    try {
      return E.right(await open(options));
    } catch (thrown) {
      return E.left(sqliteErrorOf(options.path, thrown));
    }
  };

async function open(options: SqliteStoreWithWriterOptions): Promise<SqliteStoreWithWriter> {
  const {
    path,
    waitMilliseconds,
    knownState,
    verified = false,
    clock,
    toleranceSeconds = DEFAULT_TOLERANCE_SECONDS,
    queue = QUEUE,
  } = options;
  const place: LedgerFileOptions = { path, ...(waitMilliseconds !== undefined && { waitMilliseconds }) };
  const file = await openLedgerFile({ ...place, verified, ...(knownState !== undefined && { knownState }) });
  const growth = createGrowth(LOOK_AGAIN_MILLISECONDS);
  const writer = new WriterThread({ ...place, toleranceSeconds }, queue);
  return {
    ...readsOf(file, growth, verified),
    append: (requests) => async () => {
      const appended = await writer.append(requests, clock?.() ?? null);
      growth.wake();
      return appended;
    },
    trouble: () => writer.trouble(),
    copyIn: (events) => async () => {
      try {
        return await file.write(() => copyIn(file.sql, file.index, events));
      } catch (thrown) {
        return E.left(sqliteErrorOf(path, thrown));
      } finally {
        growth.wake();
      }
    },
    close: async () => {
      await writer.close();
      file.close();
      growth.wake();
    },
  };
}
