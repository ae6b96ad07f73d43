import type { FactsAt } from './facts-at.js';
import type { Holds } from './holding.js';

/** So many answers are held; those of the key that was computed longest ago go first. */
const MOST = 20_000;
/** So many under one key. */
const MOST_OF_ONE = 8;

/**
 * Answers at any length of the log, each between the lengths where nothing changes that it rests on: another `known` between the
 * same two costs a comparison.
 */
export class HeldAnswers {
  readonly #held = new Map<string, readonly Holds<unknown>[]>();
  #size = 0;

  /**
   * @param key names whatever decides about the answer beside the facts
   * @param length of the whole log: nobody knows what comes after it
   */
  get<A>({ n, settled, holding }: FactsAt, length: number, key: string, compute: () => A): A {
    // Rows of an unfinished import count later without a further event in their stream.
    if (!settled) {
      holding.noteNowhere();
      return compute();
    }
    const under = this.#held.get(key) ?? [];
    const before = under.find(({ from, to }) => from <= n && n < to);
    if (before !== undefined) {
      holding.note(before);
      return before.value as A;
    }
    const found = holding.during(compute);
    if (found.from <= n && n < found.to)
      this.#hold(key, [...under.slice(1 - MOST_OF_ONE), { ...found, to: Math.min(found.to, length + 1) }]);
    return found.value;
  }

  #hold(key: string, holds: readonly Holds<unknown>[]): void {
    this.#drop(key);
    this.#held.set(key, holds);
    this.#size += holds.length;
    while (this.#size > MOST) this.#drop(this.#held.keys().next().value ?? '');
  }

  #drop(key: string): void {
    this.#size -= this.#held.get(key)?.length ?? 0;
    this.#held.delete(key);
  }
}
