import { type AnyEvent, canonicalText } from '@kpi-ledger/events';
import type { LogTexts, StoredText } from '@kpi-ledger/ledger';
import { LogByStream } from '../indexed/log-by-stream.js';
import { outlineOf } from '../log/outline.js';

const storedText = (event: AnyEvent, i: number): StoredText => ({
  ...{ ordinal: i + 1, stream: event.stream, revision: event.revision },
  text: canonicalText(event),
});

/** A log by stream that takes what is new of events, as a store keeps them. */
export function emptyLog(decodedEvents?: number) {
  const stored: StoredText[] = [];
  const texts: LogTexts = {
    async *after(ordinal) {
      yield stored.slice(ordinal);
    },
    at: (ordinals) => ordinals.flatMap((ordinal) => stored[ordinal - 1] ?? []),
    ofCommand: (commandId) =>
      stored.flatMap(({ ordinal, text }) => (JSON.parse(text).commandId === commandId ? ordinal : [])),
  };
  const log = new LogByStream(texts, decodedEvents === undefined ? {} : { decodedEvents });
  const follow = (events: readonly AnyEvent[]): void => {
    for (let i = stored.length; i < events.length; i += 1) {
      const text = storedText(events[i] as AnyEvent, i);
      stored.push(text);
      log.take(outlineOf(text));
    }
  };
  return { log, follow };
}

/** A log by stream that takes the events one after another. */
export function growingLog(events: readonly AnyEvent[], decodedEvents?: number) {
  const { log, follow } = emptyLog(decodedEvents);
  return {
    log,
    /** Up to the first n. */
    growTo: (n: number): void => follow(events.slice(0, n)),
  };
}
