import type { Schema } from '@kpi-ledger/api-client';
import type { EventFilter } from '../../api/questions.ts';

export type EventRow = Schema<'EventRow'>;

/** What the reader types into, by its name in the address. */
export const FIELDS = ['type', 'stream', 'actor', 'correlation'] as const;
export const DAYS = ['from', 'to'] as const;

/** The filter as the address has it. */
export function filterOf(search: URLSearchParams): EventFilter {
  const given = [...FIELDS, ...DAYS].flatMap((name) => {
    const value = search.get(name);
    return value === null ? [] : [[name, value] as const];
  });
  const before = Number(search.get('before') ?? Number.NaN);
  return { ...Object.fromEntries(given), ...(Number.isSafeInteger(before) && before > 0 ? { before } : {}) };
}

/** The first texts of an event, ids by their names: enough to know it again in a list. */
export const wordsOf = (data: EventRow['data'], nameOf: (id: string) => string): string =>
  Object.values(data)
    .flatMap((value) => (typeof value === 'string' ? [nameOf(value)] : []))
    .slice(0, 3)
    .join(' · ');
