import type { NewFact } from '@kpi-ledger/events';
import type { StoredBytes } from '@kpi-ledger/ledger';
import { type Draft, day, FIRST_DAY, fact, QUARTERS } from './draft.ts';
import { indicatorsDefined, measurement } from './indicators.ts';
import { changesOfStaff } from './movements.ts';
import { cityOf } from './organisation.ts';
import { randomOf, zipf } from './random.ts';
import { lifeOfRating } from './ratings.ts';
import { secondThought } from './second-thoughts.ts';
import { createStamp, idAt, LEDGER } from './stamp.ts';
import { lifeOfTask } from './tasks.ts';

export interface LogShape {
  /** About so many events. */
  readonly events: number;
  readonly seed: number;
  /** Heads rated. */
  readonly units: number;
  readonly officials: number;
}

/** Half of a log is about tasks of people, with one official for fifty events; nobody has fewer than two people under them. */
export function shapeOf(events: number, seed = 1): LogShape {
  const units = Math.max(4, Math.min(60, Math.floor(events / 150)));
  return { events, seed, units, officials: Math.max(units * 3, Math.min(20_000, Math.floor(events / 50))) };
}

export interface Made extends StoredBytes {
  readonly fact: NewFact;
  readonly recordedOn: number;
}

const LAST_DAY = day('2027-01-25');
const WORK_ENDS = day('2026-12-18');
const EVENTS_OF_A_TASK = 4;
const OFFICE_HOURS = 9 * 3_600_000;

/** A year of a city, in the order in which it is recorded. Everything in it is made up. */
export function* generateLog({ events, seed, units, officials }: LogShape): Generator<Made> {
  const random = randomOf(seed);
  const { city, drafts: founding } = cityOf(units, officials, random);
  const agenda = new Map<number, Draft[]>();
  const plan = (drafts: readonly Draft[]) => {
    for (const draft of drafts) {
      const of = agenda.get(draft.recordedOn);
      if (of === undefined) agenda.set(draft.recordedOn, [draft]);
      else of.push(draft);
    }
  };
  plan([
    {
      fact: fact('LedgerOpened', FIRST_DAY, { ledger: LEDGER, kind: 'demo', city: 'hue' }),
      recordedOn: FIRST_DAY,
      actor: 'he-thong',
    },
    ...founding,
    ...indicatorsDefined(city),
    ...rulesOf(),
  ]);
  const ratings = QUARTERS.length * (3 * officials);
  const measured = Math.round(events * 0.08);
  const tasks = Math.max(
    20,
    (events - founding.length - ratings - measured - indicatorsDefined(city).length) / EVENTS_OF_A_TASK,
  );
  const days = WORK_ENDS - FIRST_DAY;
  const who = zipf(city.staff.length, random);
  const stamp = createStamp();
  let made = 0;
  let ordinal = 0;
  for (let today = FIRST_DAY; today <= LAST_DAY; today += 1) {
    if (today > FIRST_DAY && today < WORK_ENDS) {
      plan(changesOfStaff(city, today, random));
      for (; made < (tasks * (today - FIRST_DAY)) / days; made += 1) {
        const staff = city.staff[who()];
        if (staff === undefined) continue;
        const doer = random.chance(0.25) ? { unit: staff.unit } : staff;
        plan(lifeOfTask({ id: `nv-${String(made + 1).padStart(7, '0')}`, doer, start: today, city, random }));
      }
      for (let n = 0; n < measured / days; n += 1) plan([measurement(random.pick(city.units), today, random)]);
    }
    const quarter = QUARTERS.find(({ last }) => last + 1 === today);
    if (quarter !== undefined) {
      for (const head of city.heads.values())
        if (head !== city.heads.get('ubnd-tp')) plan(lifeOfRating(head, quarter, true, random));
      for (const { person } of city.staff) plan(lifeOfRating(person, quarter, false, random));
    }
    const todays = agenda.get(today) ?? [];
    agenda.delete(today);
    for (const [i, draft] of todays.entries()) {
      ordinal += 1;
      const stored = stamp(draft, Math.floor((i / todays.length) * OFFICE_HOURS));
      yield { ...stored, fact: draft.fact, recordedOn: today };
      if (!random.chance(0.02)) continue;
      const later = secondThought(draft, { id: idAt(ordinal), recordedOn: today }, random);
      if (later !== null) plan([later]);
    }
  }
}

/** The base plan of a quarter closes later from the third quarter on, as the city decides in June; three people are erased. */
function rulesOf(): readonly Draft[] {
  const on = day('2026-06-15');
  const rules = [{ id: 'P42.quarter', value: '15', from: '2026-07-01', source: 'Quyết định giả lập 99/QĐ-UBND' }];
  const erased = day('2026-11-20');
  return [
    { fact: fact('RuleSetAdopted', on, { rules }), recordedOn: on, actor: 'phong-noi-vu' },
    ...['cb-000002', 'cb-000003', 'cb-000004'].map((person) => ({
      fact: fact('SubjectErased', erased, { subject: `official-${person}`, legalBasis: 'Dữ liệu giả lập' }),
      recordedOn: erased,
      actor: 'phong-noi-vu',
    })),
  ];
}
