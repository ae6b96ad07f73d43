import { expect, test } from 'vitest';
import type { At, Engine } from '../engine.js';
import { accepted, assigned, confirmed, judged, smallCity, submitted } from '../testing/city.js';
import { fourAnswers } from '../testing/four-answers.js';
import { answered, TestLedger } from '../testing/ledger.js';

/**
 * Sở A had two tasks: one with a decided factor, done; one without a factor (P36), not done. The default scores both, the second
 * provisionally with h = 1: a = b = c = 1/2, S = 82.5. Where work without a factor is not scored, all that is scored is done: 100.
 */
async function city(): Promise<TestLedger> {
  const ledger = new TestLedger();
  await smallCity(ledger);
  ledger.on('2026-01-05');
  await assigned(ledger, 'co-he-so', '2026-03-31');
  await ledger.record('TaskAssigned', {
    ...{ task: 'chua-co-he-so', unit: 'so-a', basis: 'PLAN', publicTitle: 'Nhiệm vụ khác' },
    milestones: [{ key: 'm1', due: '2026-03-31', units: 1 }],
  });
  ledger.on('2026-03-20');
  await submitted(ledger, 'co-he-so');
  await accepted(ledger, 'co-he-so', '2026-03-20');
  ledger.on('2026-04-02');
  await judged(ledger, 'director');
  await confirmed(ledger, 'employee', '80');
  return ledger;
}

const score = async (engine: Engine, at: At) => {
  const { rows } = await answered(engine.rate({ period: '2026-Q1', ...at }));
  return rows.find(({ post }) => post === 'giam-doc-a')?.S ?? null;
};
const p36 = async (engine: Engine, at: At) => {
  const { rows } = await answered(engine.rules({ period: '2026-Q1', ...at }));
  return rows.find(({ id }) => id === 'P36')?.value ?? null;
};
const adopted = (ledger: TestLedger, from: string) =>
  ledger.record('RuleSetAdopted', { rules: [{ id: 'P36', value: 'NOT_SCORED', from, source: '7/QĐ-UBND' }] }, from);
const MOMENTS = { first: '2026-05-09', date: '2026-03-31', today: '2026-05-31' };

test('A parameter adopted on 10 May with effect from 1 January changes the first quarter, once that is known.', async () => {
  const ledger = await city();
  ledger.on('2026-05-10');
  await adopted(ledger, '2026-01-01');
  ledger.on('2026-05-31');
  const engine = await ledger.engine();
  expect(await fourAnswers(engine, MOMENTS, score)).toEqual({
    knownThen: { atTheDate: '165/2', today: '165/2' },
    knownNow: { atTheDate: '100', today: '100' },
  });
  // The rules of the period, asked as such, stand on the same two axes.
  const byDefault = await p36(engine, { known: { kind: 'date', day: '2026-05-09' } });
  expect(byDefault).not.toBe('NOT_SCORED');
  expect(await fourAnswers(engine, MOMENTS, p36)).toEqual({
    knownThen: { atTheDate: byDefault, today: byDefault },
    knownNow: { atTheDate: 'NOT_SCORED', today: 'NOT_SCORED' },
  });
});

test('With effect from 1 April it leaves the first quarter alone: the last day of the period selects the rule, not the day of the question.', async () => {
  const ledger = await city();
  ledger.on('2026-05-10');
  await adopted(ledger, '2026-04-01');
  ledger.on('2026-05-31');
  expect(await fourAnswers(await ledger.engine(), MOMENTS, score)).toEqual({
    knownThen: { atTheDate: '165/2', today: '165/2' },
    knownNow: { atTheDate: '165/2', today: '165/2' },
  });
});

test('A rule for 2027 changes nothing before it: neither the scores of 2026 nor the rules that are shown for it.', async () => {
  const ledger = await city();
  ledger.on('2026-05-10');
  await adopted(ledger, '2027-01-01');
  ledger.on('2026-05-31');
  const engine = await ledger.engine();
  expect(await score(engine, {})).toBe('165/2');
  expect(await p36(engine, {})).not.toBe('NOT_SCORED');
});

test('A period before the decree has no rules: they do not answer for it without a word.', async () => {
  const engine = await (await city()).engine();
  expect(await engine.rules({ period: '2025-Q4' })()).toMatchObject({ left: { code: 'RULE_NOT_IN_FORCE' } });
  const { rows } = await answered(engine.rate({ period: '2025-Q4' }));
  for (const { S } of rows) expect(S).toBeNull();
});
