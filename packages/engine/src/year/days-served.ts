import { addDays, type Day, type Period, positionsOf } from '@kpi-ledger/projections';
import type { Snapshot } from '../reading/reading.js';

/** From one day to another, both included. */
export interface Span {
  readonly from: Day;
  readonly to: Day;
}

/** The spans of a year or period in which the person held a position; the last one goes on to its end. */
export function daysServed(snapshot: Snapshot, person: string, year: Period): readonly Span[] {
  const changes = snapshot.organisationDays.filter((day) => day > year.first && day <= year.last);
  const starts = [year.first, ...changes];
  return starts.flatMap((from, i) => {
    const next = starts[i + 1];
    const to = next === undefined ? year.last : addDays(next, -1);
    return positionsOf(snapshot.organisationOn(from), person).length > 0 ? [{ from, to }] : [];
  });
}
