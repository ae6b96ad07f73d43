import { decimalText } from './display.js';
import type { Enclosure } from './enclosure.js';
import type { Kernel, Rational } from './rational.js';

/** Decimals of every approximate value. */
const PLACES = 20;

/** The bound that every approximate value of an answer keeps: |true value − value| ≤ 10⁻²⁰. */
export const APPROXIMATION_BOUND = `0.${'0'.repeat(PLACES - 1)}1`;

/** What an answer says about its approximate values. */
export interface Approximate {
  /** Keys of the answer that hold approximate values; all others are exact. */
  readonly keys: readonly string[];
  /** |true value − value| is at most this, exact text. */
  readonly bound: string;
}

/** The value with 20 decimals within the bound of everything enclosed; null where the enclosure is too wide for that. */
export function approximation({ low, high }: Enclosure, numbers: Kernel): Rational | null {
  const [two, bound] = [numbers.integer(2), numbers.parse(APPROXIMATION_BOUND)];
  const value = numbers.parse(decimalText(low.plus(high).over(two), { places: PLACES, rounding: 'HALF_UP' }));
  if (bound === null || value === null) throw new Error('a decimal is not read as a number');
  return high.minus(value).compare(bound) <= 0 && value.minus(low).compare(bound) <= 0 ? value : null;
}

/** An approximate value as text, always with 20 decimals, so that it is not taken for an exact one. */
export const approximateText = (value: Rational): string => decimalText(value, { places: PLACES, rounding: 'HALF_UP' });
