import {
  type Clock,
  createGrowth,
  DEFAULT_TOLERANCE_SECONDS,
  type EventStore,
  followLog,
  type LogCopyTarget,
  type LoggedEvent,
  type StoreError,
  StoreFailure,
  unavailable,
} from '@kpi-ledger/ledger';
import * as E from 'fp-ts/lib/Either.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import { appendRequests } from './append.js';
import { whileBusy } from './busy.js';
import { type ConnectionSettings, openConnection, settingsOf } from './connection.js';
import { copyIn } from './copy-in.js';
import { sqliteErrorOf } from './errors.js';
import { createEventIndex } from './event-index.js';
import { formatOf } from './migrations.js';
import { readCommand, readLog, readRevisions } from './rows.js';
import { prepareStatements } from './statements.js';
import { inWriteTransaction } from './transaction.js';

export interface SqliteStoreOptions {
  /** The ledger file; it and its directory are made when they do not exist. */
  readonly path: string;
  readonly clock: Clock;
  /** The clock of the machine that keeps the file (default `Date.now`): a writer's may not be ahead of it. */
  readonly storeClock?: Clock;
  readonly toleranceSeconds?: number;
  /** How long an append waits for other writers before STORE_UNAVAILABLE; default 30 s. */
  readonly waitMilliseconds?: number;
}

export interface SqliteStore extends EventStore, LogCopyTarget {
  /** What SQLite says about the connection's durability. */
  settings(): ConnectionSettings;
}

/** How often a subscriber looks whether another process has written. */
const LOOK_AGAIN_MILLISECONDS = 100;

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
  const { path, clock, storeClock = Date.now, toleranceSeconds = DEFAULT_TOLERANCE_SECONDS } = options;
  const { waitMilliseconds = 30_000 } = options;
  const db = await whileBusy(() => openConnection(path), waitMilliseconds);
  const sql = prepareStatements(db);
  const index = createEventIndex(sql);
  const growth = createGrowth(LOOK_AGAIN_MILLISECONDS);

  const format = formatOf(db);
  const write = <A>(work: () => A): Promise<A> => {
    const ofThisFormat = () => {
      // A newer program may have migrated the file under us.
      if (formatOf(db) !== format) throw unavailable(`${path} has another file format now`, 'NEWER_FORMAT');
      return work();
    };
    return whileBusy(() => inWriteTransaction(db, ofThisFormat), waitMilliseconds);
  };
  const answer =
    <A>(read: () => A | Promise<A>): TaskEither<StoreError, A> =>
    async () => {
      try {
        return E.right(await read());
      } catch (thrown) {
        return E.left(sqliteErrorOf(options.path, thrown));
      }
    };

  try {
    if (!index.isWhole()) await write(index.catchUp);
  } catch (thrown) {
    db.close();
    throw thrown;
  }

  return {
    append: (requests) => async () => {
      const clocks = () => ({ now: clock(), storeNow: storeClock(), toleranceSeconds });
      const appended = E.flatten(await answer(() => write(() => appendRequests(sql, index, requests, clocks())))());
      growth.wake();
      return appended;
    },
    copyIn: (events) => async () => E.flatten(await answer(() => write(() => copyIn(sql, index, events)))()),
    readStream: (stream, from) =>
      streaming(path, () => {
        const last = sql.lastOfStream.get(stream);
        return readRevisions(
          sql,
          stream,
          Math.max(0, from?.revision ?? 0),
          last === undefined ? -1 : Number(last['revision']),
        );
      }),
    readAll: (range) =>
      streaming(path, () => {
        const { ordinal } = index.position();
        return readLog(sql, Math.max(0, range?.afterOrdinal ?? 0), Math.min(range?.toOrdinal ?? ordinal, ordinal));
      }),
    subscribe: (options) =>
      streaming(path, () =>
        followLog(
          { length: () => index.position().ordinal, read: (after, to) => readLog(sql, after, to), growth },
          options,
        ),
      ),
    findCommand: (commandId) => answer(() => readCommand(sql, commandId)),
    head: () => answer(index.head),
    prefixAt: (ordinal) => answer(() => index.prefixAt(ordinal)),
    prefixKnownAt: (instant) => answer(() => index.prefixKnownAt(instant)),
    settings: () => settingsOf(db),
    close: async () => {
      if (db.isOpen) db.close();
      growth.wake();
    },
  };
}

/** Reads when asked, in batches; what goes wrong is thrown as StoreFailure. */
async function* streaming(
  path: string,
  read: () => Iterable<LoggedEvent> | AsyncIterable<LoggedEvent>,
): AsyncGenerator<LoggedEvent> {
  try {
    yield* read();
  } catch (thrown) {
    throw new StoreFailure(sqliteErrorOf(path, thrown));
  }
}
