/** The last few values by key; an older one is made again when it is asked for. */
export class Recent<K, V> {
  /** There are many of these, and most are asked for one value only: that is kept without a table. */
  #key: K | undefined = undefined;
  #value: V | undefined = undefined;
  #values: Map<K, V> | null = null;

  constructor(readonly size: number) {}

  get(key: K, make: () => V): V {
    const known = this.#values === null ? (this.#key === key ? this.#value : undefined) : this.#values.get(key);
    return known ?? this.set(key, make());
  }

  set(key: K, value: V): V {
    if (this.#values === null) {
      if (this.#value === undefined || this.#key === key) {
        this.#key = key;
        this.#value = value;
        return value;
      }
      this.#values = new Map([[this.#key as K, this.#value]]);
      this.#key = undefined;
      this.#value = undefined;
    }
    this.#values.set(key, value);
    if (this.#values.size > this.size) {
      const [oldest] = this.#values.keys();
      if (oldest !== undefined) this.#values.delete(oldest);
    }
    return value;
  }
}
