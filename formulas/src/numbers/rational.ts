/** An exact rational number in lowest terms with a positive denominator. Immutable. */
export interface Rational {
  /** Carries the sign. */
  readonly numerator: bigint;
  /** At least 1. */
  readonly denominator: bigint;
  /** Sum. */
  plus(other: Rational): Rational;
  /** Difference. */
  minus(other: Rational): Rational;
  /** Product. */
  times(other: Rational): Rational;
  /** Division; dividing by zero is a programming error and throws RangeError. */
  over(other: Rational): Rational;
  /** −1, 0 or 1 for less, equal, greater; exact. */
  compare(other: Rational): -1 | 0 | 1;
  /** `n` or `n/d`, the form used in every answer. */
  toString(): string;
}

/** Where numbers come from. The evaluator is parameterised by it; every kernel gives the same values. */
export interface Kernel {
  /** For reports and benchmarks. */
  readonly name: string;
  /** Both arguments are safe integers, the denominator is not zero. */
  ratio(numerator: number, denominator: number): Rational;
  /** A whole number; the argument is a safe integer. */
  integer(value: number): Rational;
  /** Reads `3`, `-3`, `25.5` or `2047/24`; null for anything else. */
  parse(text: string): Rational | null;
}

/** Is it exactly 0? */
export const isZero = (value: Rational): boolean => value.numerator === 0n;
/** Is it below 0? */
export const isNegative = (value: Rational): boolean => value.numerator < 0n;
/** The smaller of two. */
export const least = (x: Rational, y: Rational): Rational => (x.compare(y) <= 0 ? x : y);
/** The greater of two. */
export const greatest = (x: Rational, y: Rational): Rational => (x.compare(y) >= 0 ? x : y);
