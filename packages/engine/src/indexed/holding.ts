/** From one length of the log to before another. */
export interface Lengths {
  readonly from: number;
  readonly to: number;
}

/** Between two lengths of the log, and from one day to before another, by their numbers (`sortableDay`). */
export interface Place extends Lengths {
  readonly first: number;
  readonly before: number;
}

/** After every ordinal and every day; a small integer, which needs no memory of its own. */
export const NEVER = 2 ** 31 - 1;

export const isIn = ({ from, to, first, before }: Place, n: number, today: number): boolean =>
  from <= n && n < to && first <= today && today < before;

/** Where something holds, while it is looked for. */
export type Narrowing = { -readonly [Bound in keyof Place]: number };

/** Leaves of `where` what lies in the place too. */
export function narrow(where: Narrowing, from: number, to: number, first: number, before: number): void {
  if (from > where.from) where.from = from;
  if (to < where.to) where.to = to;
  if (first > where.first) where.first = first;
  if (before < where.before) where.before = before;
}

/** The day that something is computed for, which may be any before `until`; no day from there on follows from it. */
export interface AnyDay {
  readonly today: number;
  readonly until: number;
}

/** What was found, and between which lengths of the log it is the same; on which days, where it was computed for one. */
export interface Holds<A> extends Place {
  readonly value: A;
  readonly today: number | null;
}

/**
 * Notes, while something is computed from the first n events, between which lengths of the log, and on which days around the one that it is
 * computed for, all that it looks at says the same. What somebody has found before has to be noted again where it is used again.
 */
export class Holding {
  #from = 0;
  #to = NEVER;
  #first = 0;
  #before = NEVER;
  #day: AnyDay | null = null;

  /** Of what says the same on every day. */
  note({ from, to }: Lengths): void {
    if (from > this.#from) this.#from = from;
    if (to < this.#to) this.#to = to;
  }

  /** Of what was looked at on a day. */
  noteOn(place: Place, day: number): void {
    this.note(place);
    if (this.#day === null) return;
    if (day !== this.#day.today) {
      if (day < this.#day.until) this.#noteToday();
      return;
    }
    if (place.first > this.#first) this.#first = place.first;
    if (place.before < this.#before) this.#before = place.before;
  }

  noteFound(found: Omit<Holds<unknown>, 'value'>): void {
    if (found.today === null) {
      this.note(found);
      this.#noteToday();
    } else this.noteOn(found, found.today);
  }

  /** It rests on more than can be followed. */
  noteNowhere(): void {
    this.#to = 0;
  }

  during<A>(compute: () => A, day: AnyDay | null = null): Holds<A> {
    const outer = this.#found();
    const outerDay = this.#day;
    this.#set({ from: 0, to: NEVER, first: 0, before: NEVER }, day);
    let inner: Omit<Holds<unknown>, 'value'> | null = null;
    try {
      const value = compute();
      inner = this.#found();
      return { ...inner, value };
    } finally {
      inner ??= this.#found();
      this.#set(outer, outerDay);
      // What holds around it holds no further than what was found inside.
      this.noteFound(inner);
    }
  }

  /** Computes once, and notes each time where that holds. */
  once<A>(compute: () => A, day: AnyDay | null = null): () => A {
    let found: Holds<A> | null = null;
    return () => {
      if (found === null) found = this.during(compute, day);
      else this.noteFound(found);
      return found.value;
    };
  }

  /** The same for each key. */
  onceFor<K, A>(compute: (key: K) => A, day: AnyDay | null = null): (key: K) => A {
    const found = new Map<K, Holds<A>>();
    return (key) => {
      const before = found.get(key);
      if (before !== undefined) {
        this.noteFound(before);
        return before.value;
      }
      const now = this.during(() => compute(key), day);
      found.set(key, now);
      return now.value;
    };
  }

  /** Nobody knows whether it is the same on another day. */
  #noteToday(): void {
    if (this.#day === null) return;
    const { today } = this.#day;
    this.#first = today;
    this.#before = Math.min(this.#before, today + 1);
  }

  #found(): Omit<Holds<unknown>, 'value'> {
    return {
      ...{ from: this.#from, to: this.#to, first: this.#first, before: this.#before },
      today: this.#day?.today ?? null,
    };
  }

  #set({ from, to, first, before }: Place, day: AnyDay | null): void {
    [this.#from, this.#to, this.#first, this.#before, this.#day] = [from, to, first, before, day];
  }
}
