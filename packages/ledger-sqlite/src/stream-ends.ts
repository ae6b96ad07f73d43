import type { Tail } from '@kpi-ledger/ledger';

/** So many streams at least are remembered, twice as many at most: a few megabytes. */
const REMEMBERED = 10_000;

/** The ends of the streams that were written to last. */
export class StreamEnds {
  #recent = new Map<string, Tail>();
  #before: ReadonlyMap<string, Tail> = new Map();

  constructor(private readonly remembered = REMEMBERED) {}

  /** Null: it is not remembered. */
  get(stream: string): Tail | null {
    return this.#recent.get(stream) ?? this.#before.get(stream) ?? null;
  }

  note(tails: ReadonlyMap<string, Tail>): void {
    for (const [stream, tail] of tails) {
      if (this.#recent.size >= this.remembered) {
        this.#before = this.#recent;
        this.#recent = new Map();
      }
      this.#recent.set(stream, tail);
    }
  }

  forget(): void {
    this.#recent = new Map();
    this.#before = new Map();
  }
}
