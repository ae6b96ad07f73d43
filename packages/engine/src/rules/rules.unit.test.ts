import { CATALOGUE } from '@kpi-ledger/formulas';
import { expect, test } from 'vitest';
import { assigned, judged, smallCity, unit } from '../testing/city.js';
import { answered, TestLedger } from '../testing/ledger.js';

const DECISION = { number: '45/QĐ-UBND', date: '2026-04-10' };

const adopt = (ledger: TestLedger, id: string, value: string, from: string, of?: string) =>
  ledger.record(
    'RuleSetAdopted',
    {
      rules: [{ id, value, from, source: DECISION.number, ...(of === undefined ? {} : { unit: of }) }],
      decision: DECISION,
    },
    from,
  );

async function city(): Promise<TestLedger> {
  const ledger = new TestLedger();
  await smallCity(ledger);
  await unit(ledger, 'phong-1', 'so-a');
  await unit(ledger, 'so-b', 'ubnd-tp');
  return ledger.on('2026-04-10');
}

async function rule(ledger: TestLedger, id: string, question: { on: string; unit?: string }) {
  const { rows } = await answered((await ledger.engine()).rules(question));
  return rows.find((row) => row.id === id);
}

test('Every open point of the decree stands in the list, with its article, default and legal basis.', async () => {
  const { rows } = await answered((await (await city()).engine()).rules({ period: '2026-Q1' }));
  expect(rows.map(({ id }) => id)).toEqual(CATALOGUE.map(({ id }) => id));
  for (const row of rows) {
    expect(row).toMatchObject({ event: null, unit: null, validFrom: '2026-01-01' });
    expect(row.value).toBe(row.default);
    expect(row.article).toMatch(/^(Điều|Mẫu số)/);
    expect(row.source).toContain('Nghị định 335/2025/NĐ-CP');
  }
  expect(rows.find(({ id }) => id === 'P13')).toMatchObject({
    name: 'quotaBase',
    value: 'GOOD_ONLY',
    meaning: expect.stringContaining('hoàn thành tốt'),
    alternatives: [{ value: 'GOOD_ONLY' }, { value: 'GOOD_AND_ABOVE' }],
  });
});

test('What the city adopts is in force from its day on, and names the decision and the event.', async () => {
  const ledger = await city();
  const event = await adopt(ledger, 'P13', 'GOOD_AND_ABOVE', '2026-07-01');
  expect(await rule(ledger, 'P13', { on: '2026-06-30' })).toMatchObject({ value: 'GOOD_ONLY', event: null });
  expect(await rule(ledger, 'P13', { on: '2026-07-01' })).toMatchObject({
    ...{ value: 'GOOD_AND_ABOVE', default: 'GOOD_ONLY', source: '45/QĐ-UBND', event, unit: null },
    ...{ validFrom: '2026-07-01', knownFrom: '2026-04-10' },
  });
});

test('What is adopted for an agency holds for it and its components, not for others, and goes before the general rule.', async () => {
  const ledger = await city();
  await adopt(ledger, 'P36', 'NOT_SCORED', '2026-01-01', 'so-a');
  await adopt(ledger, 'P36', 'ONE_PROVISIONAL', '2026-02-01');
  const of = async (id?: string) =>
    (await rule(ledger, 'P36', { on: '2026-03-31', ...(id === undefined ? {} : { unit: id }) }))?.value;
  expect(await of('so-a')).toBe('NOT_SCORED');
  expect(await of('phong-1')).toBe('NOT_SCORED');
  expect(await of('so-b')).toBe('ONE_PROVISIONAL');
  expect(await of()).toBe('ONE_PROVISIONAL');
  expect(await rule(ledger, 'P36', { on: '2026-03-31', unit: 'phong-1' })).toMatchObject({ unit: 'so-a' });
});

test('A component may decide again for itself; then the nearest decision holds.', async () => {
  const ledger = await city();
  await adopt(ledger, 'P1', 'TOTAL_ONLY', '2026-01-01', 'phong-1');
  await adopt(ledger, 'P1', 'EXTRA_IN_DENOMINATOR', '2026-02-01', 'so-a');
  expect(await rule(ledger, 'P1', { on: '2026-03-31', unit: 'phong-1' })).toMatchObject({ value: 'TOTAL_ONLY' });
  expect(await rule(ledger, 'P1', { on: '2026-03-31', unit: 'so-a' })).toMatchObject({ value: 'EXTRA_IN_DENOMINATOR' });
});

test('A rule of an agency decides the scores of its people only, and stands in the derivation with its source.', async () => {
  const ledger = new TestLedger();
  await smallCity(ledger);
  await unit(ledger, 'so-b', 'ubnd-tp');
  await ledger.record('OfficialRegistered', { person: 'other', name: 'Bà', personKind: 'CONG_CHUC' });
  await ledger.record('OfficialAssigned', { person: 'other', unit: 'so-b', role: 'STAFF' });
  for (const person of ['employee', 'other'])
    await ledger.record('TaskAssigned', {
      ...{ task: `viec-${person}`, person, basis: 'PLAN', publicTitle: 'Việc' },
      milestones: [{ key: 'm1', due: '2026-03-31', units: 1 }],
    } as never);
  ledger.on('2026-04-10');
  for (const person of ['employee', 'other']) await judged(ledger, person, '2026-Q1', '2026-03-31', false);
  await adopt(ledger, 'P36', 'NOT_SCORED', '2026-01-01', 'so-a');
  const engine = await ledger.engine();
  const explain = async (subject: string) => answered(engine.explain({ period: '2026-Q1', subject }));
  expect(await explain('employee')).toMatchObject({ status: 'INSUFFICIENT_DATA' });
  expect(await explain('other')).toMatchObject({ status: 'PROVISIONAL' });
});

test('A retroactive rule set changes what is computed now, not what was computed before it was known.', async () => {
  const ledger = new TestLedger();
  await smallCity(ledger);
  await assigned(ledger, 'viec', '2026-03-31', 1, { person: 'employee' });
  ledger.on('2026-04-02');
  await judged(ledger, 'employee', '2026-Q1', '2026-03-31', false);
  ledger.on('2026-05-10');
  await adopt(ledger, 'P19', '2', '2026-01-01');
  const engine = await ledger.engine();
  const status = async (known?: string) => {
    const at = known === undefined ? {} : { known: { kind: 'date', day: known } as const };
    return (await answered(engine.explain({ period: '2026-Q1', subject: 'employee', ...at }))).status;
  };
  expect(await status('2026-05-09')).toBe('OK');
  expect(await status()).toBe('INSUFFICIENT_DATA');
});

test('The difference between two days names both sides with their sources; an act that repeats the value is one too.', async () => {
  const ledger = await city();
  await adopt(ledger, 'P13', 'GOOD_AND_ABOVE', '2026-07-01');
  await adopt(ledger, 'P34', 'QUARTER', '2026-07-01');
  const engine = await ledger.engine();
  const { rows } = await answered(engine.rulesDiff({ from: '2026-03-31', to: '2026-09-30' }));
  expect(rows.map(({ id, valueChanged, before, after }) => [id, valueChanged, before.value, after.value])).toEqual([
    ['P13', true, 'GOOD_ONLY', 'GOOD_AND_ABOVE'],
    ['P34', false, 'QUARTER', 'QUARTER'],
  ]);
  expect(rows[0]?.after.source).toBe('45/QĐ-UBND');
  expect(rows[0]?.before.source).toContain('cách hiểu mặc định');
  expect(await answered(engine.rulesDiff({ from: '2026-07-01', to: '2026-09-30' }))).toMatchObject({ rows: [] });
});

test.each([
  [{ on: '2025-12-31' }, 'RULE_NOT_IN_FORCE'],
  [{ on: '2026-02-30' }, 'INVALID_DATE'],
  [{ period: '2026-Q9' }, 'INVALID_PERIOD'],
  [{ unit: 'nowhere' }, 'UNKNOWN_UNIT'],
])('%j is refused as %s', async (question, code) => {
  const engine = await (await city()).engine();
  expect(await engine.rules(question)()).toMatchObject({ left: { code } });
});
