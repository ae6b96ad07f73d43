/** An exact rational number in lowest terms with a positive denominator. Immutable. */
export interface Rational {
  readonly numerator: bigint;
  readonly denominator: bigint;
  plus(other: Rational): Rational;
  minus(other: Rational): Rational;
  times(other: Rational): Rational;
  /** Division; dividing by zero is a programming error and throws RangeError. */
  over(other: Rational): Rational;
  compare(other: Rational): -1 | 0 | 1;
  /** `n` or `n/d`, the form used in every answer. */
  toString(): string;
}

/** Where numbers come from. The evaluator is parameterised by it; every kernel gives the same values. */
export interface Kernel {
  readonly name: string;
  /** Both arguments are safe integers, the denominator is not zero. */
  ratio(numerator: number, denominator: number): Rational;
  integer(value: number): Rational;
  /** Reads `3`, `-3`, `25.5` or `2047/24`; null for anything else. */
  parse(text: string): Rational | null;
}

export const isZero = (value: Rational): boolean => value.numerator === 0n;
export const isNegative = (value: Rational): boolean => value.numerator < 0n;
export const least = (x: Rational, y: Rational): Rational => (x.compare(y) <= 0 ? x : y);
export const greatest = (x: Rational, y: Rational): Rational => (x.compare(y) >= 0 ? x : y);
