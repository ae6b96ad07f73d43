import { type AnyEvent, EVENT_TYPES } from '@kpi-ledger/events';
import type { StreamLog } from './stream-log.js';

/**
 * The streams in which a correction may not fit the type of what it corrects, so that the store is suspect. Whether it does is
 * decided by folding them; of the many other corrected streams nobody asks that again.
 */
export class Doubtful {
  readonly #looked = new Map<StreamLog, number>();
  readonly #streams = new Set<StreamLog>();

  /** Of streams that only grow. */
  among(corrected: Iterable<StreamLog>): Iterable<StreamLog> {
    for (const stream of corrected) {
      const { events } = stream;
      if (this.#looked.get(stream) === events.length) continue;
      this.#looked.set(stream, events.length);
      if (events.some((event) => mayNotFit(event, events))) this.#streams.add(stream);
    }
    return this.#streams;
  }
}

function mayNotFit(event: AnyEvent, ofStream: readonly AnyEvent[]): boolean {
  if (event.type !== 'FactCorrected') return false;
  const target = ofStream.find(({ id }) => id === event.data.target);
  // What a correction of a correction comes to is for the fold to say.
  return (
    target !== undefined && (target.type === 'FactCorrected' || !EVENT_TYPES[target.type].codec.is(event.data.data))
  );
}
