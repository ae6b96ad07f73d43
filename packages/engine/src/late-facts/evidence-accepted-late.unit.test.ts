import { expect, test } from 'vitest';
import type { At, Engine } from '../engine.js';
import { accepted, assigned, confirmed, judged, smallCity, submitted } from '../testing/city.js';
import { fourAnswers } from '../testing/four-answers.js';
import { answered, TestLedger } from '../testing/ledger.js';

const score = async (engine: Engine, at: At) => {
  const { rows } = await answered(engine.rate({ period: '2026-Q1', ...at }));
  const row = rows.find(({ post }) => post === 'giam-doc-a');
  return [row?.a, row?.S];
};

/**
 * Sở A had two tasks in the first quarter; both were handed in on 20 March. One was accepted on 25 March, the other on 6 April.
 * Before: a = b = c = 1/2, d = đ = e = 1: K = 3/4, T = 70 × 3/4 = 52.5, S = 30 + 52.5 = 82.5. After: everything is done, S = 100.
 */
test('Evidence of March that is accepted on 6 April counts for the first quarter, once that is known.', async () => {
  const ledger = new TestLedger();
  await smallCity(ledger);
  ledger.on('2026-01-05');
  await assigned(ledger, 'viec-1', '2026-03-31');
  await assigned(ledger, 'viec-2', '2026-03-31');
  ledger.on('2026-03-20');
  await submitted(ledger, 'viec-1');
  await submitted(ledger, 'viec-2');
  ledger.on('2026-03-25');
  await accepted(ledger, 'viec-1', '2026-03-20');
  ledger.on('2026-04-02');
  await judged(ledger, 'director');
  await confirmed(ledger, 'employee', '80');
  ledger.on('2026-04-06');
  await accepted(ledger, 'viec-2', '2026-03-20');
  ledger.on('2026-04-30');
  const moments = { first: '2026-04-05', date: '2026-03-31', today: '2026-04-30' };
  expect(await fourAnswers(await ledger.engine(), moments, score)).toEqual({
    knownThen: { atTheDate: ['1/2', '165/2'], today: ['1/2', '165/2'] },
    knownNow: { atTheDate: ['1', '100'], today: ['1', '100'] },
  });
});

/** Handed in on 2 April for a deadline of 31 March: the work of the quarter is not done in it, whenever one asks. */
test('Evidence that is handed in after the quarter does not count for it, however much is known.', async () => {
  const ledger = new TestLedger();
  await smallCity(ledger);
  ledger.on('2026-01-05');
  await assigned(ledger, 'viec-1', '2026-03-31');
  await assigned(ledger, 'viec-2', '2026-03-31');
  ledger.on('2026-03-20');
  await submitted(ledger, 'viec-1');
  await accepted(ledger, 'viec-1', '2026-03-20');
  ledger.on('2026-04-02');
  await judged(ledger, 'director');
  await confirmed(ledger, 'employee', '80');
  await submitted(ledger, 'viec-2');
  ledger.on('2026-04-06');
  await accepted(ledger, 'viec-2', '2026-04-02');
  ledger.on('2026-04-30');
  const moments = { first: '2026-04-05', date: '2026-03-31', today: '2026-04-30' };
  expect(await fourAnswers(await ledger.engine(), moments, score)).toEqual({
    knownThen: { atTheDate: ['1/2', '165/2'], today: ['1/2', '165/2'] },
    knownNow: { atTheDate: ['1/2', '165/2'], today: ['1/2', '165/2'] },
  });
});
