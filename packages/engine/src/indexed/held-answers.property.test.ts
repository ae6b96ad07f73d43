import type { AnyEvent } from '@kpi-ledger/events';
import { addDays, type Day, type Period, parsePeriod } from '@kpi-ledger/projections';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { explanationOf } from '../explain/explain.js';
import { personScore } from '../rate/person-score.js';
import { postsAt, ratedPosts } from '../rate/rows.js';
import { type Reading, readingOf } from '../reading/reading.js';
import { TestLedger } from '../testing/ledger.js';
import { growingLog } from '../testing/log-of.js';
import { EVERYTHING_TWICE, eventsOf, play, steps } from '../testing/random-history.js';
import { playedWork, workHistory } from '../testing/random-work.js';
import { indexedReading } from './indexed-reading.js';

/** Some days again and again, at many lengths of the log, while it grows. */
const questions = fc.array(
  fc.record({
    grown: fc.integer({ min: 50, max: 100 }),
    known: fc.integer({ min: 15, max: 99 }),
    days: fc.constantFrom(20, 50, 89, 110, 200),
  }),
  { minLength: 7, maxLength: 9 },
);
type Question = typeof questions extends fc.Arbitrary<readonly (infer A)[]> ? A : never;

const PEOPLE = ['director', 'employee'];

const rowsBy = (reading: Reading, period: Period, day: Day) =>
  ratedPosts(reading, period, day, postsAt(reading, period, day)).map(({ row, score }) => ({
    row,
    S: score?.S,
    work: score?.work,
  }));

/** What an answer that is held may look at beside what a row looks at. */
const partsBy = (reading: Reading, period: Period, day: Day) => {
  const { factsAmong, factsOf, knownAmong, knownOf, knownIn, ratingsOf } = reading.at(day);
  return {
    among: [factsAmong('rating', 'unit'), factsAmong('task'), knownAmong('official', 'plan')],
    ofType: [factsOf('EvidenceAccepted'), knownOf('OverrideMade')],
    named: [knownIn(`rating-director-${period.id}`), ratingsOf(period.id)],
  };
};

const saidBy = (reading: Reading, period: Period, day: Day) => ({
  parts: reading.remember(`parts ${period.id} ${day}`, (of) => partsBy(of, period, day), 'anywhere'),
  rows: rowsBy(reading, period, day),
  derived: PEOPLE.map((person) => personScore(reading, person, period, day, { derivation: true })),
  explained: PEOPLE.map((person) => explanationOf(reading, person, period, day)),
});

/** Says how many of the answers asked for were computed. */
function agree(events: readonly AnyEvent[], period: Period, asked: readonly Question[], decoded?: number) {
  const { log, growTo } = growingLog(events, decoded);
  const effort = { asked: 0, computed: 0 };
  for (const { grown, known, days } of asked.toSorted((a, b) => a.grown - b.grown)) {
    const length = Math.ceil((events.length * grown) / 100);
    growTo(length);
    const n = Math.floor((length * known) / 100);
    const prefix = events.slice(0, n);
    // The day of knowledge comes with the events, so that rules of this program become known on the way.
    const knownAt = prefix.at(-1)?.recordedAt ?? null;
    const day = addDays('2026-01-01', days);
    const fast = indexedReading(log, n, () => knownAt);
    const counting: Reading = Object.create(fast, {
      remember: {
        value: ((key, compute, where) => {
          effort.asked += 1;
          const count: typeof compute = (of) => {
            effort.computed += 1;
            return compute(of);
          };
          return fast.remember(key, count, where);
        }) satisfies Reading['remember'],
      },
    });
    expect(saidBy(counting, period, day)).toEqual(saidBy(readingOf(prefix, knownAt), period, day));
  }
  return effort;
}

/** Asked twice at once, so that some of it is surely held. */
const twice = (asked: readonly Question[]): readonly Question[] => asked.flatMap((one) => [one, one]);

test('an answer is given again only between the lengths of the log where all events up to there give it', async () => {
  let held = 0;
  await fc.assert(
    fc.asyncProperty(
      steps,
      questions,
      fc.constantFrom('2026-Q1', '2026-01', '2026-Q2', '2026'),
      async (history, asked, id) => {
        const ledger = new TestLedger();
        await play(ledger, history);
        const effort = agree(await eventsOf(ledger), parsePeriod(id) as Period, twice(asked));
        held += effort.asked - effort.computed;
      },
    ),
    {
      numRuns: 6,
      examples: [[EVERYTHING_TWICE, [60, 70, 80, 90].map((known) => ({ grown: 100, known, days: 89 })), '2026-Q1']],
    },
  );
  // Of the example half of the rows at least are held: it asks everything twice.
  expect(held).toBeGreaterThan(4);
}, 60_000);

test('it changes with each event that changes it, whatever else has changed it before', async () => {
  await fc.assert(
    fc.asyncProperty(steps, fc.constantFrom(50, 89, 110), async (history, days) => {
      const ledger = new TestLedger();
      await play(ledger, history);
      const events = await eventsOf(ledger);
      const period = parsePeriod('2026-Q1') as Period;
      const day = addDays('2026-01-01', days);
      const { log, growTo } = growingLog(events);
      growTo(events.length);
      for (let n = 10; n < events.length; n += 1) {
        const prefix = events.slice(0, n);
        const knownAt = prefix.at(-1)?.recordedAt ?? null;
        const [fast, plain] = [indexedReading(log, n, () => knownAt), readingOf(prefix, knownAt)];
        expect(rowsBy(fast, period, day)).toEqual(rowsBy(plain, period, day));
      }
    }),
    { numRuns: 4, examples: [[EVERYTHING_TWICE, 89]] },
  );
}, 60_000);

test('whatever happens to work, plans, rules and imports', async () => {
  await fc.assert(
    fc.asyncProperty(workHistory, questions, async (acts, asked) => {
      agree(await playedWork(acts), parsePeriod('2026-Q1') as Period, asked, 20);
    }),
    { numRuns: 3 },
  );
}, 60_000);

/** Days of the quarter, its end and some after it, as they come. */
const daysAsked = fc.shuffledSubarray(
  Array.from({ length: 50 }, (_, i) => 2 * i),
  { minLength: 20, maxLength: 25 },
);

/** One day after another at each of two lengths of the log. */
function agreeOnDays(events: readonly AnyEvent[], days: readonly number[], knowns: readonly number[], id: string) {
  const period = parsePeriod(id) as Period;
  const { log, growTo } = growingLog(events);
  growTo(events.length);
  for (const known of knowns) {
    const prefix = events.slice(0, Math.ceil(((events.length - 1) * known) / 100));
    const knownAt = prefix.at(-1)?.recordedAt ?? null;
    const [fast, plain] = [indexedReading(log, prefix.length, () => knownAt), readingOf(prefix, knownAt)];
    for (const day of days.map((of) => addDays('2026-01-01', of)))
      expect(rowsBy(fast, period, day)).toEqual(rowsBy(plain, period, day));
  }
}

const twoLengths = fc.tuple(fc.integer({ min: 50, max: 80 }), fc.integer({ min: 80, max: 100 }));

test('a row of another day is given only where all that it looks at says the same on both', async () => {
  await fc.assert(
    fc.asyncProperty(steps, daysAsked, twoLengths, fc.constantFrom('2026-Q1', '2026-01'), async (history, ...asked) => {
      const ledger = new TestLedger();
      await play(ledger, history);
      agreeOnDays(await eventsOf(ledger), ...asked);
    }),
    { numRuns: 4, examples: [[EVERYTHING_TWICE, Array.from({ length: 50 }, (_, i) => 2 * i), [70, 100], '2026-Q1']] },
  );
}, 60_000);

test('and so where work goes on', async () => {
  await fc.assert(
    fc.asyncProperty(workHistory, daysAsked, twoLengths, async (acts, days, knowns) => {
      agreeOnDays(await playedWork(acts), days, knowns, '2026-Q1');
    }),
    { numRuns: 4 },
  );
}, 60_000);
