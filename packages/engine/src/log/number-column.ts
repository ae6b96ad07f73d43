type Numbers = Uint8Array | Int16Array | Uint32Array;

/** Numbers one after another, as few bytes each as they need. */
export class NumberColumn<A extends Numbers> {
  #values: A;
  #length = 0;

  /** @param values the first ones, which it takes over */
  constructor(
    readonly kind: new (length: number) => A,
    values: A = new kind(0),
  ) {
    this.#values = values;
    this.#length = values.length;
  }

  get length(): number {
    return this.#length;
  }

  at(i: number): number {
    return this.#values[i] ?? 0;
  }

  push(value: number): void {
    if (this.#length === this.#values.length) {
      const larger = new this.kind(Math.ceil(this.#length * 1.25) + 16);
      larger.set(this.#values as ArrayLike<number> as A);
      this.#values = larger;
    }
    this.#values[this.#length] = value;
    this.#length += 1;
  }

  values(): A {
    return this.#values.slice(0, this.#length) as A;
  }

  set(i: number, value: number): void {
    this.#values[i] = value;
  }
}
