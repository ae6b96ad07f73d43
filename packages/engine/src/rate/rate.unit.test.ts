import { expect, test } from 'vitest';
import { accepted, assigned, confirmed, judged, post, smallCity, submitted, unit } from '../testing/city.js';
import { answered, TestLedger } from '../testing/ledger.js';

const rowsOf = async (ledger: TestLedger, question: object = {}) => {
  const engine = await ledger.engine();
  const { rows } = await answered(engine.rate({ period: '2026-Q1', ...question }));
  return new Map(rows.map((row) => [row.post, row]));
};

/** The director's two tasks of the quarter: one done in time, one 1 day late. */
async function quarterOfWork(ledger: TestLedger): Promise<void> {
  await smallCity(ledger);
  ledger.on('2026-01-05');
  await assigned(ledger, 'bao-cao', '2026-02-28');
  await assigned(ledger, 'de-an', '2026-03-20');
  ledger.on('2026-02-20');
  await submitted(ledger, 'bao-cao');
  await accepted(ledger, 'bao-cao', '2026-02-20');
  ledger.on('2026-03-21');
  await submitted(ledger, 'de-an');
  ledger.on('2026-04-02');
  await accepted(ledger, 'de-an', '2026-03-21');
}

test('A head with all inputs has a score that can be checked by hand.', async () => {
  const ledger = new TestLedger();
  await quarterOfWork(ledger);
  await judged(ledger, 'director');
  await confirmed(ledger, 'employee', '80');
  const row = (await rowsOf(ledger)).get('giam-doc-a');
  // a = b = 2/2, c = (1 + 0,75)/2 = 7/8, d = đ = e = 1: K = (5 + 7/8)/6 = 47/48, T = 70 × 47/48 = 1645/24, S = 30 + T.
  expect(row).toMatchObject({
    status: 'OK',
    a: '1',
    b: '1',
    c: '7/8',
    d: '1',
    dd: '1',
    e: '1',
    K: '47/48',
    T: '1645/24',
    G: '30',
    S: '2365/24',
    band: 'XS',
    confirmed: false,
  });
  expect(row?.display).toMatchObject({ S: '98.54', c: '0.87' });
});

test('A subordinate below 50 halves d.', async () => {
  const ledger = new TestLedger();
  await quarterOfWork(ledger);
  await judged(ledger, 'director');
  await confirmed(ledger, 'employee', '199/4');
  expect((await rowsOf(ledger)).get('giam-doc-a')).toMatchObject({ status: 'OK', d: '1/2' });
});

test('A subordinate without a confirmed score is named.', async () => {
  const ledger = new TestLedger();
  await quarterOfWork(ledger);
  await judged(ledger, 'director');
  const row = (await rowsOf(ledger)).get('giam-doc-a');
  expect(row).toMatchObject({ status: 'INSUFFICIENT_DATA', S: null, d: null });
  expect(row?.missing).toEqual([
    { what: 'd: chưa có điểm xác nhận kỳ 2026-Q1 của employee', owedBy: 'giam-doc-a', since: '2026-04-01' },
  ]);
});

test('The score that the authority confirms is marked confirmed; another one is not.', async () => {
  const ledger = new TestLedger();
  await quarterOfWork(ledger);
  await judged(ledger, 'director');
  await confirmed(ledger, 'employee', '80');
  await confirmed(ledger, 'director', '2365/24');
  expect((await rowsOf(ledger)).get('giam-doc-a')).toMatchObject({ confirmed: true, confirmedS: '2365/24' });
  await confirmed(ledger, 'director', '99');
  expect((await rowsOf(ledger)).get('giam-doc-a')).toMatchObject({ S: '2365/24', confirmed: false, confirmedS: '99' });
});

test('Every post has a row, and each says why it has no score.', async () => {
  const ledger = new TestLedger();
  await smallCity(ledger);
  await unit(ledger, 'so-b', 'ubnd-tp');
  await post(ledger, 'giam-doc-b', 'so-b');
  await unit(ledger, 'benh-vien', 'ubnd-tp');
  await post(ledger, 'giam-doc-bv', 'benh-vien', 'undecided');
  ledger.on('2026-04-10');
  const rows = await rowsOf(ledger);
  expect(rows.get('chu-tich')).toMatchObject({
    status: 'NOT_IN_SCOPE',
    article: 'Điều 2 khoản 3',
    S: null,
    completion: { assigned: 0, counted: null },
  });
  expect(rows.get('giam-doc-b')).toMatchObject({
    status: 'NO_HOLDER',
    holder: null,
    missing: [{ what: 'chưa có người giữ chức', owedBy: 'chu-tich' }],
  });
  expect(rows.get('giam-doc-bv')).toMatchObject({ status: 'SCOPE_UNDECIDED' });
  expect(rows.get('giam-doc-a')).toMatchObject({ status: 'INSUFFICIENT_DATA' });
  expect(rows.get('giam-doc-a')?.missing).toContainEqual({
    what: 'không có sản phẩm được giao',
    owedBy: 'chu-tich',
    since: '2026-01-01',
  });
});

test('Before the end of the period there is no score, only the progress of a, b, c over the whole base plan.', async () => {
  const ledger = new TestLedger();
  await quarterOfWork(ledger);
  await judged(ledger, 'director');
  const row = (await rowsOf(ledger, { effective: '2026-03-10' })).get('giam-doc-a');
  expect(row).toMatchObject({
    status: 'NOT_ENDED',
    a: '1/2',
    b: '1/2',
    c: '1/2',
    d: null,
    S: null,
    K: null,
    missing: [],
  });
});

test('Evidence submitted in March and accepted on 5 April counts for March once that is known.', async () => {
  const ledger = new TestLedger();
  await smallCity(ledger);
  ledger.on('2026-01-05');
  await assigned(ledger, 'bao-cao', '2026-03-31');
  ledger.on('2026-03-30');
  await submitted(ledger, 'bao-cao');
  ledger.on('2026-04-05');
  await accepted(ledger, 'bao-cao', '2026-03-30');
  await judged(ledger, 'director');
  await confirmed(ledger, 'employee', '80');
  ledger.on('2026-04-20');
  const before = await rowsOf(ledger, { known: { kind: 'date', day: '2026-04-04' } });
  const after = await rowsOf(ledger, { known: { kind: 'date', day: '2026-04-05' } });
  expect(before.get('giam-doc-a')).toMatchObject({ a: '0', status: 'INSUFFICIENT_DATA' });
  expect(after.get('giam-doc-a')).toMatchObject({ a: '1', status: 'OK', S: '100' });
});

test('Without a decided factor h is 1 and the score is provisional.', async () => {
  const ledger = new TestLedger();
  await smallCity(ledger);
  ledger.on('2026-01-05');
  await ledger.record('TaskAssigned', {
    task: 't',
    unit: 'so-a',
    basis: 'PLAN',
    milestones: [{ key: 'm1', due: '2026-03-31', units: 1 }],
  });
  ledger.on('2026-04-05');
  await judged(ledger, 'director');
  await confirmed(ledger, 'employee', '80');
  expect((await rowsOf(ledger)).get('giam-doc-a')).toMatchObject({
    status: 'PROVISIONAL',
    S: '65',
    notes: expect.arrayContaining([expect.stringContaining('P36')]),
  });
});

test('A factor decided later leaves work assigned before as it was assigned (Điều 13.3).', async () => {
  const ledger = new TestLedger();
  await smallCity(ledger);
  const decided = (factor: string, date: string) =>
    ledger.record('ConversionFactorDecided', {
      ...{ catalogue: 'dm', product: 'BC', name: 'Báo cáo', group: 'N1', factor },
      decision: { number: '12/QĐ-UBND', date },
    });
  await decided('1', '2026-01-02');
  ledger.on('2026-01-05');
  for (const [task, units] of [
    ['cu', 1],
    ['khac', 3],
  ] as const)
    await ledger.record('TaskAssigned', {
      ...{ task, unit: 'so-a', basis: 'PLAN', publicTitle: task },
      milestones: [{ key: 'm1', due: '2026-03-31', units }],
      ...(task === 'cu' ? { product: { catalogue: 'dm', code: 'BC' } } : {}),
      snapshot: { factor: '1', decidedBy: '12/QĐ-UBND' },
    });
  await submitted(ledger, 'cu');
  await accepted(ledger, 'cu', '2026-01-05');
  ledger.on('2026-04-05');
  await judged(ledger, 'director');
  await confirmed(ledger, 'employee', '80');
  const before = (await rowsOf(ledger)).get('giam-doc-a');
  expect(before).toMatchObject({ a: '1/4' });
  await decided('9', '2026-01-02');
  expect((await rowsOf(ledger)).get('giam-doc-a')).toMatchObject({ a: '1/4', S: before?.S });
});
