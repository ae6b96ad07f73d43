import { type Measurement, parsePeriod } from '@kpi-ledger/projections';
import type { Narrowing } from './holding.js';
import { sortableDay } from './sortable-day.js';
import { type Stands, standsAt } from './stands.js';

/** A measurement, and where it stands. */
export interface PlacedMeasurement extends Stands {
  /** The last day of its period. */
  readonly end: number;
  /** A later one of the same period and universe takes its place. */
  readonly ranked: string;
  readonly measurement: Measurement;
}

/** The measurements of an indicator by the end of their period: where one decides, those of earlier periods are not looked at. */
export class MeasurementsByEnd {
  /** Ascending. */
  readonly #ends: number[] = [];
  readonly #of: PlacedMeasurement[][] = [];

  add(placed: Omit<PlacedMeasurement, 'end'>): void {
    const end = sortableDay(parsePeriod(placed.measurement.period)?.last ?? '');
    const at = this.#placeOf(end);
    if (this.#ends[at] !== end) {
      this.#ends.splice(at, 0, end);
      this.#of.splice(at, 0, []);
    }
    this.#of[at]?.push({ ...placed, end });
  }

  /**
   * The one that judges a year, or the last of all, after n events on a day; null: there is none.
   *
   * @param where is narrowed to where it is the same one
   */
  last(n: number, today: number, year: string | null, where: Narrowing): PlacedMeasurement | null {
    const first = year === null ? 0 : this.#placeOf(Number(year) * A_YEAR);
    const before = year === null ? this.#ends.length : this.#placeOf((Number(year) + 1) * A_YEAR);
    for (let at = before - 1; at >= first; at -= 1) {
      const found = lastOf(this.#of[at] ?? [], n, today, where);
      if (found !== null) return found;
    }
    return null;
  }

  /** Of the first end that is no earlier. */
  #placeOf(end: number): number {
    let [low, high] = [0, this.#ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#ends[middle] as number) < end) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** So far apart are the numbers of the same day of two years. */
const A_YEAR = 10_000;

/** Of periods that end on one day, as `indicatorsAt` lists them: in the order in which period and universe were first spoken of. */
function lastOf(
  measurements: readonly PlacedMeasurement[],
  n: number,
  today: number,
  where: Narrowing,
): PlacedMeasurement | null {
  const stand = measurements.filter((one) => standsAt(one, n, today, where));
  if (stand.length < 2) return stand[0] ?? null;
  const byRank = new Map<string, PlacedMeasurement>();
  for (const one of stand.sort((a, b) => a.day - b.day || a.ordinal - b.ordinal)) byRank.set(one.ranked, one);
  return [...byRank.values()].at(-1) ?? null;
}
