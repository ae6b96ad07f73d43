import { type AnyEvent, decodeEvent } from '@kpi-ledger/events';
import { corrupt, type EventStore } from '@kpi-ledger/ledger';
import * as E from 'fp-ts/lib/Either.js';
import { instantOfKnown, type Known } from '../log/known.js';
import { type Reading, readingOf } from '../reading/reading.js';

/**
 * The naive full replay: reads the stored bytes from the first event on, decodes each one anew, and folds them from nothing.
 * It keeps nothing between two questions. Every faster way of reading is compared with it.
 */
export async function replay(store: Pick<EventStore, 'readAll'>, known?: Known): Promise<Reading> {
  const limit = known?.kind === 'ordinal' ? known.n : Number.POSITIVE_INFINITY;
  const until = known === undefined ? null : instantOfKnown(known);
  const events: AnyEvent[] = [];
  let knownAt: string | null = null;
  for await (const { ordinal, bytes } of store.readAll()) {
    const event = decoded(bytes, ordinal);
    const now: string = knownAt !== null && knownAt > event.recordedAt ? knownAt : event.recordedAt;
    if (ordinal > limit || (until !== null && now > until)) break;
    events.push(event);
    knownAt = now;
  }
  return readingOf(events, knownAt);
}

const utf8 = new TextDecoder();

function decoded(bytes: Uint8Array, ordinal: number): AnyEvent {
  const event = decodeEvent(JSON.parse(utf8.decode(bytes)));
  if (E.isRight(event)) return event.right;
  const reasons = event.left.map(({ path, rule }) => `${path}: ${rule}`).join('; ');
  throw corrupt(`event ${ordinal} of the log`, ordinal, reasons);
}
