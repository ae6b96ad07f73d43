import { type Day, type Period, parsePeriod } from '@kpi-ledger/projections';
import type { Reading } from '../reading/reading.js';
import { closedBy } from './closing.js';

/** A period that is closed and has not been reopened since: what was published of it is final. */
export interface ClosedPeriodRow {
  readonly period: string;
  readonly first: Day;
  readonly last: Day;
  /** The PeriodClosed, and when it was recorded. */
  readonly event: string;
  readonly closedAt: string;
  readonly ratings: number;
  readonly ratingsRoot: string;
  /** The state of the ledger that was closed: its first events, and the Merkle root over them. */
  readonly ordinal: number;
  readonly root: string;
}

/** The closed periods that have ended by the day, in the order of their ends. */
export function closedPeriods(reading: Reading, effective: Day): readonly ClosedPeriodRow[] {
  const closings = reading.events
    .among('period')
    .flatMap(({ event }) => (event.type === 'PeriodClosed' ? [event] : []));
  const rowOf = (of: Period): readonly ClosedPeriodRow[] => {
    const closed = closedBy(reading, of);
    const event = closings.find(({ id }) => id === closed?.event);
    if (event === undefined) return [];
    const { period, ratings, ratingsRoot, ordinal, root } = event.data;
    const { id, recordedAt: closedAt } = event;
    return [{ period, first: of.first, last: of.last, event: id, closedAt, ratings, ratingsRoot, ordinal, root }];
  };
  return [...new Set(closings.map(({ data }) => data.period))]
    .flatMap((id) => parsePeriod(id) ?? [])
    .filter(({ last }) => last <= effective)
    .flatMap(rowOf)
    .sort((a, b) => compare(a.last, b.last) || compare(a.period, b.period));
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
