import { readFileSync } from 'node:fs';
import {
  type Clock,
  DEFAULT_TOLERANCE_SECONDS,
  type EventStore,
  type LogCopyTarget,
  type LogTexts,
  leafHash,
  leavesOfProof,
  type StoreError,
  storeErrorOf,
  unavailable,
} from '@kpi-ledger/ledger';
import * as E from 'fp-ts/lib/Either.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { type Address, parseAddress, withCredentials } from './address.js';
import { type AppendSettings, append } from './append.js';
import { copyIn } from './copy-in.js';
import { FollowedLog } from './followed-log.js';
import { KeptTexts } from './kept-texts.js';
import { refuseRetention } from './retention.js';
import { ServerClock } from './server-clock.js';
import { subscribe } from './subscription.js';

export interface EventStoreDbOptions {
  /** `esdb://host:2113?tls=false&ledger=hue`; several hosts of a cluster in one address; see `parseAddress`. */
  readonly address: string;
  readonly clock: Clock;
  readonly toleranceSeconds?: number;
  /** How long the server may take to answer one call (default 5 s). */
  readonly timeoutMilliseconds?: number;
  /** How long an append of unknown outcome is repeated (default 60 s). */
  readonly retryMilliseconds?: number;
  /** How long a subscription may say nothing before the leader is asked whether there is more (default 5 s). */
  readonly silenceMilliseconds?: number;
  /** Keeps the text of every event in memory, for an engine that asks for them without waiting (default: no). */
  readonly keepTexts?: boolean;
  /** Largest append in bytes of data (default 900,000; a server from 25.1 on takes more). */
  readonly maxAppendBytes?: number;
}

type Settings = AppendSettings & Required<EventStoreDbOptions>;

/** Opens a ledger on a server: reads its whole log once, and follows it from there. */
export const openEventStoreDb = (
  options: EventStoreDbOptions,
): TE.TaskEither<StoreError, EventStore & LogCopyTarget> => {
  const settings: Settings = {
    toleranceSeconds: DEFAULT_TOLERANCE_SECONDS,
    timeoutMilliseconds: 5_000,
    retryMilliseconds: 60_000,
    silenceMilliseconds: 5_000,
    keepTexts: false,
    maxAppendBytes: 900_000,
    ...options,
  };
  const address = parseAddress(options.address);
  if (E.isLeft(address)) return TE.left(unavailable(address.left).error);
  return async () => {
    const { stream } = address.right;
    let log: FollowedLog | undefined;
    try {
      const connection = connectionOf(address.right);
      const texts = settings.keepTexts ? new KeptTexts(stream) : null;
      log = new FollowedLog(connection, stream, settings.timeoutMilliseconds, texts);
      await refuseRetention(log);
      await log.follow();
      return E.right(storeOn(log, connection, settings));
    } catch (thrown) {
      await log?.release();
      return E.left(storeErrorOf(thrown));
    }
  };
};

/** Throws StoreFailure when the credentials file cannot be used. */
function connectionOf(address: Address): string {
  const { credentialsFile: file } = address;
  if (file === null) return address.connection;
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (thrown) {
    throw unavailable(`credentialsFile ${file} cannot be read: ${(thrown as Error).message}`);
  }
  const connection = withCredentials(address, text);
  if (E.isLeft(connection)) throw unavailable(`credentialsFile ${file}: ${connection.left}`);
  return connection.right;
}

function storeOn(log: FollowedLog, connection: string, settings: Settings): EventStore & LogCopyTarget {
  const { index } = log;
  const serverClock = new ServerClock(settings.timeoutMilliseconds);
  const closing = new AbortController();
  let closed = false;
  let appending: Promise<unknown> = Promise.resolve();

  const follow = async (): Promise<void> => {
    if (closed) throw unavailable('the store is closed');
    await log.follow();
  };
  const answer =
    <A>(read: () => A | Promise<A>): TE.TaskEither<StoreError, A> =>
    () =>
      TE.tryCatch(async () => {
        await follow();
        return read();
      }, storeErrorOf)();

  const textsOf = (kept: KeptTexts): LogTexts => ({
    async *after(ordinal) {
      await follow();
      yield* kept.after(ordinal, index.ordinal);
    },
    at: (ordinals) => {
      if (closed) throw unavailable('the store is closed');
      return kept.at(ordinals);
    },
    ofCommand: (commandId) => {
      if (closed) throw unavailable('the store is closed');
      return index.ordinalsOfCommand(commandId);
    },
  });

  return {
    maxAppendBytes: settings.maxAppendBytes,
    ...(log.texts !== null && { texts: textsOf(log.texts) }),
    append: (requests) => () => {
      const attempt = async () => {
        if (closed) return E.left(unavailable('the store is closed').error);
        return append(log, serverClock, requests, settings).catch((thrown: unknown) => E.left(storeErrorOf(thrown)));
      };
      const done = appending.then(attempt);
      appending = done;
      return done;
    },
    copyIn: copyIn(log, settings),
    async *readStream(stream, from) {
      await follow();
      yield* log.read(index.ordinalsOf(stream).slice(from?.revision ?? 0));
    },
    async *readAll(range) {
      await follow();
      const to = Math.min(range?.toOrdinal ?? index.ordinal, index.ordinal);
      yield* log.readRange(Math.max(range?.afterOrdinal ?? 0, 0) + 1, to);
    },
    async *subscribe({ after, signal } = {}) {
      if (closed) throw unavailable('the store is closed');
      const until = AbortSignal.any([closing.signal, ...(signal === undefined ? [] : [signal])]);
      yield* subscribe(log, connection, settings.silenceMilliseconds, {
        ...(after !== undefined && { after }),
        signal: until,
      });
      if (!signal?.aborted) throw unavailable('the store is closed');
    },
    findCommand: (commandId) => answer(() => log.events(index.ordinalsOfCommand(commandId))),
    head: () => answer(() => index.prefixes.head()),
    prefixAt: (ordinal) => answer(() => index.prefixes.prefixAt(ordinal)),
    inclusionOf: (ordinal, size) =>
      answer(async () => {
        const { prefixes } = index;
        if (!prefixes.has(ordinal, size)) return null;
        const asked = leavesOfProof(ordinal - 1, size);
        const leaves = new Map((await log.events(asked)).map((one) => [one.ordinal, leafHash(one.bytes)]));
        return prefixes.inclusionOf(ordinal, size, (leaf) => leaves.get(leaf) ?? missing(leaf));
      }),
    prefixKnownAt: (instant) => answer(() => index.prefixes.prefixKnownAt(instant)),
    close: async () => {
      if (closed) return;
      closed = true;
      closing.abort();
      await appending;
      await log.release();
    },
  };
}

function missing(leaf: number): never {
  throw new Error(`event ${leaf} was not read`);
}
