import { addDays, type Day } from './civil-date.js';

export type PeriodKind = 'MONTH' | 'QUARTER' | 'HALF' | 'YEAR';
/** How an agency tracks its people (Điều 3.4, P34). */
export type Tracking = 'MONTH' | 'QUARTER';

/** A rating period with its first and last day. */
export interface Period {
  /** `2026-03`, `2026-Q1`, `2026-H1` or `2026`. */
  readonly id: string;
  readonly kind: PeriodKind;
  readonly first: Day;
  readonly last: Day;
}

const SHAPE = /^(\d{4})(?:-(?:(0[1-9]|1[0-2])|Q([1-4])|H([12])))?$/;
const MONTHS_OF: { readonly [K in PeriodKind]: number } = { MONTH: 1, QUARTER: 3, HALF: 6, YEAR: 12 };

const byId = new Map<string, Period>();

/** Reads a period id; null when the text is none. */
export function parsePeriod(id: string): Period | null {
  const before = byId.get(id);
  if (before !== undefined) return before;
  const period = readPeriod(id);
  if (period !== null) byId.set(id, period);
  return period;
}

function readPeriod(id: string): Period | null {
  const parts = SHAPE.exec(id);
  if (parts === null) return null;
  const [, year, month, quarter, half] = parts;
  if (year === undefined) return null;
  if (month !== undefined) return spanning('MONTH', Number(year), Number(month));
  if (quarter !== undefined) return spanning('QUARTER', Number(year), Number(quarter) * 3 - 2);
  if (half !== undefined) return spanning('HALF', Number(year), Number(half) * 6 - 5);
  return spanning('YEAR', Number(year), 1);
}

const known: { readonly [K in PeriodKind]: Map<string, Period> } = {
  MONTH: new Map(),
  QUARTER: new Map(),
  HALF: new Map(),
  YEAR: new Map(),
};

/** The month, quarter, half or year that holds a day. */
export function periodOf(day: Day, kind: PeriodKind): Period {
  const ofMonth = day.slice(0, 7);
  const before = known[kind].get(ofMonth);
  if (before !== undefined) return before;
  const month = Number(day.slice(5, 7));
  const period = spanning(kind, Number(day.slice(0, 4)), month - ((month - 1) % MONTHS_OF[kind]));
  known[kind].set(ofMonth, period);
  return period;
}

/** The months or quarters of a longer period, in order. */
export function partsOf(period: Period, kind: Tracking): readonly Period[] {
  const parts: Period[] = [];
  for (let day = period.first; day <= period.last; day = addDays(parts.at(-1)?.last ?? period.last, 1))
    parts.push(periodOf(day, kind));
  return parts;
}

function spanning(kind: PeriodKind, year: number, firstMonth: number): Period {
  const first = `${four(year)}-${two(firstMonth)}-01`;
  const after = firstMonth + MONTHS_OF[kind];
  const next = after > 12 ? `${four(year + 1)}-01-01` : `${four(year)}-${two(after)}-01`;
  return { id: idOf(kind, year, firstMonth), kind, first, last: addDays(next, -1) };
}

function idOf(kind: PeriodKind, year: number, firstMonth: number): string {
  switch (kind) {
    case 'MONTH':
      return `${four(year)}-${two(firstMonth)}`;
    case 'QUARTER':
      return `${four(year)}-Q${(firstMonth + 2) / 3}`;
    case 'HALF':
      return `${four(year)}-H${(firstMonth + 5) / 6}`;
    case 'YEAR':
      return four(year);
  }
}

const two = (value: number): string => String(value).padStart(2, '0');
const four = (value: number): string => String(value).padStart(4, '0');
