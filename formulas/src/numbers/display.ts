import type { Rational } from './rational.js';

/**
 * Decimal text with a point, cut (never rounded) after `places`, toward zero, so that a shown score never crosses a threshold
 * (P18): 21599/240 shows as 89.99, not 90.00.
 */
export function display(value: Rational, places = 2): string {
  const negative = value.numerator < 0n;
  const size = negative ? -value.numerator : value.numerator;
  const scaled = (size * 10n ** BigInt(places)) / value.denominator;
  const digits = `${scaled}`.padStart(places + 1, '0');
  const whole = digits.slice(0, digits.length - places);
  const shown = places === 0 ? whole : `${whole}.${digits.slice(-places)}`;
  return negative && scaled !== 0n ? `-${shown}` : shown;
}

/** The exact text of an answer: `n` or `n/d`. */
export const format = (value: Rational): string => value.toString();
