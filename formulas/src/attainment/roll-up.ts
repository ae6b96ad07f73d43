import { bigIntegers, isZero, least, mean, type Rational, sum } from '../numbers/index.js';

/** The figure of the whole from those of its units, by a rule that was decided. */
export type RollUp = 'SUM' | 'MEAN' | 'LEAST' | 'SHARE_MEETING' | 'RATIO_OF_SUMS';

/** What a figure is made of: `times` · numerator ÷ denominator, exact texts. `times` is 100 of a percentage, 10000 of a figure per 10,000. */
export interface FigureParts {
  /** What was counted. */
  readonly numerator: string;
  /** Out of how many; not 0. */
  readonly denominator: string;
  /** The unit of measurement. */
  readonly times: string;
}

/** One unit: its figure, and whether it meets its own target; null = not known. */
export interface UnitFigure {
  /** Exact text. */
  readonly value: string | null;
  /** Met its own target or not. */
  readonly status: boolean | null;
  /** For RATIO_OF_SUMS. */
  readonly parts?: FigureParts;
}

/** Exact text; null as long as a single unit is unknown, because unknown is not zero, and for no unit at all. */
export function rollUp(rule: RollUp, units: readonly UnitFigure[]): string | null {
  if (rule === 'SHARE_MEETING') {
    const known = units.length > 0 && units.every(({ status }) => status !== null);
    const met = bigIntegers.integer(units.filter(({ status }) => status === true).length * 100);
    return known ? met.over(bigIntegers.integer(units.length)).toString() : null;
  }
  if (rule === 'RATIO_OF_SUMS') return ratioOfSums(units);
  const values = units.flatMap(({ value }) => (value === null ? [] : (bigIntegers.parse(value) ?? [])));
  const [first] = values;
  if (first === undefined || values.length < units.length) return null;
  switch (rule) {
    case 'SUM':
      return sum(values, bigIntegers).toString();
    case 'MEAN':
      return mean(values, bigIntegers).toString();
    case 'LEAST':
      return values.reduce(least, first).toString();
  }
}

/**
 * A big unit weighs as much as it is big, which the mean of shares does not do. Null where a unit did not say what its figure is
 * made of, where the units measure differently, and where there is nothing to divide by.
 */
function ratioOfSums(units: readonly UnitFigure[]): string | null {
  const parts = units.flatMap(({ value, parts: of }) => (value === null ? [] : (of ?? [])));
  const [first] = parts;
  if (first === undefined || parts.length < units.length) return null;
  const total = (of: (one: FigureParts) => string): Rational =>
    sum(
      parts.flatMap((one) => bigIntegers.parse(of(one)) ?? []),
      bigIntegers,
    );
  const times = bigIntegers.parse(first.times);
  const alike = parts.every((one) => times !== null && bigIntegers.parse(one.times)?.compare(times) === 0);
  const denominator = total((one) => one.denominator);
  return times === null || !alike || isZero(denominator)
    ? null
    : total((one) => one.numerator)
        .times(times)
        .over(denominator)
        .toString();
}
