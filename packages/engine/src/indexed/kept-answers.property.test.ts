import type { AnyEvent } from '@kpi-ledger/events';
import { addDays, type Day, type Period, parsePeriod } from '@kpi-ledger/projections';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { postsAt, ratedPosts, withGrounds } from '../rate/rows.js';
import { type Reading, readingOf } from '../reading/reading.js';
import { confirmed, smallCity } from '../testing/city.js';
import { TestLedger } from '../testing/ledger.js';
import { emptyLog, growingLog } from '../testing/log-of.js';
import { EVERYTHING_TWICE, eventsOf, play, steps } from '../testing/random-history.js';
import { playedWork, workHistory } from '../testing/random-work.js';
import { indexedReading } from './indexed-reading.js';

const rowsBy = (reading: Reading, period: Period, day: Day) =>
  ratedPosts(reading, period, day, postsAt(reading, period, day)).map((rated) => ({
    row: withGrounds(reading, rated, day),
    S: rated.score?.S,
  }));

/** The knowledge day moves with the events: what is kept must not depend on how far it has come. */
const knownAtOf = (events: readonly AnyEvent[]): string | null =>
  events
    .map(({ recordedAt }) => recordedAt)
    .toSorted()
    .at(-1) ?? null;

test('what is kept is answered only while a fold of the whole log would answer the same', async () => {
  let answered = 0;
  let computed = 0;
  await fc.assert(
    fc.asyncProperty(
      steps,
      fc.constantFrom('2026-Q1', '2026-Q2', '2026'),
      fc.array(fc.integer({ min: 20, max: 300 }), { minLength: 1, maxLength: 2 }),
      fc.integer({ min: 1, max: 3 }),
      async (history, id, days, batch) => {
        const period = parsePeriod(id);
        if (period === null) throw new Error(id);
        const ledger = new TestLedger();
        await play(ledger, history);
        const events = await eventsOf(ledger);
        // All on one day of knowledge, so that answers are kept from one event to the next.
        const knownAt = knownAtOf(events);
        const { log, growTo } = growingLog(events);
        for (let n = 0; n < events.length; ) {
          n = Math.min(n + batch, events.length);
          growTo(n);
          if (n < 10) continue;
          const prefix = events.slice(0, n);
          const fast = indexedReading(log, n, () => knownAt);
          const counting: Reading = new Proxy(fast, {
            get: (of, part) =>
              part === 'remember'
                ? (...[key, compute, where]: Parameters<Reading['remember']>) => {
                    answered += 1;
                    const counted: typeof compute = (reading) => {
                      computed += 1;
                      return compute(reading);
                    };
                    return of.remember(key, counted, where);
                  }
                : Reflect.get(of, part),
          });
          for (const day of days.map((of) => addDays('2026-01-01', of)))
            expect(rowsBy(counting, period, day)).toEqual(rowsBy(readingOf(prefix, knownAt), period, day));
        }
      },
    ),
    { numRuns: 20, examples: [[EVERYTHING_TWICE, '2026-Q1', [60, 200], 1]] },
  );
  // About 450, of which six in ten are computed.
  expect(answered).toBeGreaterThan(45);
  expect(computed).toBeLessThan(answered * 0.95);
});

test('nor is anything else answered where work, its plan, its rules or an import have changed', async () => {
  let computed = 0;
  let asked = 0;
  await fc.assert(
    fc.asyncProperty(workHistory, fc.integer({ min: 40, max: 250 }), async (acts, days) => {
      const period = parsePeriod('2026-Q1') as Period;
      const events = await playedWork(acts);
      const knownAt = knownAtOf(events);
      const { log, growTo } = growingLog(events);
      const day = addDays('2026-01-01', days);
      for (const i of events.keys()) {
        growTo(i + 1);
        if (i < 11 || i % 2 === 1) continue;
        const prefix = events.slice(0, i + 1);
        const fast = rowsBy(
          indexedReading(log, i + 1, () => knownAt),
          period,
          day,
        );
        expect(fast).toEqual(rowsBy(readingOf(prefix, knownAt), period, day));
        asked += fast.length;
      }
      computed += log.effort.answers;
    }),
    { numRuns: 5 },
  );
  // Of a row four parts are kept beside it.
  expect(computed).toBeLessThan(asked * 2.5);
});

test('nor where an absence was recorded, became that of somebody else, or was retracted', async () => {
  const period = parsePeriod('2026-Q1') as Period;
  const throughout = { kind: 'SICK', until: '2026-03-31' } as const;
  const act = fc.record({ what: fc.constantFrom('absent', 'other', 'retract', 'confirm'), which: fc.nat(20) });
  const said = new Set<string>();
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 4, maxLength: 8 }), async (acts) => {
      const ledger = new TestLedger();
      await smallCity(ledger, '2026-01-01');
      const { log, follow } = emptyLog();
      for (const { what, which } of acts) {
        const before = await eventsOf(ledger);
        const person = which % 2 === 0 ? 'employee' : 'director';
        const absences = before.filter(({ type }) => type === 'AbsenceRecorded');
        const target = absences[which % Math.max(1, absences.length)];
        if (what === 'confirm') await confirmed(ledger, 'employee', String(40 + which));
        else if (what === 'absent' || target === undefined)
          await ledger.record('AbsenceRecorded', { person, ...throughout }, '2026-01-01');
        else {
          const about = { stream: target.stream, target: target.id, targetType: target.type, reason: 'x' };
          const corrected = { ...about, data: { person, ...throughout }, correctedValidAt: null };
          await (what === 'retract'
            ? ledger.record('FactRetracted', about, target.validAt)
            : ledger.record('FactCorrected', corrected as never, target.validAt));
        }
        const events = await eventsOf(ledger);
        const knownAt = '2027-01-01T00:00:00.000Z';
        follow(events);
        const rows = rowsBy(
          indexedReading(log, events.length, () => knownAt),
          period,
          '2026-03-31',
        );
        expect(rows).toEqual(rowsBy(readingOf(events, knownAt), period, '2026-03-31'));
        said.add(JSON.stringify(rows));
      }
    }),
    {
      numRuns: 10,
      examples: [[['absent', 'other', 'retract', 'confirm'].map((what, which) => ({ what, which })) as never]],
    },
  );
  // Of the example each act changes the row of the director but the second.
  expect(said.size).toBeGreaterThan(2);
});
