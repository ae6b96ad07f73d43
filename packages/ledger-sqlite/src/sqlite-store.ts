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
import { appendRequests } from './append.js';
import { type ConnectionSettings, settingsOf } from './connection.js';
import { copyIn } from './copy-in.js';
import { sqliteErrorOf } from './errors.js';
import { type LedgerFileOptions, openLedgerFile } from './ledger-file.js';
import { LOOK_AGAIN_MILLISECONDS, readsOf } from './reads.js';

export interface SqliteStoreOptions extends LedgerFileOptions {
  readonly clock: Clock;
  /** The clock of the machine that keeps the file (default `Date.now`): a writer's may not be ahead of it. */
  readonly storeClock?: Clock;
  readonly toleranceSeconds?: number;
}

export interface SqliteStore extends EventStore, LogCopyTarget {
  /** What SQLite says about the connection's durability. */
  settings(): ConnectionSettings;
}

/** A ledger in one SQLite file. Several processes may read and write it at the same time. */
export const openSqliteStore =
  (options: SqliteStoreOptions): TaskEither<StoreError, SqliteStore> =>
  async () => {
    try {
      return E.right(await open(options));
    } catch (thrown) {
      return E.left(sqliteErrorOf(options.path, thrown));
    }
  };

async function open(options: SqliteStoreOptions): Promise<SqliteStore> {
  const { clock, storeClock = Date.now, toleranceSeconds = DEFAULT_TOLERANCE_SECONDS } = options;
  const file = await openLedgerFile(options);
  const { sql, index } = file;
  const growth = createGrowth(LOOK_AGAIN_MILLISECONDS);

  const write = async <Fail, A>(work: () => E.Either<Fail, A>): Promise<E.Either<Fail | StoreError, A>> => {
    try {
      return await file.write(work);
    } catch (thrown) {
      return E.left(sqliteErrorOf(options.path, thrown));
    }
  };

  return {
    ...readsOf(file, growth, options.verified),
    append: (requests) => async () => {
      const clocks = () => ({ now: clock(), storeNow: storeClock(), toleranceSeconds });
      const appended = await write(() => appendRequests(sql, index, requests, clocks()));
      growth.wake();
      return appended;
    },
    copyIn: (events) => () => write(() => copyIn(sql, index, events)),
    settings: () => settingsOf(file.db),
    close: async () => {
      file.close();
      growth.wake();
    },
  };
}
