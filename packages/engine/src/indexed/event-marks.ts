import { NumberColumn } from '../log/number-column.js';

/** Which events are of a kind: one bit each, by ordinal. */
export class EventMarks {
  readonly #bits: NumberColumn<Uint8Array>;

  constructor(remembered: Uint8Array) {
    this.#bits = new NumberColumn(Uint8Array, remembered.slice());
  }

  mark(ordinal: number): void {
    const at = ordinal >> 3;
    while (this.#bits.length <= at) this.#bits.push(0);
    this.#bits.set(at, this.#bits.at(at) | (1 << (ordinal & 7)));
  }

  has(ordinal: number): boolean {
    return (this.#bits.at(ordinal >> 3) & (1 << (ordinal & 7))) !== 0;
  }

  remembered(): Uint8Array {
    return this.#bits.values();
  }
}
