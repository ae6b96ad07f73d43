import { beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '../engine.js';
import { accepted, assigned, smallCity, submitted, unit } from '../testing/city.js';
import { answered, TestLedger } from '../testing/ledger.js';

const DECISION = { number: '45/QĐ-UBND', date: '2026-02-01' };

async function withPlan(ledger: TestLedger, plan = 'ct'): Promise<void> {
  await smallCity(ledger);
  await unit(ledger, 'xa-b', 'ubnd-tp');
  await ledger.record('PlanAdopted', {
    ...{ plan, title: plan, number: '286/CTr-UBND', adoptedOn: '2026-01-02', issuer: null, document: 'd' },
    documentHash: 'a'.repeat(64),
  });
}

const listed = (ledger: TestLedger, row: string, of: object, deadline: object, plan = 'ct') =>
  ledger.record('PlanTaskListed', {
    ...{ plan, annex: 'I', row, section: 'A', title: `Việc ${row}`, product: null, coordinating: [], lines: [1] },
    responsible: [of],
    deadline: { raw: null, due: null, kind: 'none', ...deadline },
  } as never);
const lead = (id: string) => ({ unit: id, text: id, collective: false });
const COLLECTIVE = { unit: null, text: 'UBND cấp xã', collective: true };
const RANGE = { raw: '2026-2030', due: '2030-12-31', kind: 'range' };

const minimum = (ledger: TestLedger, row: string, of: number) =>
  ledger.record('YearlyMinimumSet', {
    ...{ plan: 'ct', annex: 'I', row, raw: `Một năm tối thiểu ${of} cuộc thi`, minimum: of, from: '2026', to: '2028' },
  });

async function contest(ledger: TestLedger, task: string, of: string, row: string, day: string, units = 1) {
  ledger.on(day);
  await ledger.record('TaskAssigned', {
    ...{ task, unit: of, basis: 'PLAN', plan: { plan: 'ct', row } },
    milestones: [{ key: 'm1', due: `${day.slice(0, 4)}-12-31`, units }],
  });
  await submitted(ledger, task, units);
  await accepted(ledger, task, day);
}

describe('a yearly minimum', () => {
  let engine: Engine;
  const minima = async (question: object) => (await answered(engine.yearlyMinima(question))).rows;
  beforeAll(async () => {
    const ledger = new TestLedger();
    await withPlan(ledger);
    await listed(ledger, '57', lead('so-a'), RANGE);
    await listed(ledger, '58', COLLECTIVE, RANGE);
    await minimum(ledger, '57', 2);
    await minimum(ledger, '58', 1);
    await contest(ledger, 'thi-2026', 'so-a', '57', '2026-05-10', 3);
    await contest(ledger, 'thi-2027', 'so-a', '57', '2027-05-10');
    await contest(ledger, 'thi-xa', 'xa-b', '58', '2027-06-10');
    ledger.on('2028-02-01');
    engine = await ledger.engine();
  });

  test('starts anew each year: what is too much in one does not help the next', async () => {
    const found = await minima({ unit: 'so-a' });
    expect(found.map(({ year, delivered, state, lacking }) => [year, delivered, state, lacking])).toEqual([
      ['2026', 3, 'MET', 0],
      ['2027', 1, 'NOT_MET', 1],
      ['2028', 0, 'OPEN', 2],
    ]);
    expect(found[1]?.missing).toEqual([
      { what: 'năm 2027 còn thiếu 1/2: Một năm tối thiểu 2 cuộc thi', owedBy: 'so-a', since: '2027-12-31' },
    ]);
    expect(found[0]?.events).toHaveLength(1);
  });

  test('is read on the day of the question', async () => {
    const on = async (effective: string) =>
      (await minima({ unit: 'so-a', effective })).map(({ state, delivered }) => `${state} ${delivered}`);
    expect(await on('2026-05-09')).toEqual(['OPEN 0', 'NOT_STARTED 0', 'NOT_STARTED 0']);
    expect(await on('2026-05-10')).toEqual(['MET 3', 'NOT_STARTED 0', 'NOT_STARTED 0']);
    expect(await on('2027-12-31')).toEqual(['MET 3', 'OPEN 1', 'NOT_STARTED 0']);
  });

  test('of a collective is that of each unit that has work of it; whose else it is nobody knows until it is decided', async () => {
    const found = await minima({ year: '2027', plan: 'ct' });
    expect(found.filter(({ row }) => row === '58').map((of) => [of.unit, of.state, of.delivered])).toEqual([
      ['xa-b', 'MET', 1],
      [null, 'UNKNOWN', null],
    ]);
  });

  test('of a collective whose units were decided is owed by each of them, or by the row as a whole', async () => {
    const ledger = new TestLedger();
    await withPlan(ledger);
    await listed(ledger, '58', COLLECTIVE, RANGE);
    await minimum(ledger, '58', 1);
    const decided = { collective: 'UBND cấp xã', units: ['so-a', 'xa-b'], decision: DECISION };
    await ledger.record('CollectiveUnitsDecided', { plan: 'ct', ...decided });
    await contest(ledger, 'thi-xa', 'xa-b', '58', '2026-06-10');
    const reading = { reading: 'YEARLY_MINIMUM_OF', value: 'ROW', decision: DECISION } as const;
    await ledger.record('CompletionReadingDecided', reading, '2026-08-01');
    engine = await ledger.on('2026-09-01').engine();
    const on = async (effective: string) =>
      (await minima({ year: '2026', effective })).map(({ unit: of, state }) => [of, state]);
    expect(await on('2026-07-31')).toEqual([
      ['so-a', 'OPEN'],
      ['xa-b', 'MET'],
    ]);
    expect(await on('2026-08-01')).toEqual([[null, 'MET']]);
  });
});

describe('the lists of rows', () => {
  let engine: Engine;
  const rowsOf = async (question: object) => (await answered(engine.planTasks(question))).rows.map(({ row }) => row);
  beforeAll(async () => {
    const ledger = new TestLedger();
    await withPlan(ledger);
    await listed(ledger, '1', lead('so-a'), { due: '2026-03-31', kind: 'month' });
    await listed(ledger, '2', lead('so-a'), { due: '2026-04-30', kind: 'month' });
    await listed(ledger, '3', lead('so-a'), RANGE);
    await listed(ledger, '4', COLLECTIVE, {});
    const reading = { reading: 'AT_RISK_DAYS', value: '10', decision: DECISION } as const;
    await ledger.record('CompletionReadingDecided', reading, '2026-04-15');
    engine = await ledger.on('2026-06-01').engine();
  });

  test('a row is overdue from the day after its deadline', async () => {
    expect(await rowsOf({ list: 'OVERDUE', effective: '2026-03-31' })).toEqual([]);
    expect(await rowsOf({ list: 'OVERDUE', effective: '2026-04-01' })).toEqual(['1']);
  });

  test('it is at risk for as many days before as hold on the day', async () => {
    expect(await rowsOf({ list: 'AT_RISK', effective: '2026-03-01' })).toEqual(['1']);
    expect(await rowsOf({ list: 'AT_RISK', effective: '2026-02-28' })).toEqual([]);
    expect(await rowsOf({ list: 'AT_RISK', effective: '2026-04-14' })).toEqual(['2']);
    expect(await rowsOf({ list: 'AT_RISK', effective: '2026-04-15' })).toEqual([]);
    expect(await rowsOf({ list: 'AT_RISK', effective: '2026-04-20' })).toEqual(['2']);
    const { readings } = await answered(engine.planTasks({ effective: '2026-04-20' }));
    expect(readings).toContainEqual({
      ...{ reading: 'AT_RISK_DAYS', value: '10', from: '2026-04-15', decidedBy: '45/QĐ-UBND 2026-02-01' },
      event: expect.any(String),
    });
  });

  test('a range of years and nothing printed are unscheduled until milestones are assigned', async () => {
    expect(await rowsOf({ list: 'UNSCHEDULED' })).toEqual(['3', '4']);
    const { rows } = await answered(engine.completion({ plan: 'ct' }));
    expect(rows[0]).toMatchObject({ level: 'PLAN', assigned: 4, unscheduled: 2, overdue: 2, notYetDue: 2 });
  });
});

test('rows that are linked are one task without a schedule', async () => {
  const ledger = new TestLedger();
  await withPlan(ledger);
  for (const row of ['1', '2']) await listed(ledger, row, lead('so-a'), RANGE);
  const [row, second] = ['1', '2'].map((of) => ({ plan: 'ct', annex: 'I', row: of }));
  if (row === undefined || second === undefined) throw new Error('no row');
  const link = { plan: 'ct', link: 'l', row, same: [second], grounds: 'cùng một việc', decision: DECISION };
  await ledger.record('TasksLinked', link);
  const engine = await ledger.on('2026-06-01').engine();
  const { rows } = await answered(engine.completion({}));
  expect(rows.filter(({ level }) => level === 'ALL' || level === 'PLAN')).toMatchObject([
    { level: 'ALL', assigned: 1, linked: 1, unscheduled: 1 },
    { level: 'PLAN', assigned: 2, linked: 0, unscheduled: 2 },
  ]);
});

describe('the completion of heads and people', () => {
  test('is that of the period, planned and other work together; what is linked counts once', async () => {
    const ledger = new TestLedger();
    await withPlan(ledger);
    await listed(ledger, '1', lead('so-a'), { due: '2026-03-31', kind: 'month' });
    await listed(ledger, '2', lead('so-a'), { due: '2026-03-31', kind: 'month' });
    ledger.on('2026-01-05');
    for (const row of ['1', '2'])
      await ledger.record('TaskAssigned', {
        ...{ task: `t${row}`, unit: 'so-a', basis: 'PLAN', plan: { plan: 'ct', row } },
        milestones: [{ key: 'm1', due: '2026-03-31', units: 1 }],
      });
    await assigned(ledger, 'khac', '2026-03-31');
    await assigned(ledger, 'sau', '2026-06-30');
    await assigned(ledger, 'rieng', '2026-03-31', 2, { person: 'employee' });
    ledger.on('2026-02-10');
    await submitted(ledger, 't1');
    await accepted(ledger, 't1', '2026-02-10');
    ledger.on('2026-02-11');
    const [row, ...same] = ['1', '2'].map((of) => ({ plan: 'ct', annex: 'I', row: of }));
    if (row === undefined) throw new Error('no row');
    const link = { plan: 'ct', link: 'l', row, same, grounds: 'cùng một việc', decision: DECISION };
    await ledger.record('TasksLinked', link);
    const engine = await ledger.on('2026-04-05').engine();
    const of = async (question: object) =>
      (await answered(engine.completionOfPeople({ unit: 'so-a', ...question }))).rows.map(
        ({ level, person, assigned: all, completed, overdue, linked, counted }) =>
          [level, person, all, completed, overdue, linked, counted] as const,
      );
    expect(await of({ period: '2026-Q1', effective: '2026-02-10' })).toEqual([
      ['HEAD', 'director', 3, 1, 0, 0, '1/3'],
      ['PERSON', 'employee', 1, 0, 0, 0, '0'],
    ]);
    expect(await of({ period: '2026-Q1' })).toEqual([
      ['HEAD', 'director', 2, 0, 0, 1, '0'],
      ['PERSON', 'employee', 1, 0, 0, 0, '0'],
    ]);
    expect((await of({ period: '2026' }))[0]).toEqual(['HEAD', 'director', 3, 0, 2, 1, '0']);
    await ledger.record(
      'CompletionReadingDecided',
      { reading: 'LINKED_ROWS', value: 'FURTHEST_AHEAD', decision: DECISION },
      '2026-03-01',
    );
    expect((await of({ period: '2026-Q1' }))[0]).toEqual(['HEAD', 'director', 2, 1, 0, 1, '1/2']);
  });
});

test('a link that is retracted counts no longer', async () => {
  const ledger = new TestLedger();
  await withPlan(ledger);
  for (const row of ['1', '2']) await listed(ledger, row, lead('so-a'), { due: '2026-03-31', kind: 'month' });
  const [row, second] = ['1', '2'].map((of) => ({ plan: 'ct', annex: 'I', row: of }));
  if (row === undefined || second === undefined) throw new Error('no row');
  const link = { plan: 'ct', link: 'l', row, same: [second], grounds: 'cùng một việc', decision: DECISION };
  const target = await ledger.record('TasksLinked', link);
  ledger.on('2026-02-05');
  await ledger.record(
    'FactRetracted',
    {
      ...{ target, targetType: 'TasksLinked', stream: 'plan-ct', reason: 'nhầm' },
    } as never,
    '2026-01-02',
  );
  const engine = await ledger.engine();
  const assignedAt = async (known: string) =>
    (await answered(engine.completion({ known: { kind: 'date', day: known } }))).rows[0]?.assigned;
  expect([await assignedAt('2026-02-04'), await assignedAt('2026-02-05')]).toEqual([1, 2]);
  expect((await answered(engine.taskLinks({}))).rows).toEqual([]);
});
