import { type Fact, factsOf } from '../facts/index.js';
import { addDays, type Day, type Period } from '../time/index.js';

/** The events of the recorded absences that together cover every day of the period; null when a day is not covered (R16). */
export function absentThroughout(facts: readonly Fact[], person: string, period: Period): readonly string[] | null {
  const absences = factsOf(facts, 'AbsenceRecorded')
    .map(({ event }) => event)
    .filter(({ data, validAt }) => data.person === person && validAt <= period.last && data.until >= period.first)
    .sort((a, b) => (a.validAt < b.validAt ? -1 : 1));
  if (absences.length === 0) return null;
  let covered: Day = addDays(period.first, -1);
  const events: string[] = [];
  for (const { id, validAt, data } of absences) {
    if (validAt > addDays(covered, 1)) return null;
    if (data.until <= covered) continue;
    covered = data.until;
    events.push(id);
  }
  return covered >= period.last ? events : null;
}
