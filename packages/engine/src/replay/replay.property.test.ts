import { canonicalText } from '@kpi-ledger/events';
import { addDays, parsePeriod } from '@kpi-ledger/projections';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Known } from '../log/known.js';
import { postsAt, ratedPosts, withGrounds } from '../rate/rows.js';
import { readinessRows } from '../readiness/readiness.js';
import { answered, TestLedger } from '../testing/ledger.js';
import { eventsOf, play, steps } from '../testing/random-history.js';
import { replay } from './replay.js';

const question = fc.record({
  period: fc.constantFrom('2026-Q1', '2026-Q2', '2026-H1'),
  effective: fc.integer({ min: 0, max: 260 }).map((days) => addDays('2026-01-01', days)),
  known: fc.oneof(
    fc.nat(100).map((share) => ({ share })),
    fc.integer({ min: 0, max: 260 }).map((days) => ({ day: addDays('2026-01-01', days) })),
  ),
});

test('A warm engine answers at any (effective, known) what a full replay of the stored bytes answers.', async () => {
  await fc.assert(
    fc.asyncProperty(steps, fc.array(question, { minLength: 3, maxLength: 6 }), async (history, questions) => {
      const ledger = new TestLedger();
      const engine = await ledger.engine();
      // The engine is asked while the history grows, so that it has readings of older states to mix up.
      await play(
        ledger,
        history,
        async () => void (await answered(engine.rate({ period: '2026-Q1', effective: '2026-03-31' }))),
      );
      const { length } = await eventsOf(ledger);
      // Asked at the end of the year: no day of knowledge lies ahead.
      ledger.on('2026-12-31');
      for (const { period: id, effective, known: where } of questions) {
        const known: Known =
          'share' in where
            ? { kind: 'ordinal', n: Math.floor((length * where.share) / 100) }
            : { kind: 'date', day: where.day };
        const period = parsePeriod(id);
        if (period === null) throw new Error(id);
        const naive = await replay(ledger.store, known);
        const posts = postsAt(naive, period, effective);
        const warm = await answered(engine.rate({ period: id, effective, known }));
        expect(warm.basis).toMatchObject({ ordinal: naive.ordinal, effective });
        expect(canonicalText(warm.rows)).toBe(
          canonicalText(
            ratedPosts(naive, period, effective, posts).map((rated) => withGrounds(naive, rated, effective)),
          ),
        );
        const readiness = await answered(engine.readiness({ period: id, effective, known }));
        expect(canonicalText(readiness.rows)).toBe(
          canonicalText(readinessRows(naive, period, effective, ratedPosts(naive, period, effective, posts))),
        );
      }
    }),
    { numRuns: 60 },
  );
});

test('What was answered when the log was shorter is answered again for that state of knowledge.', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (history) => {
      const ledger = new TestLedger();
      const told: { readonly ordinal: number; readonly answer: string }[] = [];
      await play(ledger, history, async () => {
        // Opened anew each time: it has never seen a longer log.
        const fresh = await answered((await ledger.engine()).rate({ period: '2026-Q1', effective: '2026-03-31' }));
        told.push({ ordinal: fresh.basis.ordinal, answer: canonicalText(fresh) });
      });
      const engine = await ledger.engine();
      for (const { ordinal, answer } of told) {
        const again = await answered(
          engine.rate({ period: '2026-Q1', effective: '2026-03-31', known: { kind: 'ordinal', n: ordinal } }),
        );
        expect(canonicalText(again)).toBe(answer);
      }
    }),
    { numRuns: 25 },
  );
});
