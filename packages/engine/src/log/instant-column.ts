import { NumberColumn } from './number-column.js';

const LOW = 2 ** 32;

/** Instants one after another, in whole milliseconds since the epoch, six bytes each: four thousand years before it and after it. */
export class InstantColumn {
  readonly #low = new NumberColumn(Uint32Array);
  readonly #high = new NumberColumn(Int16Array);

  constructor(first: Float64Array = new Float64Array(0)) {
    for (const instant of first) this.push(instant);
  }

  get length(): number {
    return this.#low.length;
  }

  at(i: number): number {
    return this.#high.at(i) * LOW + this.#low.at(i);
  }

  push(instant: number): void {
    const high = Math.floor(instant / LOW);
    this.#low.push(instant - high * LOW);
    this.#high.push(high);
  }

  values(): Float64Array {
    return Float64Array.from({ length: this.length }, (_, i) => this.at(i));
  }
}
