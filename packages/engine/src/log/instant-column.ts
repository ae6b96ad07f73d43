import { NumberColumn } from './number-column.js';

const LOW = 2 ** 32;
const highOf = (instant: number): number => Math.floor(instant / LOW);

/** Instants one after another, in whole milliseconds since the epoch, six bytes each: four thousand years before it and after it. */
export class InstantColumn {
  readonly #low: NumberColumn<Uint32Array>;
  readonly #high: NumberColumn<Int16Array>;

  constructor(first: Float64Array = new Float64Array(0)) {
    const [low, high] = [new Uint32Array(first.length), new Int16Array(first.length)];
    for (let i = 0; i < first.length; i += 1) {
      const instant = first[i] as number;
      high[i] = highOf(instant);
      low[i] = instant - highOf(instant) * LOW;
    }
    this.#low = new NumberColumn(Uint32Array, low);
    this.#high = new NumberColumn(Int16Array, high);
  }

  get length(): number {
    return this.#low.length;
  }

  at(i: number): number {
    return this.#high.at(i) * LOW + this.#low.at(i);
  }

  push(instant: number): void {
    this.#low.push(instant - highOf(instant) * LOW);
    this.#high.push(highOf(instant));
  }

  values(): Float64Array {
    const values = new Float64Array(this.length);
    for (let i = 0; i < values.length; i += 1) values[i] = this.at(i);
    return values;
  }
}
