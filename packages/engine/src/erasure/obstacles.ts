import type { ErasureStanding, Obstacle } from '@kpi-ledger/domain';
import {
  type Day,
  type Fact,
  factsOf,
  later,
  type Period,
  parsePeriod,
  partsOf,
  positionsOf,
  trackingOf,
} from '@kpi-ledger/projections';
import { publicationsOf } from '../periods/publications.js';
import { longPeriod } from '../rate/person-score.js';
import type { Reading } from '../reading/reading.js';
import { ratedPeople } from '../sheets/rated-people.js';

/** The decree rates nobody before (Điều 27.1). */
const FIRST_YEAR = 2026;

export const personOf = (subject: string): string | null => /^official-(.+)$/.exec(subject)?.[1] ?? null;

/** What stands against erasing a subject on a day. `sealed`: are texts sealed under its key? */
export function erasureStanding(reading: Reading, subject: string, today: Day, sealed: boolean): ErasureStanding {
  const person = personOf(subject);
  if (person === null)
    return { sealed, records: 'NONE', obstacles: [...stillUsed(subject), ...openTask(reading, subject, today)] };
  const own = reading.at(today).knownAbout(subject);
  const records = recordsOf(reading, own, person, today);
  const obstacles = [
    ...records.obstacles,
    ...inService(reading, person, today),
    ...endedYears(today).flatMap((year) => openYear(reading, own, person, year, today)),
    ...openPetitions(own),
  ];
  return { sealed, records: records.state, obstacles };
}

/**
 * The records of Điều 24: period forms stand in `rating-…`, minutes, annual form, the opinion of the Party committee and petitions
 * in `classification-…`. The decree sets no time; P26.records is the decided one, counted from the last record.
 */
function recordsOf(
  reading: Reading,
  own: readonly Fact[],
  person: string,
  today: Day,
): { readonly state: ErasureStanding['records']; readonly obstacles: readonly Obstacle[] } {
  const records = own.filter(({ event }) => /^(rating|classification)-/.test(event.stream));
  if (records.length === 0) return { state: 'NONE', obstacles: [] };
  const last = records.map(({ recordedDay }) => recordedDay).reduce(later);
  const years = recordYears(reading, person, records.map(({ event }) => event.validAt).reduce(later), today);
  if (years !== null && today > yearsAfter(last, years)) return { state: 'PERIOD_OVER', obstacles: [] };
  const [term, termEn] =
    years === null
      ? ['chưa có quyết định', 'not decided']
      : [`${years} năm, đến hết ${yearsAfter(last, years)}`, `${years} years, through ${yearsAfter(last, years)}`];
  return { state: 'KEPT', obstacles: [{ code: 'RECORDS_KEPT', values: { last, term, termEn } }] };
}

/** The term in force today for the agency in which the person was last rated; null: nobody has decided one. */
function recordYears(reading: Reading, person: string, lastRated: Day, today: Day): number | null {
  const [position] = positionsOf(reading.at(lastRated).organisation, person);
  const picked = reading.parametersOn(today, position?.unit ?? null);
  const value = picked.ok ? (picked.answer['recordYears']?.value ?? null) : null;
  return value === null ? null : Number(value);
}

/** The same day so many years on; 29 February stays as it is written, between 28 February and 1 March. */
const yearsAfter = (day: Day, years: number): string => `${Number(day.slice(0, 4)) + years}${day.slice(4)}`;

/** Holds a post today, or will. */
function inService(reading: Reading, person: string, today: Day): readonly Obstacle[] {
  const snapshot = reading.at(today);
  const now = positionsOf(snapshot.organisation, person).map(({ post, unit }) => post ?? unit);
  const ahead = [...snapshot.knownOf('HeadAppointed'), ...snapshot.knownOf('OfficialAssigned')]
    .filter(({ event }) => event.data.person === person && event.validAt > today)
    .map(({ event }) => `${'post' in event.data ? event.data.post : event.data.unit} ${event.validAt}`);
  const where = [...now, ...ahead].join(', ');
  return where === '' ? [] : [{ code: 'IN_SERVICE', values: { where } }];
}

const endedYears = (today: Day): readonly Period[] =>
  Array.from({ length: Number(today.slice(0, 4)) - FIRST_YEAR + 1 }, (_, i) => parsePeriod(`${FIRST_YEAR + i}`)).filter(
    (year) => year !== null,
  );

/** The person's ratings of a year that are neither published nor excused, and the class that is owed and not decided. */
function openYear(
  reading: Reading,
  own: readonly Fact[],
  person: string,
  year: Period,
  today: Day,
): readonly Obstacle[] {
  const periods = [...partsOf(year, 'MONTH'), ...partsOf(year, 'QUARTER')]
    .filter((period) => isOpen(reading, person, period, today))
    .map(({ id }): Obstacle => ({ code: 'PERIOD_OPEN', values: { period: id } }));
  const decided = factsOf(own, 'ClassificationDecided').some(({ event }) => event.data.year === year.id);
  const owed =
    year.last <= today &&
    !decided &&
    ratedPeople(reading, year, today).some((one) => one.person === person) &&
    longPeriod(reading, person, year, today)?.notClassified !== true;
  return owed ? [...periods, { code: 'CLASSIFICATION_OPEN', values: { year: year.id } }] : periods;
}

/** As closing the period would see it. */
function isOpen(reading: Reading, person: string, period: Period, today: Day): boolean {
  if (period.last > today) return false;
  const { organisation } = reading.at(period.last);
  const unit = positionsOf(organisation, person).find(
    ({ unit: at }) => trackingOf(organisation, at) === period.kind,
  )?.unit;
  if (unit === undefined) return false;
  const { ready, notReady } = publicationsOf(reading, period, today, unit);
  return [...ready, ...notReady].some((one) => one.person === person);
}

function openPetitions(own: readonly Fact[]): readonly Obstacle[] {
  const answered = new Set(factsOf(own, 'PetitionAnswered').map(({ event }) => event.data.petition));
  return factsOf(own, 'PetitionFiled')
    .filter(({ event }) => !answered.has(event.data.petition))
    .map(({ event: { data } }) => ({ code: 'PETITION_OPEN', values: { petition: data.petition, year: data.year } }));
}

/**
 * What belongs to no single person and is written to for ever: without a key no reason, so no correction, could be recorded for it.
 * A post counts as its holders': what is sealed there are reasons of an appointment or relief, and they are optional.
 */
const stillUsed = (subject: string): readonly Obstacle[] =>
  /^(task|team|post|import)-/.test(subject) ? [] : [{ code: 'STILL_USED', values: {} }];

/** The texts of a task are needed until its last product is judged. */
function openTask(reading: Reading, subject: string, today: Day): readonly Obstacle[] {
  const task = reading.at(today).tasks.find(({ id }) => `task-${id}` === subject);
  const open = task?.batches.find(({ state }) => state.kind === 'OPEN' || state.kind === 'SUBMITTED');
  return open === undefined ? [] : [{ code: 'TASK_OPEN', values: { state: `${open.milestone}: ${open.state.kind}` } }];
}
