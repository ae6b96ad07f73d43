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
const texts = new Map<number, string>();
export function text(number: number): string {
  const known = texts.get(number);
  if (known !== undefined) return known;
  const made = new Date(number * MS_PER_DAY).toISOString().slice(0, 10);
  texts.set(number, made);
  return made;
}

export const FIRST_DAY = day('2026-01-02');
const FIRST_YEAR = 2026;
/** A log has at most so many years. */
export const MOST_YEARS = 20;

export interface Quarter {
  readonly id: string;
  readonly first: number;
  readonly last: number;
}

export const QUARTERS: readonly Quarter[] = Array.from({ length: 4 * MOST_YEARS }, (_, i) => {
  const [year, months] = [FIRST_YEAR + Math.floor(i / 4), 3 * (i % 4)];
  const begins = (after: number): number => Date.UTC(year, months + after, 1) / MS_PER_DAY;
  return { id: `${year}-Q${(i % 4) + 1}`, first: begins(0), last: begins(3) - 1 };
});

/** Typed data of a fact of a type. */
export const fact = <N extends NewFact['type']>(
  type: N,
  validAt: number,
  data: Extract<NewFact, { readonly type: N }>['data'],
): NewFact => ({ type, validAt: text(validAt), data }) as unknown as NewFact;
