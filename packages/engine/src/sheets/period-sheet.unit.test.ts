import { parseRational } from '@kpi-ledger/formulas';
import { expect, test } from 'vitest';
import type { Engine, PeriodSheet } from '../index.js';
import { accepted, assigned, FULL_CELLS, judged, smallCity, submitted } from '../testing/city.js';
import { answered, TestLedger } from '../testing/ledger.js';

const sheetOf = async (engine: Engine, subject = 'giam-doc-a', period = '2026-Q1') =>
  answered(engine.periodSheet({ period, subject }));

/** Three units, of which two are done; one delivered after its deadline; one returned once for a major error. */
async function quarter(): Promise<Engine> {
  const ledger = new TestLedger();
  await smallCity(ledger);
  ledger.on('2026-01-05');
  await assigned(ledger, 'dung-han', '2026-03-10', 2);
  await assigned(ledger, 'cham', '2026-02-10');
  await assigned(ledger, 'sai-sot', '2026-03-20');
  await assigned(ledger, 'chua-xong', '2026-03-30');
  ledger.on('2026-02-20');
  await submitted(ledger, 'cham');
  await accepted(ledger, 'cham', '2026-02-20');
  ledger.on('2026-03-05');
  await submitted(ledger, 'dung-han', 2);
  await accepted(ledger, 'dung-han', '2026-03-05');
  await submitted(ledger, 'sai-sot');
  await ledger.record('EvidenceRejected', {
    task: 'sai-sot',
    submission: 's1',
    major: true,
    reason: 'sai số liệu',
    newDeadline: null,
  });
  ledger.on('2026-03-15');
  await ledger.record('EvidenceSubmitted', {
    task: 'sai-sot',
    submission: 's2',
    milestone: 'm1',
    units: 1,
    evidence: [],
  });
  await ledger.record(
    'EvidenceAccepted',
    { task: 'sai-sot', submission: 's2', exceedsRequirement: false },
    '2026-03-15',
  );
  ledger.on('2026-04-02');
  await judged(ledger, 'director');
  return ledger.engine();
}

const line = ({ lines }: PeriodSheet, task: string) => lines.find((one) => one.task === task);
const sum = (values: readonly string[]): string =>
  values.reduce((total, value) => {
    const [a, b] = [parseRational(total), parseRational(value)];
    if (a === null || b === null) throw new Error(value);
    return a.plus(b).toString();
  }, '0');

test('Each line of the annex says what was assigned, done, at fault and late, and its standard units.', async () => {
  const sheet = await sheetOf(await quarter());
  expect(line(sheet, 'dung-han')).toMatchObject({
    ...{ assigned: 2, done: 2, faults: 0, delays: 0, excused: 0, extra: false, title: 'Nhiệm vụ dung-han' },
    ...{ factor: '1', A: '2', C: '2', Cq: '2', Ct: '2' },
  });
  expect(line(sheet, 'cham')).toMatchObject({ delays: 1, A: '1', C: '1', Cq: '1', Ct: '3/4' });
  expect(line(sheet, 'sai-sot')).toMatchObject({ faults: 1, A: '1', C: '1', Cq: '3/4', Ct: '1' });
  expect(line(sheet, 'chua-xong')).toMatchObject({ assigned: 1, done: 0, A: '1', C: '0', Cq: '0', Ct: '0' });
});

test('The columns add up to the sums of the formula, and those give a, b and c.', async () => {
  const sheet = await sheetOf(await quarter());
  expect(sheet.totals).toEqual({ A: '5', C: '4', Cq: '15/4', Ct: '15/4' });
  for (const column of ['A', 'C', 'Cq', 'Ct'] as const)
    expect(sum(sheet.lines.map((one) => one[column]))).toBe(sheet.totals?.[column]);
  expect(sheet).toMatchObject({ a: '4/5', b: '3/4', c: '3/4' });
});

test('The ten cells show both sides; what nobody has scored is null, not zero.', async () => {
  const engine = await quarter();
  const { cells } = await sheetOf(engine);
  expect(cells.map(({ id, self, confirmed }) => [id, self, confirmed])).toEqual(
    Object.entries(FULL_CELLS).map(([id, points]) => [id, null, points]),
  );
  const employee = await sheetOf(engine, 'employee');
  expect(employee.cells.map(({ self, confirmed }) => [self, confirmed])).toEqual(Array(10).fill([null, null]));
});

test('The sheet names the unit above, who scores, and whether the period is the one that is tracked.', async () => {
  const engine = await quarter();
  expect(await sheetOf(engine)).toMatchObject({
    unit: 'so-a',
    superior: 'ubnd-tp',
    leader: true,
    tracking: 'QUARTER',
    assessor: { post: 'chu-tich', holder: 'chair' },
  });
  const employee = await sheetOf(engine, 'employee');
  expect(employee).toMatchObject({ unit: 'so-a', leader: false, assessor: { post: 'giam-doc-a', holder: 'director' } });
  expect(employee.lines).toEqual([]);
  expect(employee.totals).toBeNull();
});

test('The sheet repeats the row of the table.', async () => {
  const engine = await quarter();
  const { rows } = await answered(engine.rate({ period: '2026-Q1' }));
  expect(await sheetOf(engine)).toMatchObject(rows.find(({ post }) => post === 'giam-doc-a') ?? {});
});

test('A post out of the scope has a sheet without figures; an unknown subject is an error.', async () => {
  const engine = await quarter();
  expect(await sheetOf(engine, 'chu-tich')).toMatchObject({ status: 'NOT_IN_SCOPE', lines: [], S: null });
  expect(await engine.periodSheet({ period: '2026-Q1', subject: 'nobody' })()).toMatchObject({
    left: { code: 'UNKNOWN_SUBJECT' },
  });
});
