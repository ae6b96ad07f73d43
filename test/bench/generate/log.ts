import type { NewFact } from '@kpi-ledger/events';
import { createAgenda } from './agenda.ts';
import { type Draft, day, FIRST_DAY, fact, MOST_YEARS, QUARTERS, text } from './draft.ts';
import { indicatorsDefined, measurement } from './indicators.ts';
import { changesOfStaff } from './movements.ts';
import { AUTHORITY, cityOf } from './organisation.ts';
import { randomOf, zipf } from './random.ts';
import { lifeOfRating } from './ratings.ts';
import { secondThought } from './second-thoughts.ts';
import { createStamp, idAt, LEDGER, type Stamped } from './stamp.ts';
import { lifeOfTask } from './tasks.ts';

export interface LogShape {
  /** About so many events. */
  readonly events: number;
  readonly seed: number;
  /** Heads rated. */
  readonly units: number;
  readonly officials: number;
  /** From January 2026 on. */
  readonly years: number;
}

const MOST_EVENTS_OF_A_YEAR = 1_000_000;

/**
 * Half of a log is about tasks of people, with one official for fifty events; nobody has fewer than two people under them. A city
 * of 20,000 officials writes a million events a year, so what is more is of more years.
 */
export function shapeOf(events: number, seed = 1): LogShape {
  const units = Math.max(4, Math.min(60, Math.floor(events / 150)));
  const officials = Math.max(units * 3, Math.min(20_000, Math.floor(events / 50)));
  return { events, seed, units, officials, years: Math.ceil(events / MOST_EVENTS_OF_A_YEAR) };
}

export interface Made extends Stamped {
  readonly fact: NewFact;
  readonly recordedOn: number;
}

/** What was done until the middle of December is assessed until the end of January. */
const workEnds = (year: number): number => day(`${year}-12-18`);
const LAST_DAY_OF_JANUARY = '01-25';
const QUARTERS_OF_A_YEAR = 4;
const EVENTS_OF_A_TASK = 4;
const OFFICE_HOURS = 9 * 3_600_000;
const FIRST_YEAR = Number(text(FIRST_DAY).slice(0, 4));

/** Some years of a city, in the order in which they are recorded. Everything in them is made up. */
export function* generateLog({ events, seed, units, officials, years }: LogShape): Generator<Made> {
  if (years > MOST_YEARS) throw new RangeError(`${years} years; at most ${MOST_YEARS}`);
  const random = randomOf(seed);
  const { city, drafts: founding } = cityOf(units, officials, random);
  const indicators = indicatorsDefined(city);
  const agenda = createAgenda();
  const single = (drafts: readonly Draft[]) => {
    for (const draft of drafts) agenda.plan([draft]);
  };
  const opened = fact('LedgerOpened', FIRST_DAY, { ledger: LEDGER, kind: 'demo', city: 'hue' });
  single([{ fact: opened, recordedOn: FIRST_DAY, actor: 'he-thong' }, ...founding, ...indicators]);
  single(decisionsOf(years, officials));

  const ratings = QUARTERS_OF_A_YEAR * (3 * officials);
  const ofYear = (events - founding.length - indicators.length) / years;
  const measured = Math.round(ofYear * 0.08);
  const tasks = Math.max(20, (ofYear - ratings - measured) / EVENTS_OF_A_TASK);
  const who = zipf(city.staff.length, random);
  const stamp = createStamp();
  const last = day(`${FIRST_YEAR + years}-${LAST_DAY_OF_JANUARY}`);
  let made = 0;
  /** Of the year: tasks so far, and its first day. */
  let [madeThisYear, firstDay] = [0, FIRST_DAY];
  for (let today = FIRST_DAY; today <= last; today += 1) {
    const year = Number(text(today).slice(0, 4));
    if (text(today).endsWith('-01-02')) [madeThisYear, firstDay] = [0, today];
    const days = workEnds(year) - firstDay;
    if (today > firstDay && today < workEnds(year) && year < FIRST_YEAR + years) {
      single(changesOfStaff(city, today, random));
      for (; madeThisYear < (tasks * (today - firstDay)) / days; madeThisYear += 1) {
        const staff = city.staff[who()];
        if (staff === undefined) continue;
        made += 1;
        const doer = random.chance(0.25) ? { unit: staff.unit } : staff;
        agenda.plan(lifeOfTask({ id: `nv-${String(made).padStart(7, '0')}`, doer, start: today, city, random }));
      }
      for (let n = 0; n < measured / days; n += 1) single([measurement(random.pick(city.units), today, random)]);
    }
    const quarter = QUARTERS.find((of) => of.last + 1 === today);
    if (quarter !== undefined) {
      for (const head of city.heads.values())
        if (head !== city.heads.get(AUTHORITY)) agenda.plan(lifeOfRating(head, quarter, true, random));
      for (const { person } of city.staff) agenda.plan(lifeOfRating(person, quarter, false, random));
    }
    for (const { draft, share } of agenda.of(today)) {
      const stored = stamp(draft, Math.floor(share * OFFICE_HOURS));
      yield { ...stored, fact: draft.fact, recordedOn: today };
      if (!random.chance(0.02)) continue;
      const later = secondThought(draft, { id: idAt(stored.ordinal), recordedOn: today }, random);
      if (later !== null) single([later]);
    }
  }
}

/** The base plan of a quarter closes later from the third quarter on, as the city decides in June; three people are erased every year. */
function decisionsOf(years: number, officials: number): readonly Draft[] {
  const on = day(`${FIRST_YEAR}-06-15`);
  const rules = [{ id: 'P42.quarter', value: '15', from: '2026-07-01', source: 'Quyết định giả lập 99/QĐ-UBND' }];
  const erasures = Array.from({ length: 3 * years }, (_, i): Draft => {
    const person = `cb-${String(2 + (i % (officials - 1))).padStart(6, '0')}`;
    const erased = day(`${FIRST_YEAR + Math.floor(i / 3)}-11-20`);
    return {
      fact: fact('SubjectErased', erased, { subject: `official-${person}`, legalBasis: 'Dữ liệu giả lập' }),
      recordedOn: erased,
      actor: 'phong-noi-vu',
    };
  });
  return [{ fact: fact('RuleSetAdopted', on, { rules }), recordedOn: on, actor: 'phong-noi-vu' }, ...erasures];
}
