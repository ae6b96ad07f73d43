import type { AnyEvent, NewFact } from '@kpi-ledger/events';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import type { InclusionPath } from './merkle/proofs.js';

/** An event with its place in the log. */
export interface LoggedEvent {
  /** Dense count of this ledger's events, from 1. */
  readonly ordinal: number;
  /** The canonical bytes that were hashed. */
  readonly bytes: Uint8Array;
  readonly event: AnyEvent;
}

/** An event as it is stored, not decoded: where its row says that it stands, and its text. */
export interface StoredText {
  readonly ordinal: number;
  readonly stream: string;
  readonly revision: number;
  /** The canonical text whose UTF-8 was hashed. */
  readonly text: string;
  /** What it says of itself, where the store has looked at all of it and found it canonical and accepted by its codec. */
  readonly seen?: Pick<AnyEvent, 'type' | 'recordedAt'>;
}

/** The log as texts, for who keeps an index of it and decodes what is asked for only. */
export interface LogTexts {
  /** The events after `ordinal` up to the head when the read began, in log order, few of them in memory at a time. Throws StoreFailure. */
  after(ordinal: number): AsyncIterable<readonly StoredText[]>;
  /** The events of ascending ordinals, without waiting. Throws StoreFailure; CORRUPT where one is missing. */
  at(ordinals: readonly number[]): readonly StoredText[];
  /** The ordinals of the events of a command, ascending, without waiting; none where it is unknown. Throws StoreFailure. */
  ofCommand(commandId: string): readonly number[];
  /** How many events there are now, whoever recorded them. Left out where that has to be waited for. Throws StoreFailure. */
  length?(): number;
}

/** The revision that a stream must have before the append; -1: the stream must not exist. */
export type ExpectedRevision = number;

/** One command's facts for one stream. Personal texts are sealed before they come here. */
export interface AppendRequest {
  readonly commandId: string;
  readonly stream: string;
  readonly expectedRevision: ExpectedRevision;
  readonly actor: string;
  readonly correlationId: string;
  readonly causationId: string | null;
  readonly facts: readonly NewFact[];
}

export interface Appended {
  readonly events: readonly LoggedEvent[];
  /** True: the command had been recorded before; these are its first events and nothing was written. */
  readonly repeated: boolean;
}

export type AppendError =
  | { readonly kind: 'WRONG_REVISION'; readonly stream: string; readonly expected: number; readonly actual: number }
  /** The command id stands in the log with other content, or in another stream. */
  | { readonly kind: 'COMMAND_REUSED'; readonly commandId: string; readonly stream: string }
  /** The writer's clock is behind the ledger's knowledge, or ahead of the store's clock where it has one, by more than the tolerance. */
  | {
      readonly kind: 'CLOCK_SKEW';
      readonly clock: string;
      readonly reference: string;
      readonly toleranceSeconds: number;
    }
  | { readonly kind: 'INVALID_FACT'; readonly path: string; readonly rule: string }
  /** The first event of a ledger must be LedgerOpened, and no other. */
  | { readonly kind: 'LEDGER_NOT_OPEN' }
  /** The store did not say whether it has recorded these commands, however often it was asked: send them again with the same ids. */
  | { readonly kind: 'OUTCOME_UNKNOWN'; readonly commandIds: readonly string[]; readonly reason: string }
  | StoreError;

export type StoreError =
  | { readonly kind: 'STORE_UNAVAILABLE'; readonly reason: string; readonly trouble?: StoreTrouble }
  /**
   * The log has no longer the event that a reader stood on: what was read from `ordinal` on is no part of the ledger (the tail
   * of a server that had lost its cluster). Go back to a position that the log still has; an open store is opened again.
   */
  | { readonly kind: 'LOG_CUT'; readonly ordinal: number; readonly reason: string }
  /** What was read is not what was written. */
  | { readonly kind: 'CORRUPT'; readonly stream: string; readonly revision: number; readonly reason: string };

/** Why a store is unavailable, where somebody can do something about it. */
export type StoreTrouble =
  /** No space is left; nothing was half written. */
  | 'DISK_FULL'
  /** File or directory may only be read. */
  | 'READ_ONLY'
  /** Another process holds the store, or too much waits to be written: nothing was written, try again in a moment. */
  | 'BUSY'
  /** The disk did not read or write as asked. */
  | 'DISK_FAILED'
  | 'CANNOT_OPEN'
  /** A file of another program. */
  | 'NOT_A_LEDGER'
  /** A later version of this program wrote the file. */
  | 'NEWER_FORMAT';

/** A state of the log: the first `ordinal` events, named by their Merkle root. */
export interface Prefix {
  readonly ordinal: number;
  /** RFC 9162 Merkle tree hash over the events' bytes, hexadecimal. */
  readonly root: string;
  /** Knowledge time: the largest recordedAt of the prefix; null when it is empty. */
  readonly knownAt: string | null;
}

/** Where a follower of the log stands: the last event that it has dealt with. The id tells whether the log is still the same. */
export interface LogPosition {
  readonly ordinal: number;
  readonly eventId: string;
}

/** Where events are kept. Every store passes the contract suite of `@kpi-ledger/ledger/contract`. */
export interface EventStore {
  /** So many bytes of events one append may hold; left out where it may have any size. */
  readonly maxAppendBytes?: number;
  /** Left out by a store that has to wait for what it reads, such as a server whose log it does not keep in memory. */
  readonly texts?: LogTexts;
  /** Appends all requests or none, in this order; two requests may address the same stream. */
  append(requests: readonly AppendRequest[]): TaskEither<AppendError, readonly Appended[]>;
  /** Events of one stream, oldest first, with bounded memory; empty when the stream does not exist. */
  readStream(stream: string, from?: { readonly revision: number }): AsyncIterable<LoggedEvent>;
  /** Events after `afterOrdinal` up to and including `toOrdinal` (default: the head when the read began), in log order. */
  readAll(range?: { readonly afterOrdinal?: number; readonly toOrdinal?: number }): AsyncIterable<LoggedEvent>;
  /**
   * Events after a position (default: from the first one), in log order, and then each later one as it is recorded, whoever
   * records it, with bounded memory. Ends when the signal aborts or the consumer leaves; while the store cannot be reached it
   * waits and then goes on. Throws StoreFailure LOG_CUT when the log has another event at the position, or none.
   */
  subscribe(options?: { readonly after?: LogPosition; readonly signal?: AbortSignal }): AsyncIterable<LoggedEvent>;
  /** The events of a command, empty when it is unknown. */
  findCommand(commandId: string): TaskEither<StoreError, readonly LoggedEvent[]>;
  head(): TaskEither<StoreError, Prefix>;
  /** The prefix of that many events; more than there are is STORE-independent misuse and answers null. */
  prefixAt(ordinal: number): TaskEither<StoreError, Prefix | null>;
  /** That an event stands among the first `size` ones (RFC 9162 §2.1.3); null: it does not, or there are not so many. */
  inclusionOf(ordinal: number, size: number): TaskEither<StoreError, InclusionPath | null>;
  /** The longest prefix whose knowledge time is at or before the instant. */
  prefixKnownAt(instant: string): TaskEither<StoreError, Prefix>;
  /**
   * Why nothing can be written now, as far as the store knows without trying; null: it knows of nothing. Left out by a store that finds out
   * by trying only.
   */
  trouble?(): StoreError | null;
  close(): Promise<void>;
}

export type CopyError =
  /** The event does not continue the log: it holds something else, or another writer came between. Nothing was written. */
  { readonly kind: 'NOT_NEXT'; readonly ordinal: number; readonly reason: string } | StoreError;

/** A store that a ledger can be moved into: takes events as they were stamped elsewhere. */
export interface LogCopyTarget {
  /**
   * Writes events verbatim after the head, in this order. Ordinal, ledger, revision and hash chain are checked before anything
   * is written; a store may write a long list in several steps, so that a first part is there when it fails.
   */
  copyIn(events: readonly LoggedEvent[]): TaskEither<CopyError, void>;
}

/** The writer's clock: milliseconds since the epoch. A demo ledger is written with a simulated one. */
export type Clock = () => number;
