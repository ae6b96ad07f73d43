/** An index as plain data: of each key, a line, how many numbers are its. */
export interface RememberedIndex {
  readonly keys: string;
  readonly counts: Uint32Array;
  readonly streams: Uint32Array;
}

export const EMPTY_INDEX: RememberedIndex = {
  ...{ keys: '', counts: new Uint32Array(0), streams: new Uint32Array(0) },
};

/** Streams by what they name. */
export class StreamIndex {
  readonly #streams = new Map<string, number[]>();
  /** From elsewhere, while nobody has asked for it. */
  #unread: RememberedIndex | null;

  constructor(remembered: RememberedIndex) {
    this.#unread = remembered;
  }

  add(key: string, stream: number): void {
    this.#read();
    const of = this.#streams.get(key);
    if (of === undefined) this.#streams.set(key, [stream]);
    else if (of.at(-1) !== stream) of.push(stream);
  }

  get(key: string): readonly number[] {
    this.#read();
    return [...new Set(this.#streams.get(key))];
  }

  has(key: string, stream: number): boolean {
    this.#read();
    return this.#streams.get(key)?.includes(stream) ?? false;
  }

  /** It grows when `get` may have more to give. */
  countOf(key: string): number {
    this.#read();
    return this.#streams.get(key)?.length ?? 0;
  }

  remembered(): RememberedIndex {
    this.#read();
    const entries = [...this.#streams];
    return {
      keys: entries.map(([key]) => `${key}\n`).join(''),
      counts: Uint32Array.from(entries, ([, streams]) => streams.length),
      streams: Uint32Array.from(entries.flatMap(([, streams]) => streams)),
    };
  }

  #read(): void {
    if (this.#unread === null) return;
    const { keys, counts, streams } = this.#unread;
    this.#unread = null;
    let from = 0;
    for (const [i, key] of keys.split('\n').slice(0, -1).entries()) {
      const to = from + (counts[i] ?? 0);
      this.#streams.set(key, [...streams.subarray(from, to)]);
      from = to;
    }
  }
}
