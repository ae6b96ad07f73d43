import type { Schema } from '@kpi-ledger/api-client';
import type { EventFilter } from '../../api/questions.ts';
import { type EventReader, eventTold } from '../../text/event-values.ts';

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

/** The first words of an event, each with the name of its field: enough to know it again in a list. */
export const wordsOf = ({ type, data }: EventRow, reader: EventReader): string =>
  eventTold(type, data, reader)
    .flatMap(({ name, field, told }) => (told.kind === 'text' ? [`${name ?? field}: ${told.text}`] : []))
    .slice(0, 3)
    .join(' · ');
