import { canonicalBytes } from '@kpi-ledger/events';
import { rootOf } from '@kpi-ledger/ledger';
import { type Day, factsOf, type Period } from '@kpi-ledger/projections';
import type { Missing } from '../rate/missing.js';
import type { Reading } from '../reading/reading.js';
import { type NotReady, publicationsOf } from './publications.js';

/** What PeriodClosed commits to, and what still stands against it. */
export interface PeriodClosing {
  /** How many ratings of the period are published. */
  readonly ratings: number;
  /** Merkle root (RFC 9162) over the canonical bytes of their RatingPublished events, in log order. */
  readonly ratingsRoot: string;
  readonly blocking: readonly NotReady[];
}

/** Everybody rated has a published rating, or none is due; a period that has not ended is not closed. */
export function closingOf(reading: Reading, period: Period, effective: Day): PeriodClosing {
  const { ready, notReady } = publicationsOf(reading, period, effective);
  const published = factsOf(reading.at(period.last).facts, 'RatingPublished').filter(
    ({ event }) => event.data.period === period.id,
  );
  return {
    ratings: published.length,
    ratingsRoot: rootOf(published.map(({ event }) => canonicalBytes(event))),
    blocking: [
      ...notReady,
      ...ready.map(({ person, post, unit }) => ({ person, post, unit, missing: [NOT_PUBLISHED] })),
    ],
  };
}

/** The PeriodClosed that nothing has reopened since; null: the period is open. */
export function closedBy(
  reading: Reading,
  period: Period,
): { readonly event: string; readonly ratingsRoot: string } | null {
  let closed: { readonly event: string; readonly ratingsRoot: string } | null = null;
  for (const { event } of reading.at(period.last).facts) {
    if (event.type === 'PeriodClosed' && event.data.period === period.id)
      closed = { event: event.id, ratingsRoot: event.data.ratingsRoot };
    if (event.type === 'PeriodReopened' && event.data.period === period.id) closed = null;
  }
  return closed;
}

const NOT_PUBLISHED: Missing = { what: 'điểm đã xác nhận nhưng chưa công bố', owedBy: null, since: null };
