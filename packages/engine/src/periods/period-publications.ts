import type { Day, Period } from '@kpi-ledger/projections';
import type { Reading } from '../reading/reading.js';
import { blockingOf, type Closed, closedBy } from './closing.js';
import { type NotReady, type Publications, publicationsOf } from './publications.js';

/** How far a period is: what each act on it would take, and what stands against it. */
export interface PeriodPublications extends Publications {
  readonly period: string;
  /** What it was closed with; null: it is open. */
  readonly closed: Closed | null;
  /** What keeps the whole period from being closed. */
  readonly blocking: readonly NotReady[];
}

export function periodPublications(
  reading: Reading,
  period: Period,
  effective: Day,
  unit: string | null,
): PeriodPublications {
  const all = publicationsOf(reading, period, effective);
  return {
    period: period.id,
    closed: closedBy(reading, period),
    ...(unit === null ? all : publicationsOf(reading, period, effective, unit)),
    blocking: blockingOf(all),
  };
}
