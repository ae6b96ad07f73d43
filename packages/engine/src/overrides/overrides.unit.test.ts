import { beforeEach, expect, test } from 'vitest';
import type { Engine } from '../index.js';
import { answered, type TestLedger } from '../testing/ledger.js';
import { rated } from '../testing/rated-city.js';

const DECISION = { number: '9/QĐ-UBND', date: '2026-04-10' };
const DIRECTOR = { person: 'director', period: '2026-Q1' } as const;
let ledger: TestLedger;

/** The director has 100 points (all six criteria 1, thirty points), the employee 80. */
beforeEach(async () => {
  ledger = await rated();
  ledger.on('2026-04-10');
});

const override = (term: 'd' | 'S', value: string) =>
  ledger.record(
    'OverrideMade',
    { ...DIRECTOR, term, value, reason: 'Kết luận kiểm tra', decision: DECISION },
    '2026-03-31',
  );
const revoke = (event: string) =>
  ledger.record(
    'OverrideRevoked',
    { ...DIRECTOR, override: event, reason: 'Ghi nhầm', decision: DECISION },
    '2026-03-31',
  );
const rowOf = async (engine: Engine, more: object = {}) => {
  const { rows } = await answered(engine.rate({ period: '2026-Q1', ...more }));
  return rows.find(({ post }) => post === 'giam-doc-a');
};

test('Calculated, set and effective value stand side by side, with the decision.', async () => {
  const event = await override('S', '71');
  const engine = await ledger.engine();
  expect(await rowOf(engine)).toMatchObject({
    ...{ S: '71', calculated: '100', band: 'TOT', confirmed: true },
    overrides: [{ term: 'S', calculated: '100', override: '71', scoreWithout: '100', event, decision: DECISION }],
  });
  expect((await answered(engine.overrides({ period: '2026-Q1' }))).rows).toMatchObject([
    { event, calculated: '100', override: '71', effective: '71', inForce: true, revokedBy: null, decision: DECISION },
  ]);
});

test('d set to 1/2 takes a twelfth of seventy points; what the score would be without it is said too.', async () => {
  const event = await override('d', '1/2');
  const row = await rowOf(await ledger.engine());
  // 30 + 70 × (1 + 1 + 1 + 1/2 + 1 + 1)/6 = 30 + 70 × 11/12 = 1130/12
  expect(row).toMatchObject({
    ...{ d: '1/2', S: '565/6' },
    overrides: [{ term: 'd', calculated: '1', override: '1/2', scoreWithout: '100', event }],
  });
});

test('Both set: S is what was decided; the calculation below it goes with the d that was set, and without either it is 100.', async () => {
  await override('d', '1/2');
  await override('S', '71');
  const row = await rowOf(await ledger.engine());
  expect(row).toMatchObject({
    ...{ S: '71', calculated: '565/6' },
    overrides: [
      { term: 'd', calculated: '1', scoreWithout: '100' },
      { term: 'S', calculated: '565/6', override: '71', scoreWithout: '100' },
    ],
  });
});

test('The derivation has the decision on top and the whole calculation below.', async () => {
  const event = await override('S', '71');
  const { derivation } = await answered((await ledger.engine()).explain({ period: '2026-Q1', subject: 'giam-doc-a' }));
  expect(derivation).toMatchObject({
    ...{ term: 'S', value: '71', events: [event], expression: 'theo Quyết định 9/QĐ-UBND ngày 2026-04-10' },
    children: [{ term: 'S', value: '100' }],
  });
});

test('Withdrawn, the calculation counts again; as known before, the override still stands.', async () => {
  const made = await override('S', '71');
  ledger.on('2026-04-20');
  const revocation = await revoke(made);
  const engine = await ledger.engine();
  expect(await rowOf(engine)).toMatchObject({ S: '100', overrides: [] });
  expect(await rowOf(engine, { known: { kind: 'date', day: '2026-04-19' } })).toMatchObject({ S: '71' });
  const list = async (more: object = {}) =>
    (await answered(engine.overrides(more))).rows.map(({ inForce, effective, revokedBy }) => [
      inForce,
      effective,
      revokedBy,
    ]);
  expect(await list()).toEqual([[false, '100', revocation]]);
  expect(await list({ known: { kind: 'date', day: '2026-04-19' } })).toEqual([[true, '71', null]]);
});

test('An override acts by knowledge only: on the last day of the period it counts once it is known.', async () => {
  await override('S', '71');
  const engine = await ledger.engine();
  expect(await rowOf(engine, { effective: '2026-03-31' })).toMatchObject({ S: '71' });
  expect(await rowOf(engine, { effective: '2026-03-31', known: { kind: 'date', day: '2026-04-09' } })).toMatchObject({
    S: '100',
  });
});

test('A published figure stays; the override is a candidate beside it.', async () => {
  const question = { period: '2026-Q1', actor: 'so-noi-vu' };
  const engine = await ledger.engine();
  await answered(engine.publishPeriod(question));
  await answered(engine.closePeriod(question));
  await override('S', '71');
  expect(await rowOf(engine)).toMatchObject({ published: { S: '100' }, candidate: '71', S: '71' });
});

test('The reasons are opened for display only, and are in no other answer.', async () => {
  const event = await override('S', '71');
  const engine = await ledger.engine();
  expect(await answered(engine.reasons({ events: [event] }))).toEqual({ [event]: 'Kết luận kiểm tra' });
  for (const answer of [await answered(engine.overrides()), await answered(engine.rate({ period: '2026-Q1' }))])
    expect(JSON.stringify(answer)).not.toContain('Kết luận');
});
