import type { PickedParameters } from '@kpi-ledger/formulas';
import { earlier, factsOf, later, type Period } from '@kpi-ledger/projections';
import type { Snapshot } from '../reading/reading.js';
import { daysServed, type Span } from './days-served.js';

/** Does the mean of the period look at working days at all (P24, P45)? */
export const looksAtWorkingDays = (parameters: PickedParameters): boolean =>
  parameters['partialMonths']?.value === 'BY_WORKING_DAYS' || (parameters['minimumWorkingDays']?.value ?? '0') !== '0';

/**
 * The working days of each period on which the person held a position and was not recorded as absent; of a period that another
 * body scored, all of them. Null: the working calendar of a year is not known.
 */
export function workingDaysServed(
  snapshot: Snapshot,
  person: string,
  periods: readonly { readonly period: Period; readonly elsewhere: boolean }[],
): readonly number[] | null {
  const counts = periods.map(({ period, elsewhere }) => {
    const served = elsewhere ? [{ from: period.first, to: period.last }] : daysServed(snapshot, person, period);
    const absences = absencesIn(snapshot, person, period);
    return sumOf(served.map((span) => workedIn(snapshot, span, absences)));
  });
  return counts.includes(null) ? null : counts.map((count) => count ?? 0);
}

function absencesIn(snapshot: Snapshot, person: string, { first, last }: Period): readonly Span[] {
  return factsOf(snapshot.absencesOf(person), 'AbsenceRecorded')
    .filter(({ event }) => event.data.person === person)
    .map(({ event }) => ({ from: later(event.validAt, first), to: earlier(event.data.until, last) }))
    .filter(({ from, to }) => from <= to);
}

function workedIn({ workingDays }: Snapshot, { from, to }: Span, absences: readonly Span[]): number | null {
  const found = workingDays.list(from, to);
  return 'days' in found
    ? found.days.filter((day) => !absences.some((absence) => absence.from <= day && day <= absence.to)).length
    : null;
}

const sumOf = (counts: readonly (number | null)[]): number | null =>
  counts.reduce((sum: number | null, count) => (sum === null || count === null ? null : sum + count), 0);
