import { addDays, type Period, parsePeriod } from '@kpi-ledger/projections';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { completionOf } from '../progress/completion.js';
import { personScore } from '../rate/person-score.js';
import { postsAt, ratedPosts, withGrounds } from '../rate/rows.js';
import { workBehind } from '../rate/work-behind.js';
import { type Reading, readingOf } from '../reading/reading.js';
import { growingLog } from '../testing/log-of.js';
import { DOERS, playedWork, workHistory } from '../testing/random-work.js';
import { indexedReading } from './indexed-reading.js';

/** Figures of scores and of completion, which are kept by state; rows and derivations read the work itself. */
const figures = (reading: Reading, effective: string, period: Period): unknown => ({
  scores: ['director', 'employee'].map((person) => {
    const { a, b, c, S, notes, synthetic } = personScore(reading, person, period, effective);
    return { a, b, c, S, notes, synthetic };
  }),
  completion: DOERS.map((doer) => completionOf(reading, doer, period, effective)),
});

function everything(reading: Reading, effective: string, period: Period): unknown {
  return {
    rows: ratedPosts(reading, period, effective, postsAt(reading, period, effective)).map((rated) => ({
      ...rated,
      row: withGrounds(reading, rated, effective),
    })),
    scores: ['director', 'employee'].flatMap((person) =>
      [true, false].map((derivation) => {
        const score = personScore(reading, person, period, effective, { derivation });
        const { lines, unscored, leftOut, matters } = workBehind(reading, score);
        return { score, lines, unscored, leftOut, matters: matters() };
      }),
    ),
  };
}

test('whatever happens to work, the figures kept by its states are those of a fold of the whole log', async () => {
  let done = 0;
  await fc.assert(
    fc.asyncProperty(
      workHistory,
      fc.constantFrom('2026-Q1', '2026-Q1', '2026-Q2'),
      fc.uniqueArray(fc.integer({ min: 45, max: 100 }), { minLength: 4, maxLength: 7 }),
      fc.array(fc.integer({ min: 0, max: 130 }), { minLength: 1, maxLength: 1 }),
      async (acts, id, shares, [some = 0]) => {
        const period = parsePeriod(id) as Period;
        const events = await playedWork(acts);
        const knownAt =
          events
            .map(({ recordedAt }) => recordedAt)
            .toSorted()
            .at(-1) ?? null;
        const { log, growTo } = growingLog(events, 20);
        growTo(events.length);
        for (const share of shares) {
          const n = Math.ceil((events.length * share) / 100);
          const prefix = events.slice(0, n);
          const [fast, plain] = [indexedReading(log, n, () => knownAt), readingOf(prefix, knownAt)];
          // Every few days: what is kept for one state is asked for in the states beside it.
          for (let days = 0; days <= 130; days += 4) {
            const day = addDays('2026-01-05', days);
            const said = figures(fast, day, period);
            expect(said).toEqual(figures(plain, day, period));
            if (JSON.stringify(said).includes('"completed":1')) done += 1;
          }
          const day = addDays('2026-01-05', some);
          expect(everything(fast, day, period)).toEqual(everything(plain, day, period));
        }
      },
    ),
    // The first is only the work that every history has: done, and asked about in its quarter.
    { numRuns: 5, examples: [[[], '2026-Q1', [70, 80, 90, 100], [40]]] },
  );
  expect(done).toBeGreaterThan(10);
});
