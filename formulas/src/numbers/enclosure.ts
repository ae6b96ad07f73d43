import { greatest, isNegative, type Kernel, least, type Rational } from './rational.js';

/** A number that is no rational, between two exact ones: low ≤ true value ≤ high. */
export interface Enclosure {
  /** At most the true value. */
  readonly low: Rational;
  /** At least the true value. */
  readonly high: Rational;
}

/** Where roots and logarithms come from. Every enclosure is at most 2·10⁻⁴⁵ wide. */
export interface Irrationals {
  /** For derivations: what computes, with which precision and rounding. */
  readonly name: string;
  /** Natural logarithm of a number above 0. */
  ln(value: Rational): Enclosure;
  /** Square or cube root of a number of 0 or more. */
  root(value: Rational, degree: 2 | 3): Enclosure;
}

/** A number that is known exactly. */
export const exactly = (value: Rational): Enclosure => ({ low: value, high: value });

/** x − y. */
export const difference = (x: Enclosure, y: Enclosure): Enclosure => ({
  low: x.low.minus(y.high),
  high: x.high.minus(y.low),
});

/** x · y. */
export function product(x: Enclosure, y: Enclosure): Enclosure {
  const corners = [x.low.times(y.low), x.low.times(y.high), x.high.times(y.low), x.high.times(y.high)] as const;
  return { low: corners.reduce(least), high: corners.reduce(greatest) };
}

/** x ÷ y for a divisor that is known to be above 0; null where that is not known. */
export function quotient(x: Enclosure, y: Enclosure): Enclosure | null {
  if (isNegative(y.low) || y.low.numerator === 0n) return null;
  const corners = [x.low.over(y.low), x.low.over(y.high), x.high.over(y.low), x.high.over(y.high)] as const;
  return { low: corners.reduce(least), high: corners.reduce(greatest) };
}

/** The root of what is enclosed; an end just below 0 counts as 0. */
export const rootOf = (x: Enclosure, degree: 2 | 3, irrationals: Irrationals, numbers: Kernel): Enclosure => ({
  low: irrationals.root(greatest(x.low, numbers.integer(0)), degree).low,
  high: irrationals.root(greatest(x.high, numbers.integer(0)), degree).high,
});
