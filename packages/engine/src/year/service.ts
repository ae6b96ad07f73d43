import type { YearCase } from '@kpi-ledger/formulas';
import {
  addDays,
  agencyOf,
  type Day,
  dayNumber,
  earlier,
  type Fact,
  factsOf,
  later,
  type Period,
  periodOf,
  positionsOf,
} from '@kpi-ledger/projections';
import type { Snapshot } from '../reading/reading.js';
import { daysServed, type Span } from './days-served.js';
import { monthsWorkedIn, type TrackedPart } from './tracked-parts.js';

/** How long somebody served in a year, and which case of Điều 11 or 19 that is (R21). */
export interface Service {
  /** First day of service in the year; null: none. */
  readonly since: Day | null;
  /** Whole months by calendar to 31/12, less unpaid leave; for LEAVE_11_2 the months in which the person worked. */
  readonly monthsWorked: number;
  readonly case: YearCase | null;
}

/**
 * By calendar from the first day of service to 31/12, days of unpaid leave and days between two services taken off the end.
 * Sick or maternity leave of a whole tracked period, or unpaid leave, is the case of Điều 11.2 where the service reaches six months.
 */
export function serviceIn(snapshot: Snapshot, person: string, year: Period, parts: readonly TrackedPart[]): Service {
  const elsewhere = receivedDays(parts);
  const here = daysServed(snapshot, person, year);
  const served = [...here, ...elsewhere, ...daysOfMoving(here, elsewhere)];
  const since = served.map(({ from }) => from).sort()[0] ?? null;
  if (since === null) return { since, monthsWorked: 0, case: null };
  const unpaid = leaveIn(snapshot.absencesOf(person), person, ['UNPAID'], { first: since, last: year.last });
  const lost = dayNumber(year.last) - dayNumber(since) + 1 - union(served) + union(unpaid);
  const months = wholeMonths(since, addDays(year.last, -lost));
  const absentParts = parts.filter(({ state }) => state === 'ABSENT');
  const sick = absentParts.some(
    ({ period }) => leaveIn(snapshot.absencesOf(person), person, ['SICK', 'MATERNITY'], period).length > 0,
  );
  if (months >= 6 && (sick || unpaid.length > 0))
    return { since, monthsWorked: monthsOfWork(snapshot, person, year, parts), case: 'LEAVE_11_2' };
  const moved = elsewhere.length > 0 || changedAgency(snapshot, person, year);
  return { since, monthsWorked: months, case: moved ? 'TRANSFER' : since > year.first ? 'JOINED' : null };
}

/** In the period of a transfer the old body has no result that counts (R22); the days up to the move were served there. */
const daysOfMoving = (here: readonly Span[], elsewhere: readonly Span[]): readonly Span[] =>
  here.flatMap(({ from }) => {
    const last = elsewhere.findLast(({ to }) => to < from)?.to;
    const isMove = last !== undefined && addDays(last, 1) < from && from <= periodOf(addDays(last, 1), 'QUARTER').last;
    return isMove ? [{ from: addDays(last, 1), to: addDays(from, -1) }] : [];
  });

/** Did the person work in another agency (cơ quan sử dụng) earlier in the year than at its end? */
function changedAgency(snapshot: Snapshot, person: string, year: Period): boolean {
  const agencies = (day: Day): readonly string[] => {
    const organisation = snapshot.organisationOn(day);
    return positionsOf(organisation, person).map(({ unit }) => agencyOf(organisation, unit));
  };
  const now = new Set(agencies(snapshot.day));
  const days = snapshot.organisationDays.filter((day) => day > year.first && day <= snapshot.day);
  return [year.first, ...days].map(agencies).some((then) => then.length > 0 && !then.some((one) => now.has(one)));
}

const receivedDays = (parts: readonly TrackedPart[]): readonly Span[] =>
  parts.filter(({ state }) => state === 'RECEIVED').map(({ period: { first, last } }) => ({ from: first, to: last }));

type Leave = 'SICK' | 'MATERNITY' | 'UNPAID';

function leaveIn(
  absences: readonly Fact[],
  person: string,
  kinds: readonly Leave[],
  { first, last }: Pick<Period, 'first' | 'last'>,
): readonly Span[] {
  return factsOf(absences, 'AbsenceRecorded')
    .map(({ event }) => event)
    .filter(({ data }) => data.person === person && kinds.includes(data.kind as Leave))
    .map(({ validAt, data }) => ({ from: later(validAt, first), to: earlier(data.until, last) }))
    .filter(({ from, to }) => from <= to);
}

/** The number of days in at least one of the spans. */
function union(spans: readonly Span[]): number {
  let days = 0;
  let covered = '';
  for (const { from, to } of [...spans].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    const start = from > covered ? from : addDays(covered, 1);
    if (start > to) continue;
    days += dayNumber(to) - dayNumber(start) + 1;
    covered = to;
  }
  return days;
}

/** Whole months from the first to the last day, both included: 1 July to 31 December are six, from 2 July five. */
function wholeMonths(first: Day, last: Day): number {
  let months = 0;
  while (months < 12 && addMonths(first, months + 1) <= addDays(last, 1)) months++;
  return months;
}

function addMonths(day: Day, months: number): Day {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const at = year * 12 + month - 1 + months;
  const first = (index: number): Day =>
    `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}-01`;
  return earlier(addDays(first(at), date - 1), addDays(first(at + 1), -1));
}

function monthsOfWork(snapshot: Snapshot, person: string, year: Period, parts: readonly TrackedPart[]): number {
  const received = parts
    .filter(({ state }) => state === 'RECEIVED')
    .reduce((sum, { period }) => sum + (period.kind === 'MONTH' ? 1 : 3), 0);
  return Math.min(12, monthsWorkedIn(snapshot, person, year).length + received);
}
