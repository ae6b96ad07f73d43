import { type AnyEvent, canonicalBytes, decodeEvent, eventIdOf, hashOf, streamOf } from '@kpi-ledger/events';
import * as E from 'fp-ts/lib/Either.js';

/** An event as a store or an export gives it, without trust. */
export interface StoredEvent {
  readonly stream: string;
  readonly revision: number;
  readonly bytes: Uint8Array;
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Checks the events of a log one by one, in log order, each against what came before. */
export class LogChecker {
  #ledger: string | null = null;
  #command = { id: '', stream: '', events: 0 };
  readonly #tails = new Map<string, { readonly revision: number; readonly hash: string }>();

  /** What is wrong with the next event; null when it is the event that belongs here. */
  next({ stream, revision, bytes }: StoredEvent): string | null {
    const read = readCanonical(bytes);
    if (E.isLeft(read)) return read.left;
    const event = read.right;
    return (
      this.#misplaced(event, stream, revision) ??
      this.#foreign(event) ??
      this.#ofOtherSubject(event) ??
      this.#unchained(event, bytes)
    );
  }

  #misplaced(event: AnyEvent, stream: string, revision: number): string | null {
    return event.stream === stream && event.revision === revision
      ? null
      : `the bytes belong to ${event.stream}@${event.revision}`;
  }

  /** Ledger and id: the first event opens the ledger, and ids follow from ledger, command and place in the command. */
  #foreign(event: AnyEvent): string | null {
    const opens = event.type === 'LedgerOpened';
    if (opens !== (this.#ledger === null))
      return opens ? 'the ledger is opened a second time' : 'the first event is not LedgerOpened';
    if (opens) this.#ledger = event.data.ledger;
    if (this.#ledger === null || event.ledger !== this.#ledger)
      return `the event is of ledger ${event.ledger}, not ${this.#ledger}`;
    const { id, stream, events } = this.#command;
    const index = event.commandId === id ? events : 0;
    if (index > 0 && event.stream !== stream) return `command ${id} has events in ${stream} already`;
    this.#command = { id: event.commandId, stream: event.stream, events: index + 1 };
    return event.id === eventIdOf(this.#ledger, event.commandId, index)
      ? null
      : `the id is not that of event ${index} of command ${event.commandId}`;
  }

  #ofOtherSubject(event: AnyEvent): string | null {
    const own = streamOf(event);
    return own === event.stream ? null : `its data speak about the subject of ${own}`;
  }

  #unchained(event: AnyEvent, bytes: Uint8Array): string | null {
    const tail = this.#tails.get(event.stream);
    const expected = tail === undefined ? 0 : tail.revision + 1;
    if (event.revision !== expected) return `revision ${expected} of the stream should stand here`;
    if (event.prevHash !== (tail?.hash ?? null)) return 'prevHash is not the hash of the event before it in the stream';
    this.#tails.set(event.stream, { revision: event.revision, hash: hashOf(bytes) });
    return null;
  }
}

/** The event of canonical bytes; left: why they are none. */
function readCanonical(bytes: Uint8Array): E.Either<string, AnyEvent> {
  let json: unknown;
  try {
    json = JSON.parse(utf8.decode(bytes));
  } catch {
    return E.left('the bytes are not JSON in UTF-8');
  }
  const decoded = decodeEvent(json);
  if (E.isLeft(decoded)) return E.left(`${decoded.left[0]?.path}: ${decoded.left[0]?.rule}`);
  return isCanonical(json, bytes) ? decoded : E.left('the bytes are not canonical (RFC 8785)');
}

function isCanonical(json: unknown, bytes: Uint8Array): boolean {
  try {
    return sameBytes(canonicalBytes(json), bytes);
  } catch {
    return false; // what may not stand in the log at all, for example a fraction as a JSON number
  }
}

const sameBytes = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, i) => byte === b[i]);
