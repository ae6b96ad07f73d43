import type { NewFact } from '@kpi-ledger/events';

/** A fact with the civil day on which it is recorded, before it gets its place in the log. */
export interface Draft {
  readonly fact: NewFact;
  readonly recordedOn: number;
  readonly actor: string;
}

const MS_PER_DAY = 86_400_000;

/** Days are counted as numbers while a log is made. */
export const day = (text: string): number => Date.parse(`${text}T00:00:00Z`) / MS_PER_DAY;
export const text = (number: number): string => new Date(number * MS_PER_DAY).toISOString().slice(0, 10);

export const FIRST_DAY = day('2026-01-02');

export const QUARTERS = (
  [
    ['2026-Q1', '2026-01-01', '2026-03-31'],
    ['2026-Q2', '2026-04-01', '2026-06-30'],
    ['2026-Q3', '2026-07-01', '2026-09-30'],
    ['2026-Q4', '2026-10-01', '2026-12-31'],
  ] as const
).map(([id, first, last]) => ({ id, first: day(first), last: day(last) }));

/** Typed data of a fact of a type. */
export const fact = <N extends NewFact['type']>(
  type: N,
  validAt: number,
  data: Extract<NewFact, { readonly type: N }>['data'],
): NewFact => ({ type, validAt: text(validAt), data }) as unknown as NewFact;
