import type { Day } from '@kpi-ledger/projections';

let asked: { readonly day: Day; readonly number: number } = { day: '', number: 0 };

/** A day as a number yyyymmdd, which sorts alike: the same one is compared with those of thousands of streams. */
export function sortableDay(day: Day): number {
  if (asked.day !== day) asked = { day, number: numberOf(day) };
  return asked.number;
}

/** Each once, ascending. */
export const sortableDays = (days: Iterable<Day>): readonly number[] =>
  [...new Set([...days].map(numberOf))].sort((a, b) => a - b);

/** Digit by digit, without a text between. */
function numberOf(day: Day): number {
  let number = 0;
  for (let i = 0; i < day.length; i += 1) {
    const digit = day.charCodeAt(i) - ZERO;
    if (digit >= 0) number = number * 10 + digit;
  }
  return number;
}
/** The dash comes before it. */
const ZERO = 48;
