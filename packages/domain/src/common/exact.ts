import { parseRational, type Rational } from '@kpi-ledger/formulas';

/** An exact number of a fact ("25.5", "2047/24"); the codec has let nothing else through. */
export function exact(text: string): Rational {
  const value = parseRational(text);
  if (value === null) throw new TypeError(`not an exact number: ${text}`);
  return value;
}

/** Below 0, 0 or above 0, as `one` is less than, equal to or more than `other`. */
export const compare = (one: string, other: string): number => exact(one).compare(exact(other));

export const isBetween = (min: string, value: string, max: string): boolean =>
  compare(min, value) <= 0 && compare(value, max) <= 0;

/** Is the value a whole number of steps? */
export const isMultipleOf = (value: string, step: string): boolean => exact(value).over(exact(step)).denominator === 1n;

/** Is the value the quotient of the other two? */
export const isQuotient = (value: string, dividend: string, divisor: string): boolean =>
  exact(value).times(exact(divisor)).compare(exact(dividend)) === 0;
