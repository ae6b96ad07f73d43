import type { AnyEvent, NewFact } from '@kpi-ledger/events';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';

/** An event with its place in the log. */
export interface LoggedEvent {
  /** Dense count of this ledger's events, from 1. */
  readonly ordinal: number;
  /** The canonical bytes that were hashed. */
  readonly bytes: Uint8Array;
  readonly event: AnyEvent;
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
  | StoreError;

export type StoreError =
  | { readonly kind: 'STORE_UNAVAILABLE'; readonly reason: string }
  /** What was read is not what was written. */
  | { readonly kind: 'CORRUPT'; readonly stream: string; readonly revision: number; readonly reason: string };

/** A state of the log: the first `ordinal` events, named by their Merkle root. */
export interface Prefix {
  readonly ordinal: number;
  /** RFC 9162 Merkle tree hash over the events' bytes, hexadecimal. */
  readonly root: string;
  /** Knowledge time: the largest recordedAt of the prefix; null when it is empty. */
  readonly knownAt: string | null;
}

/** Where events are kept. Every store passes the contract suite of `@kpi-ledger/ledger/contract`. */
export interface EventStore {
  /** So many bytes of events one append may hold; left out where it may have any size. */
  readonly maxAppendBytes?: number;
  /** Appends all requests or none, in this order; two requests may address the same stream. */
  append(requests: readonly AppendRequest[]): TaskEither<AppendError, readonly Appended[]>;
  /** Events of one stream, oldest first, with bounded memory; empty when the stream does not exist. */
  readStream(stream: string, from?: { readonly revision: number }): AsyncIterable<LoggedEvent>;
  /** Events after `afterOrdinal` up to and including `toOrdinal` (default: the head when the read began), in log order. */
  readAll(range?: { readonly afterOrdinal?: number; readonly toOrdinal?: number }): AsyncIterable<LoggedEvent>;
  /** The events of a command, empty when it is unknown. */
  findCommand(commandId: string): TaskEither<StoreError, readonly LoggedEvent[]>;
  head(): TaskEither<StoreError, Prefix>;
  /** The prefix of that many events; more than there are is STORE-independent misuse and answers null. */
  prefixAt(ordinal: number): TaskEither<StoreError, Prefix | null>;
  /** The longest prefix whose knowledge time is at or before the instant. */
  prefixKnownAt(instant: string): TaskEither<StoreError, Prefix>;
  close(): Promise<void>;
}

/** The writer's clock: milliseconds since the epoch. A demo ledger is written with a simulated one. */
export type Clock = () => number;
