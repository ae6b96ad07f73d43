import type { FactsAt } from './facts-at.js';
import { type AnyDay, type Holds, isIn, NEVER } from './holding.js';

/** So many answers are held; those of the key that was computed longest ago go first. */
const MOST = 20_000;
/** So many under one key, and where they are for any day. */
const MOST_OF_ONE = 8;
const MOST_OF_ONE_ON_ANY_DAY = 64;

/**
 * Answers at any length of the log, each between the lengths where nothing changes that it rests on: another `known` between the
 * same two costs a comparison, and so does another day where it is asked for any day.
 */
export class HeldAnswers {
  readonly #held = new Map<string, readonly Holds<unknown>[]>();
  #size = 0;

  /**
   * @param key names whatever decides about the answer beside the facts
   * @param length of the whole log: nobody knows what comes after it
   * @param day null: the key names it
   */
  get<A>(
    { n, settled, holding }: FactsAt,
    length: number,
    key: string,
    compute: () => A,
    day: AnyDay | null = null,
  ): A {
    // Rows of an unfinished import count later without a further event in their stream.
    if (!settled) {
      holding.noteNowhere();
      return compute();
    }
    const under = this.#held.get(key) ?? [];
    const today = day?.today ?? 0;
    const before = under.find((held) => isIn(held, n, today));
    if (before !== undefined) {
      holding.noteFound({ ...before, today: day?.today ?? null });
      return before.value as A;
    }
    const found = holding.during(compute, day);
    if (isIn(found, n, today)) {
      const [to, until] = [Math.min(found.to, length + 1), Math.min(found.before, day?.until ?? NEVER)];
      const most = day === null ? MOST_OF_ONE : MOST_OF_ONE_ON_ANY_DAY;
      this.#hold(key, [...under.slice(1 - most), { ...found, to, before: until }]);
    }
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
