import { EVENT_TYPES } from '@kpi-ledger/events';
import { NumberColumn } from '../log/number-column.js';

/** By name: the numbers are remembered outside, and the order of the keys is that in which modules list what they export. */
const NUMBERS: ReadonlyMap<string, number> = new Map(
  Object.keys(EVENT_TYPES)
    .toSorted()
    .map((type, i) => [type, i]),
);
const numberOf = (type: string): number => NUMBERS.get(type) ?? NUMBERS.size;

/** Some types, to be asked of many events whether they have one of them. */
export class TypeSet {
  readonly #has = new Uint8Array(256);

  constructor(types: Iterable<string>) {
    for (const type of types) this.#has[numberOf(type)] = 1;
  }

  hasNumber(number: number): boolean {
    return this.#has[number] === 1;
  }
}

/** The type of every event by ordinal, one byte each. */
export class EventTypes {
  readonly #numbers: NumberColumn<Uint8Array>;

  constructor(remembered: Uint8Array) {
    this.#numbers = new NumberColumn(Uint8Array, remembered.slice());
  }

  /** Of the next event. */
  add(type: string): void {
    this.#numbers.push(numberOf(type));
  }

  is(ordinal: number, type: string): boolean {
    return this.#numbers.at(ordinal - 1) === numberOf(type);
  }

  isIn(ordinal: number, types: TypeSet): boolean {
    return types.hasNumber(this.#numbers.at(ordinal - 1));
  }

  /** The ordinals of the events of a type before `before`, the last one first. */
  *backwards(type: string, before: number): Generator<number> {
    const number = numberOf(type);
    for (let ordinal = before - 1; ordinal > 0; ordinal -= 1)
      if (this.#numbers.at(ordinal - 1) === number) yield ordinal;
  }

  remembered(): Uint8Array {
    return this.#numbers.values();
  }
}
