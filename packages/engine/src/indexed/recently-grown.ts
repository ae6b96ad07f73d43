/** Of so many events at the end of the log it is known which streams they stand in. */
const MOST = 1_024;

/** Which streams got the last events of the log. */
export class RecentlyGrown {
  /** By ordinal, one after another in a ring. */
  readonly #streams = new Uint32Array(MOST);
  #first: number;
  #length: number;

  /** @param length of the log before the events that it is going to take */
  constructor(length: number) {
    this.#first = length;
    this.#length = length;
  }

  take(stream: number): void {
    this.#streams[this.#length % MOST] = stream;
    this.#length += 1;
    this.#first = Math.max(this.#first, this.#length - MOST);
  }

  /** Each of them once, since the log had so many events; null: nobody knows any more. */
  since(length: number): ReadonlySet<number> | null {
    if (length < this.#first) return null;
    const grown = new Set<number>();
    for (let at = length; at < this.#length; at += 1) grown.add(this.#streams[at % MOST] as number);
    return grown;
  }
}
