import { type AnyEvent, canonicalText } from '@kpi-ledger/events';
import type { LogTexts, StoredText } from '@kpi-ledger/ledger';
import { LogByStream } from '../indexed/log-by-stream.js';
import { outlineOf } from '../log/outline.js';

/** Events as a store keeps them. */
export const storedTexts = (events: readonly AnyEvent[]): readonly StoredText[] =>
  events.map((event, i) => ({
    ...{ ordinal: i + 1, stream: event.stream, revision: event.revision },
    text: canonicalText(event),
  }));

export const textsIn = (stored: readonly StoredText[]): LogTexts => ({
  async *after(ordinal) {
    yield stored.slice(ordinal);
  },
  at: (ordinals) => ordinals.flatMap((ordinal) => stored[ordinal - 1] ?? []),
});

/** A log by stream that takes the events one after another. */
export function growingLog(events: readonly AnyEvent[], decodedEvents?: number) {
  const stored = storedTexts(events);
  const log = new LogByStream(textsIn(stored), decodedEvents === undefined ? {} : { decodedEvents });
  return {
    log,
    /** Up to the first n. */
    growTo: (n: number): void => {
      for (const one of stored.slice(log.length, n)) log.take(outlineOf(one));
    },
  };
}
