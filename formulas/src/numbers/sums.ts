import type { Kernel, Rational } from './rational.js';

export const sum = (values: readonly Rational[], numbers: Kernel): Rational =>
  values.reduce((total, value) => total.plus(value), numbers.integer(0));

export const mean = (values: readonly Rational[], numbers: Kernel): Rational =>
  sum(values, numbers).over(numbers.integer(values.length));
