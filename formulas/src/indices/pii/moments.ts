import { isZero, type Kernel, mean, type Rational, sum } from '../../numbers/index.js';

/** Shape of a sample, exactly: skewness has a root in it, so its square and sign stand for it. */
export interface Moments {
  /** −1, 0 or 1. */
  readonly sign: -1 | 0 | 1;
  /** Square of the sample-corrected skewness (type 2, as SKEW of a spreadsheet). */
  readonly skewnessSquared: Rational;
  /** Sample-corrected excess kurtosis (type 2, as KURT of a spreadsheet). */
  readonly kurtosis: Rational;
}

/** Null for fewer than four values or equal ones: there is no shape. */
export function momentsOf(values: readonly Rational[], numbers: Kernel): Moments | null {
  const n = values.length;
  if (n < 4) return null;
  const centre = mean(values, numbers);
  const off = values.map((value) => value.minus(centre));
  const squares = off.map((x) => x.times(x));
  const m2 = mean(squares, numbers);
  if (isZero(m2)) return null;
  const m3 = mean(
    off.map((x, at) => x.times(squares[at] ?? x)),
    numbers,
  );
  const m4 = sum(
    squares.map((x) => x.times(x)),
    numbers,
  ).over(numbers.integer(n));
  const g2 = m4.over(m2.times(m2)).minus(numbers.integer(3));
  return {
    sign: m3.compare(numbers.integer(0)),
    skewnessSquared: m3
      .times(m3)
      .over(m2.times(m2).times(m2))
      .times(numbers.ratio(n * (n - 1), (n - 2) * (n - 2))),
    kurtosis: g2
      .times(numbers.integer(n + 1))
      .plus(numbers.integer(6))
      .times(numbers.ratio(n - 1, (n - 2) * (n - 3))),
  };
}
