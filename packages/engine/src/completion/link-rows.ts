import { type Day, linkedSets, type PlanPlace, placeKey, taskLinksAt } from '@kpi-ledger/projections';
import type { Reading } from '../reading/reading.js';

/** A recorded link: rows that were decided to be one task. */
export interface TaskLinkRow {
  readonly plan: string;
  readonly link: string;
  readonly rows: readonly PlanPlace[];
  readonly grounds: string;
  readonly decision: { readonly number: string; readonly date: Day } | null;
  /** The set that the rows are in, through other links too. */
  readonly set: string;
  readonly event: string;
  readonly synthetic: boolean;
}

export function taskLinkRows(reading: Reading, effective: Day, plan: string | null): readonly TaskLinkRow[] {
  const links = taskLinksAt(reading.at(effective).factsAmong('plan'), effective);
  const sets = linkedSets(links);
  return links
    .filter(({ rows }) => plan === null || rows.some((place) => place.plan === plan))
    .map(({ rows, ...link }) => ({
      ...link,
      rows,
      set: rows[0] === undefined ? '' : (sets.get(placeKey(rows[0])) ?? ''),
    }));
}
