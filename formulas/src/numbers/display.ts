import type { Rational } from './rational.js';

/** How a quantity is shown: its number of decimals, cut toward zero or rounded half away from zero. Never used in computing. */
export interface Shown {
  /** Decimals after the point. */
  readonly places: number;
  /** CUT never crosses a threshold; HALF_UP is how statistics are published. */
  readonly rounding: 'CUT' | 'HALF_UP';
}

/**
 * Decimal text with a point, cut (never rounded) after `places`, toward zero, so that a shown score never crosses a threshold
 * (P18): 21599/240 shows as 89.99, not 90.00.
 */
export const display = (value: Rational, places = 2): string => decimalText(value, { places, rounding: 'CUT' });

/** Decimal text with a point as `shown` says: 0.69746 with 4 places HALF_UP is 0.6975. */
export function decimalText(value: Rational, { places, rounding }: Shown): string {
  const negative = value.numerator < 0n;
  const size = negative ? -value.numerator : value.numerator;
  const raised = size * 10n ** BigInt(places);
  const scaled =
    rounding === 'CUT' ? raised / value.denominator : (2n * raised + value.denominator) / (2n * value.denominator);
  const shown = withPoint(`${scaled}`, places);
  return negative && scaled !== 0n ? `-${shown}` : shown;
}

/** A whole number of steps of 10^-places as a decimal. */
export function withPoint(steps: string, places: number): string {
  if (places === 0) return steps;
  const digits = steps.padStart(places + 1, '0');
  return `${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

/** The exact text of an answer: `n` or `n/d`. */
export const format = (value: Rational): string => value.toString();
