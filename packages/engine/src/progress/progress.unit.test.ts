import type { DataOf } from '@kpi-ledger/events';
import { expect, test } from 'vitest';
import { accepted, smallCity } from '../testing/city.js';
import { answered, TestLedger } from '../testing/ledger.js';

type Row = DataOf<'PlanTaskListed'>;

const row = (number: string, section: string, responsible: readonly string[], due: string | null): Row => ({
  plan: 'kh18',
  annex: 'II',
  row: number,
  section,
  title: `Nhiệm vụ ${number}`,
  product: null,
  responsible: responsible.map((unit) =>
    unit === '*' ? { unit: null, text: 'Các sở, ngành', collective: true } : { unit, text: unit, collective: false },
  ),
  coordinating: [],
  deadline: { raw: null, due, kind: due === null ? 'range' : 'month' },
  lines: [1],
});

/** Five rows: one with two leads, one collective, one without a deadline. */
async function plan(): Promise<TestLedger> {
  const ledger = new TestLedger();
  await smallCity(ledger);
  const adopted = {
    title: 'Kế hoạch 18',
    number: '18/KH-UBND',
    adoptedOn: '2026-01-02',
    issuer: null,
    document: '001',
    documentHash: 'a'.repeat(64),
  };
  await ledger.record('PlanAdopted', { plan: 'kh18', ...adopted });
  for (const listed of [
    row('1', 'A', ['so-a'], '2026-03-31'),
    row('2', 'A', ['so-a', 'so-b'], '2026-03-31'),
    row('3', 'B', ['*'], '2026-04-30'),
    row('4', 'B', ['so-b'], null),
    row('5', 'B', ['so-b'], '2026-05-31'),
  ])
    await ledger.record('PlanTaskListed', listed);
  const assign = (task: string, unit: string, of: string, due: string, units = 1) =>
    ledger.record('TaskAssigned', {
      task,
      unit,
      basis: 'PLAN',
      plan: { plan: 'kh18', row: of },
      milestones: [{ key: 'm1', due, units }],
    });
  await assign('t1', 'so-a', '1', '2026-03-31');
  await assign('t2a', 'so-a', '2', '2026-03-31');
  await assign('t2b', 'so-b', '2', '2026-03-31');
  await assign('t5', 'so-b', '5', '2026-05-31', 2);
  const deliver = async (task: string, day: string) => {
    ledger.on(day);
    await ledger.record('EvidenceSubmitted', { task, submission: 's1', milestone: 'm1', units: 1, evidence: [] });
    await ledger.record('EvidenceAccepted', { task, submission: 's1', exceedsRequirement: false });
  };
  await deliver('t2a', '2026-03-10');
  await deliver('t1', '2026-04-02');
  await deliver('t5', '2026-04-03');
  ledger.on('2026-06-30');
  return ledger;
}

const progress = async (ledger: TestLedger, effective: string) => {
  const { rows } = await answered((await ledger.engine()).progress({ plan: 'kh18', effective }));
  return (section: string | null, unit: string | null) => rows.find((of) => of.section === section && of.unit === unit);
};

test('The rows of the plan are counted: a row with two leads is one, done when both are.', async () => {
  const at = await progress(await plan(), '2026-05-31');
  expect(at(null, null)).toMatchObject({
    plan: 'kh18',
    ...{ assigned: 5, completed: 1, counted: '1/5', display: '20.00' },
    // Row 1 is late; row 2 waits for its second lead, row 3 was never assigned; row 4 has no deadline, row 5 is due today.
    ...{ onTime: 0, late: 1, overdue: 2, excused: 0, cancelled: 0, notYetDue: 2 },
    weighted: '2/5',
  });
  expect(at('A', null)).toMatchObject({ assigned: 2, completed: 1, overdue: 1 });
  expect(at('B', null)).toMatchObject({ assigned: 3, completed: 0, counted: '0' });
});

test('A unit sees its own part of a row.', async () => {
  const at = await progress(await plan(), '2026-05-31');
  expect(at(null, 'so-a')).toMatchObject({ assigned: 2, completed: 2, onTime: 1, late: 1, display: '100.00' });
  expect(at(null, 'so-b')).toMatchObject({ assigned: 3, completed: 0, overdue: 1, notYetDue: 2 });
});

test('Completion is that of the day of the question.', async () => {
  const at = await progress(await plan(), '2026-04-01');
  expect(at(null, null)).toMatchObject({ completed: 0, overdue: 2, notYetDue: 3 });
});

test('A confirmed objective cause takes a row out of the overdue ones; a cancelled row leaves the base.', async () => {
  const ledger = await plan();
  await ledger.record(
    'ObjectiveCauseConfirmed',
    { task: 't2b', deadline: { milestone: 'm1', due: '2026-03-31' }, reason: 'bão' },
    '2026-03-31',
  );
  await ledger.record('TaskCancelled', { task: 't5', milestones: null, reason: 'x' }, '2026-05-02');
  const at = await progress(ledger, '2026-06-30');
  expect(at(null, null)).toMatchObject({ excused: 1, overdue: 1, late: 1 });
});

test('What was handed over counts where it is now, and no longer where it came from.', async () => {
  const ledger = await plan();
  await ledger.record(
    'TaskHandedOver',
    {
      ...{ task: 't5', toUnit: 'so-a', units: null, milestone: null, newDeadline: '2026-07-31' },
      reason: 'INABILITY',
    },
    '2026-06-30',
  );
  await ledger.record('TaskHandedOver', {
    ...{ task: 't2b', toUnit: 'so-a', units: null, milestone: null, newDeadline: '2026-07-31' },
    reason: 'REASSIGNMENT',
  });
  const at = await progress(ledger, '2026-06-30');
  // Sở B keeps one delivered unit of row 5, and row 4, which was never assigned.
  expect(at(null, 'so-b')).toMatchObject({ assigned: 2, completed: 1, overdue: 0 });
  expect(at(null, 'so-a')).toMatchObject({ assigned: 3, completed: 1 });
  const { rows } = await answered((await ledger.engine()).rate({ period: '2026-Q2', unit: 'so-a' }));
  expect(rows.map(({ completion }) => completion)).toMatchObject([{ assigned: 0 }]);
});

test('The row of a head counts what was due in the period: of regular work the unit of that quarter.', async () => {
  const ledger = new TestLedger();
  await smallCity(ledger);
  ledger.on('2026-01-05');
  const quarterly = ['2026-03-31', '2026-06-30', '2026-09-30'].map((due, i) => ({ key: `q${i + 1}`, due, units: 1 }));
  await ledger.record('TaskAssigned', { task: 'bao-cao', unit: 'so-a', basis: 'PLAN', milestones: quarterly });
  ledger.on('2026-03-10');
  await ledger.record('EvidenceSubmitted', {
    ...{ task: 'bao-cao', submission: 's1', milestone: 'q1', units: 1, evidence: [] },
  });
  await accepted(ledger, 'bao-cao', '2026-03-10');
  ledger.on('2026-07-01');
  const engine = await ledger.engine();
  const completionOf = async (period: string) =>
    (await answered(engine.rate({ period, unit: 'so-a' }))).rows.map(({ completion }) => completion);
  expect(await completionOf('2026-Q1')).toMatchObject([{ assigned: 1, completed: 1, counted: '1', weighted: '1' }]);
  expect(await completionOf('2026-Q2')).toMatchObject([{ assigned: 1, completed: 0, counted: '0' }]);
});

test('Every plan with rows answers; an unknown one is an error.', async () => {
  const engine = await (await plan()).engine();
  expect(new Set((await answered(engine.progress({}))).rows.map((of) => of.plan))).toEqual(new Set(['kh18']));
  expect(await engine.progress({ plan: 'kh99' })()).toMatchObject({ left: { code: 'UNKNOWN_PLAN' } });
});
