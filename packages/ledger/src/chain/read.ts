import { type AnyEvent, decodeEvent, type Recognised, recognise, recogniseIn } from '@kpi-ledger/events';
import * as E from 'fp-ts/lib/Either.js';
import { corrupt } from '../failure.js';
import type { LoggedEvent, StoredText } from '../port.js';

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Where a store keeps an event, as its own row or server says. */
export interface StoredBytes {
  readonly ordinal: number;
  readonly stream: string;
  readonly revision: number;
  readonly bytes: Uint8Array;
}

/** The event as its bytes show it without decoding, canonical and where it belongs; null: it has to be decoded to know. */
export const recogniseStored = (stored: Omit<StoredBytes, 'ordinal'>): Recognised | null =>
  inItsPlace(recognise(stored.bytes), stored);

/** The same where the event's bytes begin at `start` of these characters (`charactersOf`). */
export const recogniseStoredIn = (
  characters: string,
  start: number,
  stored: Omit<StoredBytes, 'ordinal'>,
): Recognised | null => inItsPlace(recogniseIn(characters, start, start + stored.bytes.length), stored);

const inItsPlace = (seen: Recognised | null, { stream, revision }: Omit<StoredBytes, 'ordinal'>): Recognised | null =>
  seen !== null && seen.stream === stream && seen.revision === revision ? seen : null;

/**
 * Turns stored bytes into an event: every store reads through here. Throws StoreFailure CORRUPT, with stream and revision,
 * when the bytes are no event or the event belongs elsewhere.
 */
export function readStored(stored: StoredBytes): LoggedEvent {
  const { ordinal, bytes } = stored;
  return { ordinal, bytes, event: readText({ ...stored, text: textOf(stored) }) };
}

/** The text of stored bytes. Throws StoreFailure CORRUPT where they are no UTF-8. */
export function textOf({ stream, revision, bytes }: Omit<StoredBytes, 'ordinal'>): string {
  try {
    return utf8.decode(bytes);
  } catch (cause) {
    throw notJson(stream, revision, cause);
  }
}

/** The same of an event whose text is at hand. */
export function readText({ stream, revision, text }: Omit<StoredText, 'ordinal'>): AnyEvent {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw notJson(stream, revision, cause);
  }
  const decoded = decodeEvent(json);
  if (E.isLeft(decoded)) {
    const [first] = decoded.left;
    throw corrupt(stream, revision, `${first?.path ?? 'event'}: ${first?.rule ?? 'not an event'}`);
  }
  const event: AnyEvent = decoded.right;
  if (event.stream !== stream || event.revision !== revision)
    throw corrupt(stream, revision, `the bytes say ${event.stream}@${event.revision}`);
  return event;
}

const notJson = (stream: string, revision: number, cause: unknown) =>
  corrupt(stream, revision, `the bytes are not JSON in UTF-8: ${(cause as Error).message}`);
