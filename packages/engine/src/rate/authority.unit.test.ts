import { expect, test } from 'vitest';
import { accepted, assigned, confirmed, judged, smallCity, submitted } from '../testing/city.js';
import { answered, TestLedger } from '../testing/ledger.js';

const at = { period: '2026-Q1', effective: '2026-03-31' };

async function ratedDirector(kind: 'live' | 'demo' = 'live'): Promise<TestLedger> {
  const ledger = new TestLedger(kind);
  await smallCity(ledger);
  ledger.on('2026-01-05');
  await assigned(ledger, 'bao-cao', '2026-03-31');
  ledger.on('2026-03-20');
  await submitted(ledger, 'bao-cao');
  await accepted(ledger, 'bao-cao', '2026-03-20');
  ledger.on('2026-04-02');
  await judged(ledger, 'director');
  await confirmed(ledger, 'employee', '80');
  return ledger;
}

const director = async (ledger: TestLedger, question: object = at) => {
  const { rows } = await answered((await ledger.engine()).rate({ ...at, ...question }));
  return rows.find(({ post }) => post === 'giam-doc-a');
};

test('An override takes the place of S and leaves the calculation visible; revoked, S is calculated again.', async () => {
  const ledger = await ratedDirector();
  const of = { person: 'director', period: '2026-Q1' };
  const override = await ledger.record(
    'OverrideMade',
    { ...of, term: 'S', value: '69.99', reason: 'kết luận thanh tra' },
    '2026-03-31',
  );
  expect(await director(ledger)).toMatchObject({
    S: '6999/100',
    calculated: '100',
    band: 'HT',
    confirmed: true,
    display: { S: '69.99' },
  });
  await ledger.record('OverrideRevoked', { ...of, override, reason: 'hủy kết luận' }, '2026-03-31');
  expect(await director(ledger)).toMatchObject({ S: '100', calculated: '100', confirmed: false });
});

test('A late fact moves the calculation and leaves the confirmed score: readiness shows the drift (R20).', async () => {
  const ledger = await ratedDirector();
  await confirmed(ledger, 'director', '100');
  const engine = await ledger.engine();
  expect((await answered(engine.readiness(at))).rows.filter(({ post }) => post === 'giam-doc-a')).toEqual([]);
  ledger.on('2026-04-20');
  const decision = { number: '1/QĐ', date: '2026-01-05' };
  const milestones = [{ key: 'm1', due: '2026-02-28', units: 1 }];
  const snapshot = { factor: '1', decidedBy: '12/QĐ-UBND' };
  const fact = { task: 'bo-sung', unit: 'so-a', basis: 'PLAN', milestones, snapshot, decision } as const;
  await ledger.record('TaskAssigned', fact, '2026-01-05');
  // a = b = c = 1/2: K = 3/4, S = 30 + 52,5.
  expect(await director(ledger)).toMatchObject({ S: '165/2', confirmed: false, confirmedS: '100' });
  expect((await answered(engine.readiness(at))).rows).toContainEqual({
    post: 'giam-doc-a',
    missing: 'điểm tính hiện nay là 165/2, khác điểm đã xác nhận 100 (R20)',
    owedBy: 'chu-tich',
    since: '2026-04-01',
  });
});

test('A score received with its decision needs no work behind it (R20).', async () => {
  const ledger = new TestLedger();
  await smallCity(ledger);
  ledger.on('2026-04-02');
  await confirmed(ledger, 'director', '88');
  expect(await director(ledger)).toMatchObject({
    status: 'OK',
    S: '88',
    confirmed: true,
    a: null,
    missing: [],
    band: 'TOT',
  });
});

test('A general criteria sheet with a missing cell names the cell and who owes it.', async () => {
  const ledger = await ratedDirector();
  await ledger.record(
    'GeneralCriteriaConfirmed',
    { person: 'director', period: '2026-Q1', cells: { 'I.1': '5', 'I.2': '5' }, reasons: {} },
    '2026-03-31',
  );
  const row = await director(ledger);
  expect(row).toMatchObject({ status: 'INSUFFICIENT_DATA', G: null });
  expect(row?.missing).toEqual([
    { what: expect.stringMatching(/^G: .*II\.1, II\.2/), owedBy: 'chu-tich', since: '2026-04-01' },
  ]);
});

test('Everything on a demo ledger is marked synthetic; on a live one only what rests on synthetic facts.', async () => {
  expect(await director(await ratedDirector('demo'))).toMatchObject({ synthetic: true });
  expect(await director(await ratedDirector('live'))).toMatchObject({ synthetic: false });
});

test('Evidence that waits for its verdict makes the score provisional, and the assessor owes it.', async () => {
  const ledger = new TestLedger();
  await smallCity(ledger);
  ledger.on('2026-01-05');
  await assigned(ledger, 'bao-cao', '2026-03-31');
  ledger.on('2026-03-20');
  await submitted(ledger, 'bao-cao');
  ledger.on('2026-04-02');
  await judged(ledger, 'director');
  await confirmed(ledger, 'employee', '80');
  expect(await director(ledger)).toMatchObject({ status: 'PROVISIONAL', a: '0', S: '65' });
  const { rows } = await answered((await ledger.engine()).readiness(at));
  expect(rows).toContainEqual({
    post: 'giam-doc-a',
    missing: 'bao-cao: đã nộp, chưa được nghiệm thu',
    owedBy: 'chu-tich',
    since: '2026-03-20',
  });
});

test('What is handed in after the period, whatever day it says, leaves the confirmed score of the period as it is (R1).', async () => {
  const ledger = new TestLedger();
  await smallCity(ledger);
  ledger.on('2026-01-05');
  await assigned(ledger, 'bao-cao', '2026-03-31');
  ledger.on('2026-04-02');
  await judged(ledger, 'director');
  await confirmed(ledger, 'employee', '80');
  await confirmed(ledger, 'director', '65');
  ledger.on('2026-04-03');
  await submitted(ledger, 'bao-cao', 1, '2026-03-20');
  expect(await director(ledger)).toMatchObject({ status: 'OK', confirmed: true, S: '65' });
  const { rows } = await answered((await ledger.engine()).readiness(at));
  expect(rows.filter(({ post }) => post === 'giam-doc-a')).toEqual([]);
});

test('The parameters are those in force on the last day of the period, as known.', async () => {
  const ledger = await ratedDirector();
  ledger.on('2026-04-10');
  const adopt = (value: string, from: string) =>
    ledger.record('RuleSetAdopted', { rules: [{ id: 'P19', value, from, source: '5/QĐ-UBND' }] }, from);
  await adopt('2', '2026-04-01');
  expect(await director(ledger)).toMatchObject({ status: 'OK', G: '30' });
  await adopt('2', '2026-01-01');
  // 2,5 points are not on a step of 2: the sheet no longer holds, and the row says so.
  expect(await director(ledger)).toMatchObject({
    status: 'INSUFFICIENT_DATA',
    missing: [{ what: expect.stringContaining('bước 2') }],
  });
  expect(await director(ledger, { known: { kind: 'date', day: '2026-04-09' } })).toMatchObject({ status: 'OK' });
});
