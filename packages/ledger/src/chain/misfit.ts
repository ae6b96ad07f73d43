import { canonicalBytes, hashOf, type Recognised } from '@kpi-ledger/events';
import { StoreFailure } from '../failure.js';
import type { LoggedEvent } from '../port.js';
import { ChainEnds } from './chain-ends.js';
import type { Tail } from './plan-append.js';
import { readStored, recogniseStored, type StoredBytes } from './read.js';

/** The end of a log, as far as the next event has to fit it. */
export interface LogEnd {
  /** Id of the ledger; null while the log is empty. */
  readonly ledger: string | null;
  /** Number of events. */
  readonly ordinal: number;
  /** The last event of a stream; null when the stream does not exist. */
  lastOf(stream: string): Tail | null;
}

export interface Misfit {
  readonly ordinal: number;
  readonly reason: string;
}

/** Where the event says itself that it belongs. */
export const storedAs = ({ ordinal, bytes, event: { stream, revision } }: LoggedEvent): StoredBytes => ({
  ordinal,
  stream,
  revision,
  bytes,
});

/** The first of these events that does not continue the log as it stands, by their bytes alone; null: they all do. */
export function misfitAfter(log: LogEnd, events: Iterable<StoredBytes>): Misfit | null {
  const walk = new LogWalk(log);
  for (const stored of events) {
    const reason = walk.next(stored);
    if (reason !== null) return { ordinal: stored.ordinal, reason };
  }
  return null;
}

/** Goes along a log and says of each event whether it follows those before it; what does not fit is followed all the same. */
export class LogWalk {
  readonly #lastOf: (stream: string) => Tail | null;
  readonly #ends = new ChainEnds();
  #ledger: string | null;
  #ordinal: number;
  #last = 0;

  constructor({ ledger, ordinal, lastOf }: LogEnd) {
    this.#ledger = ledger;
    this.#ordinal = ordinal;
    this.#lastOf = lastOf;
  }

  /** Why the event does not follow; null: it does. `seen` is what its bytes show, for whoever has looked already. */
  next(stored: StoredBytes, seen: Recognised | null = recogniseStored(stored)): string | null {
    const { ordinal, stream, revision, bytes } = stored;
    const known = this.#ends.numberOf(stream);
    const reason = this.#misfit(stored, seen, known);
    this.#ordinal = ordinal;
    this.#last = known ?? this.#ends.add(stream);
    this.#ends.set(this.#last, revision, hashOf(bytes));
    return reason;
  }

  /** Name of the last event's stream, the same text each time. */
  get stream(): string {
    return this.#ends.nameOf(this.#last);
  }

  #misfit(stored: StoredBytes, seen: Recognised | null, known: number | undefined): string | null {
    const { ordinal, stream, revision, bytes } = stored;
    if (ordinal !== this.#ordinal + 1) return `event ${ordinal} does not follow event ${this.#ordinal}`;
    const read = seen ?? eventIn(stored);
    if (typeof read === 'string') return read;
    this.#ledger ??= read.ledger;
    if (read.ledger !== this.#ledger) return `it belongs to ledger ${read.ledger}, the log to ${this.#ledger}`;
    if (seen === null && Buffer.compare(canonicalBytes(read), bytes) !== 0)
      return 'its bytes are not the canonical ones';
    if ((read.type === 'LedgerOpened') !== (ordinal === 1)) return 'a ledger is opened once, by its first event';
    const before = known === undefined ? this.#lastOf(stream) : null;
    const last = known === undefined ? (before?.revision ?? null) : this.#ends.revisionOf(known);
    if (revision !== (last ?? -1) + 1)
      return `revision ${revision} of ${stream} follows ${last === null ? 'nothing' : `revision ${last}`}`;
    const hash = known === undefined ? (before?.hash ?? null) : this.#ends.hashOf(known);
    return read.prevHash === hash ? null : `it is not chained to the event of ${stream} before it`;
  }
}

/** The event, or why the bytes are none. */
function eventIn(stored: StoredBytes): LoggedEvent['event'] | string {
  try {
    return readStored(stored).event;
  } catch (thrown) {
    if (thrown instanceof StoreFailure) return thrown.error.reason;
    throw thrown;
  }
}
