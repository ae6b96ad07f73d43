/** From one length of the log to before another. */
export interface Lengths {
  readonly from: number;
  readonly to: number;
}

export const NEVER = Number.MAX_SAFE_INTEGER;

/** What was found, and between which lengths of the log it is the same. */
export interface Holds<A> extends Lengths {
  readonly value: A;
}

/**
 * Notes, while something is computed from the first n events, between which lengths of the log all that it looks at says the
 * same. What somebody has found before has to be noted again where it is used again.
 */
export class Holding {
  #from = 0;
  #to = NEVER;

  note({ from, to }: Lengths): void {
    if (from > this.#from) this.#from = from;
    if (to < this.#to) this.#to = to;
  }

  /** It rests on more than can be followed. */
  noteNowhere(): void {
    this.#to = 0;
  }

  during<A>(compute: () => A): Holds<A> {
    const [from, to] = [this.#from, this.#to];
    [this.#from, this.#to] = [0, NEVER];
    try {
      const value = compute();
      return { value, from: this.#from, to: this.#to };
    } finally {
      // What holds around it holds no further than what was found inside.
      this.note({ from, to });
    }
  }

  /** Computes once, and notes each time where that holds. */
  once<A>(compute: () => A): () => A {
    let found: Holds<A> | null = null;
    return () => {
      found ??= this.during(compute);
      this.note(found);
      return found.value;
    };
  }

  /** The same for each key. */
  onceFor<K, A>(compute: (key: K) => A): (key: K) => A {
    const found = new Map<K, Holds<A>>();
    return (key) => {
      const before = found.get(key) ?? this.during(() => compute(key));
      found.set(key, before);
      this.note(before);
      return before.value;
    };
  }
}
