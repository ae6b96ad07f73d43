import { setImmediate as otherWork } from 'node:timers/promises';
import {
  type EventStore,
  followLog,
  type Growth,
  type LoggedEvent,
  type StoreError,
  StoreFailure,
} from '@kpi-ledger/ledger';
import * as E from 'fp-ts/lib/Either.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import { sqliteErrorOf } from './errors.js';
import type { LedgerFile } from './ledger-file.js';
import { readCommand, readLog, readRevisions } from './rows.js';
import { textsAfter, textsAt } from './texts.js';
import { VerifiedTexts } from './verified-texts.js';

/** How often a subscriber looks whether another process has written. */
export const LOOK_AGAIN_MILLISECONDS = 100;

/** How long a read and its consumer may keep this thread from other work, such as answering another request. */
const AT_ONCE_MILLISECONDS = 5;

/**
 * Everything that a store is asked, on the file's own connection.
 * @param verified whoever reads along the texts has them verified, see `VerifiedTexts`
 */
export function readsOf(file: LedgerFile, growth: Growth, verified = false): Omit<EventStore, 'append' | 'close'> {
  const { path, sql, index } = file;
  const verifiedTexts = verified ? new VerifiedTexts(sql) : null;
  const answer =
    <A>(read: () => A): TaskEither<StoreError, A> =>
    async () => {
      try {
        return E.right(read());
      } catch (thrown) {
        return E.left(sqliteErrorOf(path, thrown));
      }
    };

  const atOnce = <A>(read: () => A): A => {
    try {
      return read();
    } catch (thrown) {
      throw new StoreFailure(sqliteErrorOf(path, thrown));
    }
  };

  return {
    texts: {
      after: (ordinal) =>
        streaming(path, () => {
          const [after, to] = [Math.max(0, ordinal), index.length()];
          return verifiedTexts?.after(after, to) ?? textsAfter(sql, after, to);
        }),
      at: (ordinals) => atOnce(() => textsAt(sql, ordinals)),
      ofCommand: (commandId) =>
        atOnce(() => {
          file.wholePages();
          return sql.ordinalsOfCommand.all(commandId).map((row) => Number((row as unknown as readonly [number])[0]));
        }),
      length: () => atOnce(index.length),
    },
    readStream: (stream, from) =>
      streaming(path, () => {
        // What an index does not name would be missing, and nobody would know.
        file.wholePages();
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
        const ordinal = index.length();
        return readLog(sql, Math.max(0, range?.afterOrdinal ?? 0), Math.min(range?.toOrdinal ?? ordinal, ordinal));
      }),
    subscribe: (options) =>
      streaming(path, () =>
        followLog({ length: index.length, read: (after, to) => readLog(sql, after, to), growth }, options),
      ),
    findCommand: (commandId) =>
      answer(() => {
        file.wholePages();
        return readCommand(sql, commandId);
      }),
    head: () => answer(index.head),
    prefixAt: (ordinal) => answer(() => index.prefixAt(ordinal)),
    inclusionOf: (ordinal, size) => answer(() => index.inclusionOf(ordinal, size)),
    prefixKnownAt: (instant) => answer(() => index.prefixKnownAt(instant)),
  };
}

/**
 * Reads when asked, in batches; what goes wrong is thrown as StoreFailure. SQLite answers at once, so a long read would never let
 * anything else of this thread run: it pauses for that now and then.
 */
async function* streaming<A = LoggedEvent>(
  path: string,
  read: () => Iterable<A> | AsyncIterable<A>,
): AsyncGenerator<A> {
  try {
    const events = read();
    let since = performance.now();
    const isLong = (): boolean => performance.now() - since >= AT_ONCE_MILLISECONDS;
    // A list that is at hand is walked without waiting for each of it.
    if (Symbol.iterator in events)
      for (const logged of events) {
        yield logged;
        if (!isLong()) continue;
        await otherWork();
        since = performance.now();
      }
    else
      for await (const logged of events) {
        yield logged;
        if (!isLong()) continue;
        await otherWork();
        since = performance.now();
      }
  } catch (thrown) {
    throw new StoreFailure(sqliteErrorOf(path, thrown));
  }
}
