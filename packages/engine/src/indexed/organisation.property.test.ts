import type { AnyEvent } from '@kpi-ledger/events';
import { addDays, headPostOf, managedBy, type Organisation, trackingOf } from '@kpi-ledger/projections';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Reading, readingOf } from '../reading/reading.js';
import { smallCity, unit } from '../testing/city.js';
import { TestLedger } from '../testing/ledger.js';
import { growingLog } from '../testing/log-of.js';
import { eventsOf } from '../testing/random-history.js';
import { toldOf } from '../testing/told-organisation.js';
import { indexedReading } from './indexed-reading.js';

const PEOPLE = ['an', 'binh', 'chi', 'director'];
const POSTS = ['giam-doc-a', 'pho-a', 'truong-b'];
const UNITS = ['so-a', 'so-b'];

const act = fc.record({
  what: fc.constantFrom(
    ...['register', 'define', 'appoint', 'appoint', 'relieve', 'assign', 'assign', 'leave', 'field', 'declare'],
    ...['track', 'correct', 'correct', 'retract'],
  ),
  person: fc.constantFrom(...PEOPLE),
  other: fc.constantFrom(...PEOPLE),
  post: fc.constantFrom(...POSTS),
  unit: fc.constantFrom(...UNITS),
  after: fc.integer({ min: 0, max: 20 }),
  late: fc.integer({ min: 0, max: 60 }),
  which: fc.nat(60),
});
type Act = typeof act extends fc.Arbitrary<infer A> ? A : never;

async function played(acts: readonly Act[]): Promise<readonly AnyEvent[]> {
  const ledger = new TestLedger();
  await smallCity(ledger);
  await unit(ledger, 'so-b', 'ubnd-tp');
  let today = '2026-02-01';
  for (const one of acts) {
    today = addDays(today, one.after);
    ledger.on(today);
    await happen(ledger, one, addDays(today, -one.late));
  }
  return eventsOf(ledger);
}

async function happen(ledger: TestLedger, one: Act, day: string): Promise<void> {
  const { person, other, post, unit: of, which } = one;
  const hasPost = which % 2 === 0 ? { post } : {};
  if (one.what === 'register')
    await ledger.record('OfficialRegistered', { person, name: 'x', personKind: 'CONG_CHUC' }, day);
  else if (one.what === 'define')
    await ledger.record(
      'PostDefined',
      {
        ...{ post, unit: of, title: 'x', role: which % 2 === 0 ? 'HEAD' : 'DEPUTY', personKind: 'CONG_CHUC' },
        ...{ scope: 'in', article: null },
        ...(which % 5 === 0 ? { trackedBy: 'chu-tich' } : {}),
      },
      day,
    );
  else if (one.what === 'appoint') await ledger.record('HeadAppointed', { post, person }, day);
  else if (one.what === 'relieve') await ledger.record('HeadRelieved', { post, person }, day);
  else if (one.what === 'assign')
    await ledger.record(
      'OfficialAssigned',
      {
        ...{ person, unit: of, role: which % 3 === 0 ? 'DEPUTY' : 'STAFF', ...hasPost },
        ...(which % 7 === 0 ? { trackedBy: POSTS[which % POSTS.length] as string } : {}),
      },
      day,
    );
  else if (one.what === 'leave') await ledger.record('OfficialLeft', { person, unit: of, reason: 'OTHER' }, day);
  else if (one.what === 'field')
    await ledger.record('DeputyFieldAssigned', { person, units: [of], people: [other] }, day);
  else if (one.what === 'declare') await ledger.record('NoSubordinatesDeclared', { person }, day);
  else if (one.what === 'track') await ledger.record('TrackingUnitDecided', { unit: of, tracking: 'MONTH' }, day);
  else {
    const said = (await eventsOf(ledger)).filter(({ stream }) => /^(unit|post|official)-/.test(stream));
    const target = said[which % said.length];
    if (target === undefined) return;
    const about = { stream: target.stream, target: target.id, targetType: target.type, reason: 'x' };
    if (one.what === 'retract') await ledger.record('FactRetracted', about, target.validAt);
    else if ('person' in target.data) {
      const data = { ...target.data, person: other };
      await ledger.record('FactCorrected', { ...about, data, correctedValidAt: day } as never, target.validAt);
    }
  }
}

/** What a row may look up of a person and a post, one thing after another. */
const LOOKED_UP: readonly ((of: Organisation, person: string, post: string) => unknown)[] = [
  (of, person) => of.positionsOf.get(person),
  (of, person) => of.officials.get(person),
  (of, person) => of.fields.get(person),
  (of, person) => of.withoutSubordinates.get(person),
  (of, person) => managedBy(of, person),
  (of, _, post) => of.holders.get(post),
  (of, _, post) => of.posts.get(post),
  (of, _, post) => of.vacantSince.get(post),
  (of) => UNITS.map((id) => [headPostOf(of, id)?.id, trackingOf(of, id)]),
  (of) => UNITS.map((id) => (of.positionsIn.get(id) ?? []).map(({ event }) => event).sort()),
];

test('whoever moves, however late it is said, it is the organisation that all facts together give', async () => {
  const question = fc.record({
    grown: fc.integer({ min: 30, max: 100 }),
    known: fc.integer({ min: 0, max: 100 }),
    day: fc.integer({ min: -70, max: 300 }),
    ahead: fc.integer({ min: -60, max: 60 }),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(act, { minLength: 4, maxLength: 24 }),
      fc.array(question, { minLength: 2, maxLength: 8 }),
      async (acts, questions) => {
        const events = await played(acts);
        const { log, growTo } = growingLog(events, 20);
        for (const one of questions.toSorted((a, b) => a.grown - b.grown)) {
          const grown = Math.ceil((events.length * one.grown) / 100);
          growTo(grown);
          const n = Math.ceil((grown * one.known) / 100);
          const prefix = events.slice(0, n);
          const day = addDays('2026-02-01', one.day);
          const on = addDays(day, one.ahead);
          const fast = indexedReading(log, n, () => null).at(day);
          const plain = readingOf(prefix, null).at(day);
          // Single entries first, while nothing of the whole has been put together.
          for (const person of PEOPLE)
            expect(managedBy(fast.organisation, person)).toEqual(managedBy(plain.organisation, person));
          expect(toldOf(fast.organisation)).toEqual(toldOf(plain.organisation));
          expect(toldOf(fast.organisationOn(on))).toEqual(toldOf(plain.organisationOn(on)));
        }
      },
    ),
    { numRuns: 40 },
  );
});

test('what was looked up on one day is answered on another only where it is the same', async () => {
  const day = fc.integer({ min: 0, max: 120 });
  const question = fc.record({ known: fc.integer({ min: 50, max: 99 }), days: fc.tuple(day, day, day, day, day, day) });
  await fc.assert(
    fc.asyncProperty(
      fc.array(act, { minLength: 8, maxLength: 24 }),
      fc.array(question, { minLength: 2, maxLength: 3 }),
      async (acts, questions) => {
        const events = await played(acts);
        const { log, growTo } = growingLog(events, 20);
        growTo(events.length);
        for (const { known, days } of questions) {
          const n = Math.floor(((events.length - 1) * known) / 100);
          const [fast, plain] = [indexedReading(log, n, () => null), readingOf(events.slice(0, n), null)];
          for (const on of days.map((of) => addDays('2026-02-01', of)))
            for (const person of PEOPLE)
              for (const post of POSTS)
                for (const [i, look] of LOOKED_UP.entries()) {
                  const looked = (of: typeof plain) => look(of.at(on).organisation, person, post);
                  const where = { day: on, until: '9999-12-31' };
                  expect(fast.remember(`${i} ${person} ${post}`, looked, where)).toEqual(looked(plain));
                }
        }
      },
    ),
    { numRuns: 10 },
  );
});

test('what was looked up at the head is given again after an event only while it is the same', async () => {
  let asked = 0;
  let computed = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(act, { minLength: 4, maxLength: 16 }),
      fc.integer({ min: -60, max: 100 }),
      async (acts, after) => {
        const events = await played(acts);
        const days = [addDays('2026-02-01', after), '2026-12-31'];
        const { log, growTo } = growingLog(events);
        for (let n = 8; n <= events.length; n += 1) {
          growTo(n);
          // The day of knowledge moves with the events.
          const knownAt = events[n - 1]?.recordedAt ?? null;
          const [fast, plain] = [indexedReading(log, n, () => knownAt), readingOf(events.slice(0, n), knownAt)];
          for (const day of days)
            for (const [i, person] of PEOPLE.entries())
              for (const [k, lookedUp] of LOOKED_UP.entries()) {
                const post = POSTS[i % POSTS.length] ?? '';
                const look = (of: Reading) => lookedUp(of.at('2026-12-31').organisationOn(day), person, post);
                const kept = fast.remember(`look ${k} ${person} ${day}`, (of) => {
                  computed += 1;
                  return look(of);
                });
                asked += 1;
                if (JSON.stringify(kept) !== JSON.stringify(look(plain))) expect(kept).toEqual(look(plain));
              }
        }
      },
    ),
    { numRuns: 30 },
  );
  // Two thirds or so are kept.
  expect(computed).toBeLessThan(asked);
});
