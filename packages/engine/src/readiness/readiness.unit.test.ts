import type { DataOf } from '@kpi-ledger/events';
import { expect, test } from 'vitest';
import { judged, post, smallCity, unit } from '../testing/city.js';
import { answered, TestLedger } from '../testing/ledger.js';

const at = { period: '2026-Q1', effective: '2026-03-31' };

const owed = async (ledger: TestLedger, postId = 'giam-doc-a') => {
  const { rows } = await answered((await ledger.engine()).readiness(at));
  return rows.filter((row) => row.post === postId).map(({ missing, owedBy, since }) => [missing, owedBy, since]);
};

const milestones = (due: string) => [{ key: 'm1', due, units: 1 }];

async function city(): Promise<TestLedger> {
  const ledger = new TestLedger();
  await smallCity(ledger);
  return ledger;
}

test('A head about whom nothing is known owes the self-score, the others everything else.', async () => {
  const ledger = await city();
  ledger.on('2026-04-02');
  expect(await owed(ledger)).toEqual([
    ['G: tiêu chí chung chưa được xác nhận', 'chu-tich', '2026-04-01'],
    ['không có sản phẩm được giao', 'chu-tich', '2026-01-01'],
    ['d: chưa có điểm xác nhận kỳ 2026-Q1 của employee', 'giam-doc-a', '2026-04-01'],
    ['đ: khả năng tổ chức triển khai chưa được đánh giá', 'chu-tich', '2026-04-01'],
    ['e: năng lực tập hợp, đoàn kết chưa được đánh giá', 'chu-tich', '2026-04-01'],
    ['chưa tự chấm tiêu chí chung (Mẫu số 01)', 'director', '2026-04-01'],
  ]);
});

test('Tasks without a decided factor are listed together, since they were assigned (P36).', async () => {
  const ledger = await city();
  for (const [day, task] of [
    ['2026-01-05', 't1'],
    ['2026-01-08', 't2'],
  ] as const) {
    ledger.on(day);
    await ledger.record('TaskAssigned', { task, unit: 'so-a', basis: 'PLAN', milestones: milestones('2026-03-31') });
  }
  ledger.on('2026-04-02');
  await judged(ledger, 'director');
  expect(await owed(ledger)).toContainEqual([
    '2 nhiệm vụ chưa có hệ số quy đổi, tạm tính h = 1 (P36): t1, t2',
    'chu-tich',
    '2026-01-05',
  ]);
});

test('Work due before its plan, work done too late, and rows without a date are each said.', async () => {
  const ledger = await city();
  const adopted = { title: 'Kế hoạch 18', number: '18/KH-UBND', adoptedOn: '2026-01-15', issuer: null };
  await ledger.record(
    'PlanAdopted',
    { plan: 'kh18', ...adopted, document: '001', documentHash: 'a'.repeat(64) },
    '2026-01-15',
  );
  const row: DataOf<'PlanTaskListed'> = {
    ...{ plan: 'kh18', annex: null, row: '7', section: null, title: 'x', product: null, coordinating: [], lines: [1] },
    responsible: [{ unit: 'so-a', text: 'Sở A', collective: false }],
    deadline: { raw: '2026-2030', due: null, kind: 'range' },
  };
  await ledger.record('PlanTaskListed', row, '2026-01-15');
  ledger.on('2026-01-20');
  const of = { unit: 'so-a', basis: 'PLAN' as const, snapshot: { factor: '1', decidedBy: null } };
  await ledger.record('TaskAssigned', {
    ...of,
    task: 'cu',
    plan: { plan: 'kh18', row: '1' },
    milestones: milestones('2025-12-31'),
  });
  await ledger.record('TaskAssigned', { ...of, task: 'tre', milestones: milestones('2025-12-31') });
  ledger.on('2026-02-10');
  await ledger.record('EvidenceSubmitted', { task: 'tre', submission: 's1', milestone: 'm1', units: 1, evidence: [] });
  await ledger.record('EvidenceAccepted', { task: 'tre', submission: 's1', exceedsRequirement: false });
  const rows = await owed(ledger);
  expect(rows).toContainEqual([
    'cu: thời hạn trước ngày ban hành kế hoạch, cần giao lại thời hạn',
    'chu-tich',
    '2025-12-31',
  ]);
  expect(rows).toContainEqual([
    'tre: hoàn thành sau kỳ, cần giao lại thời hạn mới thì mới được tính (R10)',
    'chu-tich',
    '2026-02-10',
  ]);
  expect(rows).toContainEqual(['kh18: 1 nhiệm vụ chưa có thời hạn để theo dõi (dòng 7)', 'chu-tich', '2026-01-15']);
});

test('A post without a holder waits for one; the filter by unit leaves the others out.', async () => {
  const ledger = await city();
  await unit(ledger, 'so-b', 'ubnd-tp');
  await post(ledger, 'giam-doc-b', 'so-b');
  const { rows } = await answered((await ledger.engine()).readiness({ ...at, unit: 'so-b' }));
  expect(rows).toEqual([
    { post: 'giam-doc-b', missing: 'chưa có người giữ chức', owedBy: 'chu-tich', since: '2026-01-02' },
  ]);
  ledger.on('2026-03-10');
  await ledger.record('HeadRelieved', { post: 'giam-doc-a', person: 'director' });
  ledger.on('2026-04-02');
  expect(await owed(ledger)).toEqual([['chưa có người giữ chức', 'chu-tich', '2026-03-10']]);
});

test('A period that the authority noted as without a score, or of a recorded absence, owes nothing (P9, R16).', async () => {
  const noted = await city();
  noted.on('2026-04-02');
  await noted.record('PeriodExcused', { person: 'director', period: '2026-Q1', note: 'đi học' }, '2026-03-31');
  expect(await owed(noted)).toEqual([]);
  const absent = await city();
  await absent.record('AbsenceRecorded', { person: 'director', until: '2026-03-31', kind: 'SICK' }, '2026-01-01');
  absent.on('2026-04-02');
  expect(await owed(absent)).toEqual([]);
});
