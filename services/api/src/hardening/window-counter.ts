interface Window {
  hits: number;
  /** Milliseconds of the counter's clock. */
  readonly ends: number;
}

/**
 * Counts by key in windows, each from the first time that its key is seen. What it holds is bounded by who came in the last two
 * windows.
 *
 * @param clock milliseconds; never goes back
 */
export class WindowCounter {
  #recent = new Map<string, Window>();
  #before = new Map<string, Window>();
  #turns = 0;

  constructor(
    private readonly milliseconds: number,
    private readonly clock: () => number = () => performance.now(),
  ) {}

  /** Counts once more. `seconds`: until the window ends, rounded up. */
  count(key: string): { readonly hits: number; readonly seconds: number } {
    const now = this.clock();
    if (now >= this.#turns) {
      this.#before = now >= this.#turns + this.milliseconds ? new Map() : this.#recent;
      this.#recent = new Map();
      this.#turns = now + this.milliseconds;
    }
    const window = this.#windowOf(key, now);
    window.hits += 1;
    return { hits: window.hits, seconds: Math.ceil((window.ends - now) / 1000) };
  }

  #windowOf(key: string, now: number): Window {
    const known = this.#recent.get(key) ?? this.#before.get(key);
    if (known !== undefined && known.ends > now) return known;
    const begun = { hits: 0, ends: now + this.milliseconds };
    this.#recent.set(key, begun);
    return begun;
  }
}
