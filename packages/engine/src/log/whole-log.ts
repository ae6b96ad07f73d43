import type { AnyEvent } from '@kpi-ledger/events';
import { type LogTexts, readText } from '@kpi-ledger/ledger';

const AT_ONCE = 4_096;
/** So many looks at the store pass before the events go that nobody asked for meanwhile. */
const KEPT_LOOKS = 64;

/**
 * Every event decoded, for the questions that are about all of them (exports, differences, the state hash). They take many times
 * the memory of everything else, so they are read when somebody asks, and kept only while somebody goes on asking.
 */
export class WholeLog {
  readonly #texts: LogTexts;
  #events: AnyEvent[] = [];
  #looks = 0;

  constructor(texts: LogTexts) {
    this.#texts = texts;
  }

  /** The first n events. Throws StoreFailure. */
  first(n: number): readonly AnyEvent[] {
    this.#looks = 0;
    while (this.#events.length < n) {
      const from = this.#events.length + 1;
      const ordinals = Array.from({ length: Math.min(AT_ONCE, n - from + 1) }, (_, i) => from + i);
      for (const stored of this.#texts.at(ordinals)) this.#events.push(readText(stored));
    }
    return this.#events.slice(0, n);
  }

  /** The store is looked at again. */
  rest(): void {
    this.#looks += 1;
    if (this.#looks > KEPT_LOOKS) this.#events = [];
  }
}
