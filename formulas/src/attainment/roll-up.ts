import { bigIntegers, least, mean, sum } from '../numbers/index.js';

/** The figure of the whole from those of its units, by a rule that was decided. */
export type RollUp = 'SUM' | 'MEAN' | 'LEAST' | 'SHARE_MEETING';

/** One unit: its figure, and whether it meets its own target; null = not known. */
export interface UnitFigure {
  /** Exact text. */
  readonly value: string | null;
  /** Met its own target or not. */
  readonly status: boolean | null;
}

/** Exact text; null as long as a single unit is unknown, because unknown is not zero, and for no unit at all. */
export function rollUp(rule: RollUp, units: readonly UnitFigure[]): string | null {
  if (rule === 'SHARE_MEETING') {
    const known = units.length > 0 && units.every(({ status }) => status !== null);
    const met = bigIntegers.integer(units.filter(({ status }) => status === true).length * 100);
    return known ? met.over(bigIntegers.integer(units.length)).toString() : null;
  }
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
