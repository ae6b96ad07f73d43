import { NEVER, narrow, type Place } from './holding.js';
import { Places } from './places.js';

/** What holds wherever each of some streams is in one state. */
export const whereAll = (found: Iterable<Place>, length: number): Place => {
  // Nobody knows what comes after the end of the log.
  const place = { from: 0, to: length + 1, first: 0, before: NEVER };
  for (const { from, to, first, before } of found) narrow(place, from, to, first, before);
  return place;
};

/** So many places are kept; the one that was met first goes first. */
const MOST = 32;

/** Values by where they hold. */
export class ByPlace<A extends { readonly place: Place }> {
  readonly #kept: A[] = [];
  readonly #places = new Places(1, MOST);

  at(n: number, today: number): A | undefined {
    return this.#kept[this.#places.at(0, n, today)];
  }

  find(is: (value: A) => boolean): A | undefined {
    return this.#kept.find(is);
  }

  keep(value: A): void {
    this.#kept[this.#places.keep(0, value.place, 0)] = value;
  }
}
