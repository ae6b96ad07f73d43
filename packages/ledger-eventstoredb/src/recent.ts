import type { ServerEvent } from './reading.js';

/** Bytes of events kept after they were read: what has just been appended is asked for at once. More than one append holds. */
const MOST_BYTES = 1024 * 1024;

/** The last events of the log, oldest first. */
export class Recent {
  readonly #events = new Map<number, ServerEvent>();
  #bytes = 0;

  add(event: ServerEvent): void {
    this.#events.set(event.ordinal, event);
    this.#bytes += event.bytes.length;
    if (this.#bytes <= MOST_BYTES) return;
    for (const [ordinal, { bytes }] of this.#events) {
      this.#events.delete(ordinal);
      this.#bytes -= bytes.length;
      if (this.#bytes <= MOST_BYTES) return;
    }
  }

  get(ordinal: number): ServerEvent | undefined {
    return this.#events.get(ordinal);
  }

  /** All of them, or null: some are not kept. */
  all(ordinals: readonly number[]): readonly ServerEvent[] | null {
    const events: ServerEvent[] = [];
    for (const ordinal of ordinals) {
      const event = this.#events.get(ordinal);
      if (event === undefined) return null;
      events.push(event);
    }
    return events;
  }
}
