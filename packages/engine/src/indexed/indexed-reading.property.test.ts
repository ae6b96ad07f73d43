import type { AnyEvent } from '@kpi-ledger/events';
import { addDays, type Day, parsePeriod } from '@kpi-ledger/projections';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { EventFilter } from '../events/event-filter.js';
import { standingsOf } from '../events/standing.js';
import { personScore } from '../rate/person-score.js';
import { postsAt, ratedPosts, withGrounds } from '../rate/rows.js';
import { EVERY_KIND } from '../reading/kinds.js';
import { type Reading, readingOf } from '../reading/reading.js';
import { TestLedger } from '../testing/ledger.js';
import { growingLog } from '../testing/log-of.js';
import { eventsOf, play, steps } from '../testing/random-history.js';
import { toldOf } from '../testing/told-organisation.js';
import { inLogOrder } from './in-log-order.js';
import { indexedReading } from './indexed-reading.js';

const PEOPLE = ['director', 'employee', 'chair'];

/** Asked while the log grows: after the events up to `grown`, about the first part of them, on a day. */
const question = fc.record({
  grown: fc.integer({ min: 0, max: 100 }),
  known: fc.integer({ min: 0, max: 100 }),
  days: fc.integer({ min: -20, max: 400 }),
  period: fc.constantFrom('2026-Q1', '2026-Q2', '2026-01', '2026'),
  person: fc.constantFrom(...PEOPLE),
});
type Question = typeof question extends fc.Arbitrary<infer A> ? A : never;

const knownAtOf = (events: readonly AnyEvent[]): string | null =>
  events
    .map(({ recordedAt }) => recordedAt)
    .toSorted()
    .at(-1) ?? null;

/** Whatever a reading says on a day, in plain data. */
function saidBy(reading: Reading, { days, period: id, person }: Question): unknown {
  const day: Day = addDays('2026-01-01', days);
  const period = parsePeriod(id);
  if (period === null) throw new Error(id);
  const at = reading.at(day);
  const { ordinal, ledger, knownOn, rules, unreadable, openImports } = reading;
  return {
    ...{ ordinal, ledger, knownOn, rules, unreadable, openImports },
    ...eventsSaidBy(reading, { day, person }),
    rulesOn: reading.rulesOn(day, 'so-a'),
    parameters: reading.parametersOn(period.last, 'so-a'),
    score: personScore(reading, person, period, day, { derivation: true }),
    rows: ratedPosts(reading, period, day, postsAt(reading, period, day)).map((rated) => ({
      ...rated,
      row: withGrounds(reading, rated, day),
    })),
    tasksOf: [at.tasksOf({ unit: 'so-a' }), at.tasksOf({ person: 'employee' })],
    record: at.recordOf(person, '2026-Q1'),
    decided: [at.scoreOf(person, '2026-Q1'), at.scoreOf('employee', '2026-01')],
    organisation: toldOf(at.organisation),
    later: toldOf(at.organisationOn(addDays(day, 30))),
    ...{ days: at.organisationDays, tasks: at.tasks, retracted: at.retracted },
    facts: [at.factsAmong(...EVERY_KIND), at.factsAmong('rating', 'unit'), at.factsOf('EvidenceAccepted')],
    known: [at.knownAmong(...EVERY_KIND), at.knownAmong('task'), at.knownOf('OverrideMade')],
    ofSubject: [at.knownAbout(`official-${person}`), at.knownAbout('unit-so-a'), at.ratingsOf('2026-Q1')],
    ...{
      plans: at.plans,
      catalogues: at.catalogues,
      teams: at.teams,
      indicators: at.indicators,
      ofUnit: at.indicatorsOf('so-a', '2026'),
      absences: at.absencesOf('employee'),
    },
    knownIn: at.knownIn(`rating-${person}-2026-Q1`),
  };
}

/** The events that it finds, in plain data. */
function eventsSaidBy({ events }: Reading, { day, person }: { readonly day: Day; readonly person: string }): object {
  const all = events.among(...EVERY_KIND);
  const some = all.filter(({ ordinal }) => ordinal % 7 === 0);
  const filters: readonly EventFilter[] = [
    ...[{}, { stream: 'unit-so-a' }, { type: 'EvidenceAccepted' }, { type: 'FactCorrected', stream: 'task-t1' }],
    ...[{ actor: 'tester' }, { actor: 'nobody' }, { from: day }, { to: day }, { from: '2026-02-01', to: '2026-03-31' }],
    ...some.map(({ event }) => ({ correlation: event.correlationId, type: event.type })),
  ];
  const standing = standingsOf(events.withWhatDecides(some));
  return {
    all,
    at: [events.at(0), events.at(1), events.at(all.length), events.at(all.length + 1)],
    named: [...some.map(({ event }) => events.named(event.id)), events.named('no such id')],
    inStream: [events.inStream(`rating-${person}-2026-Q1`), events.inStream('task-none')],
    among: events.among('task', 'import'),
    ofTasks: inLogOrder(events.ofTasksNaming({ unit: 'so-a' })),
    about: events.about(`official-${person}`),
    mentioning: events.mentioning(person).filter(({ event }) => JSON.stringify(event.data).includes(`"${person}"`)),
    pages: filters.map((filter) => [...events.backwards(filter, all.length + 1), ...events.backwards(filter, 9)]),
    standing: some.map(({ event }) => standing(event, day)),
  };
}

function agree(events: readonly AnyEvent[], questions: readonly Question[]): number {
  // So few stay decoded that streams are read again and again.
  const { log, growTo } = growingLog(events, 20);
  let compared = 0;
  for (const one of questions.toSorted((a, b) => a.grown - b.grown)) {
    const grown = Math.ceil((events.length * one.grown) / 100);
    growTo(grown);
    const n = Math.ceil((grown * one.known) / 100);
    const prefix = events.slice(0, n);
    const fast = indexedReading(log, n, (of) => knownAtOf(events.slice(0, of)));
    expect(saidBy(fast, one)).toEqual(saidBy(readingOf(prefix, knownAtOf(prefix)), one));
    compared += n > 0 ? 1 : 0;
  }
  return compared;
}

test('it says what a fold of the whole log says, on any day, of any part of the log, while the log grows', async () => {
  let compared = 0;
  await fc.assert(
    fc.asyncProperty(steps, fc.array(question, { minLength: 1, maxLength: 6 }), async (history, questions) => {
      const ledger = new TestLedger();
      await play(ledger, history);
      compared += agree(await eventsOf(ledger), questions);
    }),
    { numRuns: 25 },
  );
  // About 77.
  expect(compared).toBeGreaterThan(7);
});

test('rows of an import count once it is completed, and not before', async () => {
  const ledger = new TestLedger();
  await play(ledger, []);
  const started = { import: 'nhap-1', kind: 'tasks', file: 'x', fileHash: 'a'.repeat(64), rows: 1 };
  await ledger.record('ImportStarted', started);
  const begun = (await eventsOf(ledger)).length;
  await ledger.record('OfficialRegistered', { person: 'newcomer', name: 'Ông X', personKind: 'CONG_CHUC' });
  await ledger.record('ImportCompleted', { import: 'nhap-1', recorded: 1, skipped: 0 });
  const events = (await eventsOf(ledger)).map((event, i) =>
    i === begun ? ({ ...event, correlationId: 'nhap-1' } as AnyEvent) : event,
  );
  const asked = (known: number): Question => ({
    ...{ grown: 100, known: (100 * known) / events.length, days: 10, period: '2026-Q1', person: 'newcomer' },
  });
  expect(agree(events, [asked(begun), asked(begun + 1), asked(begun + 2), asked(begun + 1)])).toBe(4);
});
