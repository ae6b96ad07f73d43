import type { AnyEvent } from '@kpi-ledger/events';
import type { Day } from '@kpi-ledger/projections';
import type { Reading } from '../reading/reading.js';
import { type EventStatus, standingsOf } from './standing.js';

/** A recorded event as it stands in the log, and what has become of it. Personal texts stay sealed. */
export interface EventRow {
  readonly ordinal: number;
  readonly event: string;
  readonly type: string;
  readonly stream: string;
  readonly revision: number;
  /** The day it speaks about, as it was recorded. */
  readonly validAt: Day;
  readonly recordedAt: string;
  readonly actor: string;
  readonly commandId: string;
  readonly correlationId: string;
  readonly causationId: string | null;
  readonly data: { readonly [field: string]: unknown };
  readonly status: EventStatus;
  /** The corrections or the retraction that made it so. */
  readonly by: readonly string[];
}

/** Which events: all that are given must fit. */
export interface EventFilter {
  readonly stream?: string;
  readonly type?: string;
  readonly actor?: string;
  /** The import, or other work, that the command belonged to. */
  readonly correlation?: string;
  /** Days that it speaks about, both included. */
  readonly from?: Day;
  readonly to?: Day;
}

export interface EventPage extends EventFilter {
  /** Only events before this ordinal; default: from the newest. */
  readonly before?: number;
  /** So many at most; default 100. */
  readonly limit?: number;
}

export const EVENTS_A_PAGE = 100;

/** Newest first; `next` is the `before` of the page after this one, null when there is none. */
export function eventRows(
  reading: Reading,
  effective: Day,
  { before = Number.POSITIVE_INFINITY, limit = EVENTS_A_PAGE, ...filter }: EventPage,
): { readonly rows: readonly EventRow[]; readonly next: number | null } {
  const { events } = reading;
  const standing = standings(reading);
  const rows: EventRow[] = [];
  for (let ordinal = Math.min(events.length, before - 1); ordinal > 0; ordinal--) {
    const event = events[ordinal - 1];
    if (event === undefined || !fits(event, filter)) continue;
    if (rows.length === limit) return { rows, next: rows.at(-1)?.ordinal ?? null };
    rows.push(rowOf(event, ordinal, standing(event, effective)));
  }
  return { rows, next: null };
}

export const eventRow = (reading: Reading, effective: Day, event: AnyEvent, ordinal: number): EventRow =>
  rowOf(event, ordinal, standings(reading)(event, effective));

const fits = (
  { stream, type, actor, correlationId, validAt }: AnyEvent,
  { from, to, ...wanted }: EventFilter,
): boolean =>
  (wanted.stream === undefined || wanted.stream === stream) &&
  (wanted.type === undefined || wanted.type === type) &&
  (wanted.actor === undefined || wanted.actor === actor) &&
  (wanted.correlation === undefined || wanted.correlation === correlationId) &&
  (from === undefined || from <= validAt) &&
  (to === undefined || validAt <= to);

const rowOf = (
  { id: event, type, stream, revision, validAt, recordedAt, actor, commandId, ...rest }: AnyEvent,
  ordinal: number,
  standing: ReturnType<ReturnType<typeof standingsOf>>,
): EventRow => ({
  ...{ ordinal, event, type, stream, revision, validAt, recordedAt, actor, commandId },
  correlationId: rest.correlationId,
  causationId: rest.causationId,
  data: { ...rest.data },
  ...standing,
});

/** Once a reading: the engine keeps a few of them, and pages of one list stand on the same. */
const known = new WeakMap<Reading, ReturnType<typeof standingsOf>>();
function standings(reading: Reading): ReturnType<typeof standingsOf> {
  const before = known.get(reading);
  if (before !== undefined) return before;
  const found = standingsOf(reading.events);
  known.set(reading, found);
  return found;
}
