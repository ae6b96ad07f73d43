/** The last few values by key; an older one is made again when it is asked for. */
export class Recent<K, V> {
  /** Made with the first value: there are many of these, and few are ever asked. */
  #values: Map<K, V> | null = null;

  constructor(readonly size: number) {}

  get(key: K, make: () => V): V {
    return this.#values?.get(key) ?? this.set(key, make());
  }

  set(key: K, value: V): V {
    this.#values ??= new Map();
    this.#values.set(key, value);
    if (this.#values.size > this.size) {
      const [oldest] = this.#values.keys();
      if (oldest !== undefined) this.#values.delete(oldest);
    }
    return value;
  }
}
