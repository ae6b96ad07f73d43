import { type Narrowing, narrow, type Place } from './holding.js';

/**
 * Where each row of a table is known to say what, in numbers that lie side by side: with thousands of rows a question, what is looked at
 * in them costs less than finding it in memory. Of one row so many places are known; the one that was met first goes first.
 */
export class Places {
  /** Of each row four numbers a place: from, to, first, before. */
  #numbers: Int32Array;
  /** What is said in each place. */
  #said: Int32Array;
  #met: Uint8Array;

  constructor(
    rows: number,
    readonly most: number,
  ) {
    this.#numbers = new Int32Array(4 * rows * most);
    this.#said = new Int32Array(rows * most);
    this.#met = new Uint8Array(rows);
  }

  /** There are so many rows now; of the further ones no place is known. */
  growTo(rows: number): void {
    if (rows <= this.#met.length) return;
    const { most } = this;
    const before = { numbers: this.#numbers, said: this.#said, met: this.#met };
    // With room for more of them, so that one row after another does not copy all of them each time.
    const room = rows + (rows >> 2);
    this.#numbers = new Int32Array(4 * room * most);
    this.#said = new Int32Array(room * most);
    this.#met = new Uint8Array(room);
    this.#numbers.set(before.numbers);
    this.#said.set(before.said);
    this.#met.set(before.met);
  }

  /** No place of the row is known any more. */
  forget(row: number): void {
    this.#numbers.fill(0, 4 * row * this.most, 4 * (row + 1) * this.most);
    this.#met[row] = 0;
  }

  /** The place of a row, for `saidIn` and `narrow`; -1: none is known. */
  at(row: number, n: number, today: number): number {
    const numbers = this.#numbers;
    const end = (row + 1) * this.most;
    for (let place = row * this.most; place < end; place += 1) {
      const i = 4 * place;
      if (
        (numbers[i] as number) <= n &&
        n < (numbers[i + 1] as number) &&
        (numbers[i + 2] as number) <= today &&
        today < (numbers[i + 3] as number)
      )
        return place;
    }
    return -1;
  }

  saidIn(place: number): number {
    return this.#said[place] as number;
  }

  keep(row: number, { from, to, first, before }: Place, said: number): number {
    const met = this.#met[row] as number;
    this.#met[row] = (met + 1) % this.most;
    const place = row * this.most + met;
    this.#numbers.set([from, to, first, before], 4 * place);
    this.#said[place] = said;
    return place;
  }

  /** Leaves of `where` what lies in the place too. */
  narrow(where: Narrowing, place: number): void {
    const numbers = this.#numbers;
    const i = 4 * place;
    narrow(where, numbers[i] as number, numbers[i + 1] as number, numbers[i + 2] as number, numbers[i + 3] as number);
  }
}
