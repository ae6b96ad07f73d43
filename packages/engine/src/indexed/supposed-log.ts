import { type AnyEvent, canonicalText } from '@kpi-ledger/events';
import { outlineOfEvent } from '../log/outline.js';
import type { Reading } from '../reading/reading.js';
import { indexedReading } from './indexed-reading.js';
import { LogByStream } from './log-by-stream.js';

/** Events behind the head of a log that nobody has recorded. The log itself stays as it is. */
export class SupposedLog {
  readonly #events: AnyEvent[] = [];
  readonly #log: LogByStream;
  readonly #recorded: number;

  constructor(log: LogByStream) {
    const recorded = log.length;
    this.#recorded = recorded;
    const supposed = (ordinal: number) => this.#events[ordinal - recorded - 1];
    this.#log = new LogByStream(
      {
        after: (ordinal) => log.texts.after(ordinal),
        at: (ordinals) => [
          ...log.texts.at(ordinals.filter((ordinal) => ordinal <= recorded)),
          ...ordinals.flatMap((ordinal) => {
            const event = supposed(ordinal);
            if (event === undefined) return [];
            const { stream, revision } = event;
            return [{ ordinal, stream, revision, text: canonicalText(event) }];
          }),
        ],
        ofCommand: (commandId) => log.texts.ofCommand(commandId),
      },
      // They are no stored events: their texts are open, and nothing is chained.
      { remembered: log.taken(), read: (stored) => supposed(stored.ordinal) ?? log.read(stored) },
    );
  }

  /** More of them. */
  take(events: readonly AnyEvent[]): this {
    for (const event of events) {
      this.#events.push(event);
      this.#log.take(outlineOfEvent(this.#recorded + this.#events.length, event));
    }
    return this;
  }

  /** @param knownAtOf the knowledge time of so many events */
  reading(knownAtOf: (n: number) => string | null): Reading {
    return indexedReading(this.#log, this.#log.length, knownAtOf);
  }
}
