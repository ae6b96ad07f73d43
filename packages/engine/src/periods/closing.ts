import { canonicalBytes } from '@kpi-ledger/events';
import { rootOf } from '@kpi-ledger/ledger';
import { type Day, factsOf, type Period } from '@kpi-ledger/projections';
import type { Missing } from '../rate/missing.js';
import type { Reading } from '../reading/reading.js';
import { type NotReady, publicationsOf } from './publications.js';

/** What PeriodClosed commits to, and what still stands against it. */
export interface PeriodClosing {
  /** How many ratings of the period are published, restatements counted beside them. */
  readonly ratings: number;
  /** Merkle root (RFC 9162) over the canonical bytes of their RatingPublished and RatingRestated events, in log order. */
  readonly ratingsRoot: string;
  readonly blocking: readonly NotReady[];
}

/** Everybody rated has a published rating that is still the score, or none is due; a period that has not ended is not closed. */
export function closingOf(reading: Reading, period: Period, effective: Day): PeriodClosing {
  const { ready, notReady, toRestate, moved } = publicationsOf(reading, period, effective);
  const { facts } = reading.at(period.last);
  const stated = [...factsOf(facts, 'RatingPublished'), ...factsOf(facts, 'RatingRestated')]
    .filter(({ event }) => event.data.period === period.id)
    .toSorted((one, other) => one.ordinal - other.ordinal);
  return {
    ratings: stated.length,
    ratingsRoot: rootOf(stated.map(({ event }) => canonicalBytes(event))),
    blocking: [
      ...notReady,
      ...moved,
      ...ready.map(({ person, post, unit }) => ({ person, post, unit, missing: [NOT_PUBLISHED] })),
      ...toRestate.map(({ person, post, unit }) => ({ person, post, unit, missing: [NOT_RESTATED] })),
    ],
  };
}

/** What a period was closed with. */
export interface Closed {
  readonly event: string;
  readonly ratings: number;
  readonly ratingsRoot: string;
}

/** The PeriodClosed that nothing has reopened since; null: the period is open. */
export function closedBy(reading: Reading, period: Period): Closed | null {
  let closed: Closed | null = null;
  for (const { event } of reading.at(period.last).facts) {
    if (event.type === 'PeriodClosed' && event.data.period === period.id) {
      const { ratings, ratingsRoot } = event.data;
      closed = { event: event.id, ratings, ratingsRoot };
    }
    if (event.type === 'PeriodReopened' && event.data.period === period.id) closed = null;
  }
  return closed;
}

const NOT_RESTATED: Missing = {
  what: 'điểm đã thay đổi từ khi công bố: hãy công bố lại (kpi period restate) trước khi khoá',
  owedBy: null,
  since: null,
};

const NOT_PUBLISHED: Missing = { what: 'điểm đã xác nhận nhưng chưa công bố', owedBy: null, since: null };
