import type { AnyEvent } from '@kpi-ledger/events';
import type { LogTexts, StoredText } from '@kpi-ledger/ledger';
import type { PlacedEvent } from '../reading/events-read.js';

const AT_ONCE = 4_096;
/** So much of a table may be filled. */
const FULL = 0.6;

/**
 * The places of events by id: a table of ordinals, found by what the id begins with. It is made when the first one is asked for by id, and grows then.
 * What it finds is decoded, so that the event says whether it is the one.
 */
export class EventIds {
  /** Ordinals where their hashes point to, or behind; 0: none. */
  #table = new Uint32Array(1_024);
  /** By ordinal. */
  #hashes = new Uint32Array(1_024);
  #length = 0;

  constructor(
    readonly texts: Pick<LogTexts, 'at'>,
    readonly read: (stored: StoredText) => AnyEvent,
  ) {}

  /** Among the first n events of the log. */
  find(id: string, n: number): PlacedEvent | null {
    this.#growTo(n);
    const hash = hashOf(id);
    for (let at = hash % this.#table.length; this.#table[at] !== 0; at = (at + 1) % this.#table.length) {
      const ordinal = this.#table[at] ?? 0;
      if (this.#hashes[ordinal - 1] !== hash) continue;
      const [stored] = this.texts.at([ordinal]);
      const event = stored === undefined ? null : this.read(stored);
      if (event?.id === id) return { ordinal, event };
    }
    return null;
  }

  #growTo(n: number): void {
    if (n > this.#table.length * FULL) this.#enlarge(n);
    while (this.#length < n) {
      const from = this.#length + 1;
      const ordinals = Array.from({ length: Math.min(AT_ONCE, n - from + 1) }, (_, i) => from + i);
      for (const stored of this.texts.at(ordinals)) {
        this.#hashes[this.#length] = hashOf(this.#idOf(stored));
        this.#length += 1;
        this.#put(this.#length);
      }
    }
  }

  #enlarge(n: number): void {
    const size = Math.floor((n * 1.5) / FULL) + 1;
    const hashes = new Uint32Array(size);
    hashes.set(this.#hashes.subarray(0, this.#length));
    this.#hashes = hashes;
    this.#table = new Uint32Array(size);
    for (let ordinal = 1; ordinal <= this.#length; ordinal += 1) this.#put(ordinal);
  }

  #idOf(stored: StoredText): string {
    END.lastIndex = stored.text.lastIndexOf(',"id":"') + 1;
    return END.exec(stored.text)?.[1] ?? this.read(stored).id;
  }

  #put(ordinal: number): void {
    let at = (this.#hashes[ordinal - 1] ?? 0) % this.#table.length;
    while (this.#table[at] !== 0) at = (at + 1) % this.#table.length;
    this.#table[at] = ordinal;
  }
}

/** What stands behind the data of canonical text, from the id on: none of it holds a quote. */
const END =
  /"id":"([0-9a-f-]{36})","ledger":"[^"]*","prevHash":(?:null|"[^"]*"),"recordedAt":"[^"]*","revision":\d+,"stream":"[^"]*","type":"[^"]*","validAt":"[^"]*","version":\d+\}$/y;

/** Ids are hashes themselves. */
const hashOf = (id: string): number => Number.parseInt(id.slice(0, 8), 16) >>> 0;
