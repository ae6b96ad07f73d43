import { hashOf } from '@kpi-ledger/events';
import * as E from 'fp-ts/lib/Either.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import { DEFAULT_TOLERANCE_SECONDS } from '../chain/clock-skew.js';
import { planAppend } from '../chain/plan-append.js';
import { textOf } from '../chain/read.js';
import { corrupt, storeErrorOf, unavailable } from '../failure.js';
import { followLog } from '../follow.js';
import { createGrowth } from '../growth.js';
import { PrefixIndex } from '../merkle/prefix-index.js';
import { leafHash } from '../merkle/tree.js';
import type { Clock, EventStore, LoggedEvent, StoredText, StoreError } from '../port.js';

export interface MemoryStoreOptions {
  readonly clock: Clock;
  readonly toleranceSeconds?: number;
}

/** A ledger in memory: for unit tests, the browser and what-if questions. It lasts as long as the object. */
export function createMemoryStore(options: MemoryStoreOptions): EventStore {
  const { clock, toleranceSeconds = DEFAULT_TOLERANCE_SECONDS } = options;
  const log: LoggedEvent[] = [];
  const streams = new Map<string, LoggedEvent[]>();
  const commands = new Map<string, LoggedEvent[]>();
  const prefixes = new PrefixIndex();
  const growth = createGrowth();
  let closed = false;

  const view = () => ({
    ledger: log[0]?.event.ledger ?? null,
    ordinal: log.length,
    knownAt: prefixes.head().knownAt,
    lastOf: (stream: string) => {
      const last = streams.get(stream)?.at(-1);
      return last === undefined ? null : { revision: last.event.revision, hash: hashOf(last.bytes) };
    },
    eventsOf: (commandId: string) => commands.get(commandId) ?? [],
  });

  const record = (logged: LoggedEvent): void => {
    log.push(logged);
    listIn(streams, logged.event.stream).push(logged);
    listIn(commands, logged.event.commandId).push(logged);
    prefixes.add(logged);
  };

  const assertOpen = (): void => {
    if (closed) throw unavailable('the store is closed');
  };

  const attempt = <A>(work: () => A): E.Either<StoreError, A> =>
    E.tryCatch(() => {
      assertOpen();
      return work();
    }, storeErrorOf);
  const answer =
    <A>(read: () => A): TaskEither<StoreError, A> =>
    async () =>
      attempt(read);

  return {
    append: (requests) => async () => {
      // Decided and recorded without waiting in between, so that nobody else can write there.
      const planned = E.flatten(attempt(() => planAppend(view(), requests, { now: clock(), toleranceSeconds })));
      if (E.isLeft(planned)) return planned;
      planned.right.fresh.forEach(record);
      growth.wake();
      return E.right(planned.right.results);
    },
    texts: {
      length: () => {
        assertOpen();
        return log.length;
      },
      async *after(ordinal) {
        assertOpen();
        yield log.slice(Math.max(0, ordinal)).map(storedText);
      },
      at: (ordinals) => {
        assertOpen();
        return ordinals.map((ordinal) => {
          const logged = log[ordinal - 1];
          if (logged === undefined) throw corrupt('*', ordinal - 1, `event ${ordinal} is missing`);
          return storedText(logged);
        });
      },
      ofCommand: (commandId) => {
        assertOpen();
        return (commands.get(commandId) ?? []).map(({ ordinal }) => ordinal);
      },
    },
    async *readStream(stream, from) {
      assertOpen();
      yield* (streams.get(stream) ?? []).slice(Math.max(0, from?.revision ?? 0));
    },
    async *readAll(range) {
      assertOpen();
      yield* log.slice(Math.max(0, range?.afterOrdinal ?? 0), Math.max(0, range?.toOrdinal ?? log.length));
    },
    subscribe: (options) =>
      followLog(
        {
          length: () => {
            assertOpen();
            return log.length;
          },
          read: (after, to) => log.slice(after, to),
          growth,
        },
        options,
      ),
    findCommand: (commandId) => answer(() => [...(commands.get(commandId) ?? [])]),
    head: () => answer(() => prefixes.head()),
    prefixAt: (ordinal) => answer(() => prefixes.prefixAt(ordinal)),
    inclusionOf: (ordinal, size) =>
      answer(() => prefixes.inclusionOf(ordinal, size, (leaf) => leafHash(log[leaf - 1]?.bytes ?? new Uint8Array()))),
    prefixKnownAt: (instant) => answer(() => prefixes.prefixKnownAt(instant)),
    close: async () => {
      closed = true;
      growth.wake();
    },
  };
}

function storedText({ ordinal, bytes, event: { stream, revision } }: LoggedEvent): StoredText {
  return { ordinal, stream, revision, text: textOf({ stream, revision, bytes }) };
}

function listIn<K, V>(map: Map<K, V[]>, key: K): V[] {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made: V[] = [];
  map.set(key, made);
  return made;
}
