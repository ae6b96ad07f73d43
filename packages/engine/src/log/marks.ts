import { NumberColumn } from './number-column.js';

/** Which of many things are of a kind: one bit each, by their number. */
export class Marks {
  readonly #bits: NumberColumn<Uint8Array>;

  constructor(remembered: Uint8Array = new Uint8Array(0)) {
    this.#bits = new NumberColumn(Uint8Array, remembered.slice());
  }

  mark(number: number): void {
    const at = number >> 3;
    while (this.#bits.length <= at) this.#bits.push(0);
    this.#bits.set(at, this.#bits.at(at) | (1 << (number & 7)));
  }

  has(number: number): boolean {
    return (this.#bits.at(number >> 3) & (1 << (number & 7))) !== 0;
  }

  /** Ascending. */
  all(): readonly number[] {
    const numbers: number[] = [];
    for (let number = 0; number < this.#bits.length * 8; number += 1) if (this.has(number)) numbers.push(number);
    return numbers;
  }

  remembered(): Uint8Array {
    return this.#bits.values();
  }
}
