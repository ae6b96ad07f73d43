import type { Day } from '@kpi-ledger/projections';

let asked: { readonly day: Day; readonly number: number } = { day: '', number: 0 };

/** A day as a number yyyymmdd, which sorts alike: the same one is compared with those of thousands of streams. */
export function sortableDay(day: Day): number {
  if (asked.day !== day) asked = { day, number: Number(day.replaceAll('-', '')) };
  return asked.number;
}
