/** The last few values by key; an older one is made again when it is asked for. */
export class Recent<K, V> {
  readonly #values = new Map<K, V>();

  constructor(readonly size: number) {}

  get(key: K, make: () => V): V {
    const known = this.#values.get(key);
    if (known !== undefined) return known;
    return this.set(key, make());
  }

  set(key: K, value: V): V {
    this.#values.set(key, value);
    if (this.#values.size > this.size) {
      const [oldest] = this.#values.keys();
      if (oldest !== undefined) this.#values.delete(oldest);
    }
    return value;
  }
}
