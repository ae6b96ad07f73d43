import type { Day } from '@kpi-ledger/projections';
import type { PlacedEvent } from '../reading/events-read.js';
import type { Reading } from '../reading/reading.js';
import type { EventFilter } from './event-filter.js';
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
  const page: PlacedEvent[] = [];
  let isMore = false;
  for (const one of reading.events.backwards(filter, before)) {
    isMore = page.length === limit;
    if (isMore) break;
    page.push(one);
  }
  const standing = standingsOf(reading.events.withWhatDecides(page));
  return {
    rows: page.map((one) => rowOf(one, standing(one.event, effective))),
    next: isMore ? (page.at(-1)?.ordinal ?? null) : null,
  };
}

export const eventRow = (reading: Reading, effective: Day, one: PlacedEvent): EventRow =>
  rowOf(one, standingsOf(reading.events.withWhatDecides([one]))(one.event, effective));

const rowOf = (
  {
    ordinal,
    event: { id: event, type, stream, revision, validAt, recordedAt, actor, commandId, ...rest },
  }: PlacedEvent,
  standing: ReturnType<ReturnType<typeof standingsOf>>,
): EventRow => ({
  ...{ ordinal, event, type, stream, revision, validAt, recordedAt, actor, commandId },
  correlationId: rest.correlationId,
  causationId: rest.causationId,
  data: { ...rest.data },
  ...standing,
});
