/** Values by key. There are many of these, and most are asked for one value only: that is kept without a table. */
export class KeptValues<K, V> {
  #key: K | undefined = undefined;
  #value: V | undefined = undefined;
  #values: Map<K, V> | null = null;

  /** Undefined: it is not kept. */
  known(key: K): V | undefined {
    if (this.#values !== null) return this.#values.get(key);
    return this.#key === key ? this.#value : undefined;
  }

  /** Of more than `most` values the one that was kept first goes. */
  keep(key: K, value: V, most: number): V {
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
    if (this.#values.size > most) {
      const [oldest] = this.#values.keys();
      if (oldest !== undefined) this.#values.delete(oldest);
    }
    return value;
  }
}
