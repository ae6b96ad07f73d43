/** The last few values by key; an older one is made again when it is asked for. */
export class Recent<K, V> {
  /** There are many of these, and most are asked for one value only: that is kept without a table. */
  #only: { readonly key: K; readonly value: V } | null = null;
  #values: Map<K, V> | null = null;

  constructor(readonly size: number) {}

  get(key: K, make: () => V): V {
    const known = this.#only?.key === key ? this.#only.value : this.#values?.get(key);
    return known ?? this.set(key, make());
  }

  set(key: K, value: V): V {
    if (this.#values === null && (this.#only === null || this.#only.key === key)) {
      this.#only = { key, value };
      return value;
    }
    this.#values ??= new Map(this.#only === null ? [] : [[this.#only.key, this.#only.value]]);
    this.#only = null;
    this.#values.set(key, value);
    if (this.#values.size > this.size) {
      const [oldest] = this.#values.keys();
      if (oldest !== undefined) this.#values.delete(oldest);
    }
    return value;
  }
}
