import type { Day, Period } from '@kpi-ledger/projections';
import type { Missing } from '../rate/missing.js';
import type { Reading } from '../reading/reading.js';
import { type Commitment, committedBy } from '../recompute/commitment.js';
import { type NotReady, type Publications, publicationsOf } from './publications.js';

/** What PeriodClosed commits to, and what still stands against it. */
export interface PeriodClosing extends Commitment {
  readonly blocking: readonly NotReady[];
}

/** Everybody rated has a published rating that is still the score, or none is due; a period that has not ended is not closed. */
export const closingOf = (reading: Reading, period: Period, effective: Day): PeriodClosing => ({
  ...committedBy(reading, period),
  blocking: blockingOf(publicationsOf(reading, period, effective)),
});

/** What stands against closing a period, of which these are all publications. */
export const blockingOf = ({
  ready,
  notReady,
  toRestate,
  moved,
  provisional,
}: Publications): PeriodClosing['blocking'] => [
  ...notReady,
  ...moved,
  ...provisional,
  ...ready.map(({ person, post, unit }) => ({ person, post, unit, missing: [NOT_PUBLISHED] })),
  ...toRestate.map(({ person, post, unit }) => ({ person, post, unit, missing: [NOT_RESTATED] })),
];

/** What a period was closed with. */
export interface Closed {
  readonly event: string;
  readonly ratings: number;
  readonly ratingsRoot: string;
}

/** The PeriodClosed that nothing has reopened since; null: the period is open. */
export function closedBy(reading: Reading, period: Period): Closed | null {
  let closed: Closed | null = null;
  for (const { event } of reading.at(period.last).factsAmong('period')) {
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
