import type { Kernel, Rational } from './rational.js';

/** Exact sum; 0 of nothing. */
export const sum = (values: readonly Rational[], numbers: Kernel): Rational =>
  values.reduce((total, value) => total.plus(value), numbers.integer(0));

/** Exact arithmetic mean; of nothing it throws RangeError, because nothing has no mean. */
export const mean = (values: readonly Rational[], numbers: Kernel): Rational =>
  sum(values, numbers).over(numbers.integer(values.length));
