import type { AnyEvent } from '@kpi-ledger/events';
import { addDays, type Day, parsePeriod } from '@kpi-ledger/projections';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { personScore } from '../rate/person-score.js';
import { readingOf } from '../reading/reading.js';
import { TestLedger } from '../testing/ledger.js';
import { eventsOf, play, type Step, steps } from '../testing/random-history.js';
import { eventsOfScore } from './events-of-score.js';

const PEOPLE = ['director', 'employee', 'chair'];
const PERIODS = ['2026-Q1', '2026-Q2', '2026-01', '2026'];

async function logOf(history: readonly Step[]): Promise<readonly AnyEvent[]> {
  const ledger = new TestLedger();
  await play(ledger, history);
  return eventsOf(ledger);
}

const knownAtOf = (events: readonly AnyEvent[]): string =>
  events
    .map(({ recordedAt }) => recordedAt)
    .toSorted()
    .at(-1) ?? '';

test('the events of a score alone give the very same score, whatever the history', async () => {
  let smaller = 0;
  await fc.assert(
    fc.asyncProperty(
      steps,
      fc.constantFrom(...PEOPLE),
      fc.constantFrom(...PERIODS),
      fc.integer({ min: 0, max: 400 }),
      async (history, person, periodId, days) => {
        const events = await logOf(history);
        const knownAt = knownAtOf(events);
        const period = parsePeriod(periodId);
        if (period === null) throw new Error(periodId);
        const effective: Day = addDays('2026-01-01', days);
        const whole = readingOf(events, knownAt);
        const kept = eventsOfScore(whole, { person, period, effective });
        const places = events.flatMap(({ id }, i) => (kept.has(id) ? [i] : []));
        const some = places.flatMap((i) => events[i] ?? []);
        const part = readingOf(
          some,
          knownAt,
          places.map((i) => i + 1),
        );
        if (some.length < events.length) smaller += 1;
        const score = (reading: typeof whole) => personScore(reading, person, period, effective, { derivation: true });
        expect(score(part)).toEqual(score(whole));
      },
    ),
    { numRuns: 300 },
  );
  // About 260.
  expect(smaller).toBeGreaterThan(26);
});
