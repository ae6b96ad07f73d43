import { expect, test } from 'vitest';
import { assigned, confirmed, judged, post, smallCity, unit } from '../testing/city.js';
import { answered, TestLedger } from '../testing/ledger.js';

const AT = { period: '2026-Q1', effective: '2026-03-31' };

const explain = async (ledger: TestLedger, subject: string, period = '2026-Q1', effective = '2026-03-31') =>
  answered((await ledger.engine()).explain({ period, effective, subject }));

const person = (ledger: TestLedger, id: string) =>
  ledger.record('OfficialRegistered', { person: id, name: `Bà ${id}`, personKind: 'CONG_CHUC' });

const staff = async (ledger: TestLedger, id: string, of: string) => {
  await person(ledger, id);
  await ledger.record('OfficialAssigned', { person: id, unit: of, role: 'STAFF' });
};

async function city(): Promise<TestLedger> {
  const ledger = new TestLedger();
  await smallCity(ledger);
  await unit(ledger, 'so-b', 'ubnd-tp');
  await post(ledger, 'giam-doc-b', 'so-b');
  await staff(ledger, 'clerk', 'so-b');
  return ledger;
}

test('Who heads two bodies is rated once, by the work and the people of both; both posts show that row.', async () => {
  const ledger = await city();
  await ledger.record('HeadAppointed', { post: 'giam-doc-b', person: 'director' });
  await assigned(ledger, 'viec-a', '2026-03-31', 1, { unit: 'so-a' });
  await assigned(ledger, 'viec-b', '2026-03-31', 1, { unit: 'so-b' });
  ledger.on('2026-04-02');
  await judged(ledger, 'director');
  await confirmed(ledger, 'employee', '80');
  await confirmed(ledger, 'clerk', '49');
  const { rows } = await answered((await ledger.engine()).rate(AT));
  const [a, b] = ['giam-doc-a', 'giam-doc-b'].map((id) => rows.find((row) => row.post === id));
  // One clerk below 50 under either post: d = 1/2. No product was made: K = (0 + 0 + 0 + 1/2 + 1 + 1) / 6.
  expect(a).toMatchObject({ d: '1/2', a: '0', S: '355/6', status: 'OK' });
  expect(b).toMatchObject({ d: '1/2', a: '0', S: '355/6', status: 'OK' });
  expect(a?.grounds?.dd.map((ground) => ground.unit)).toEqual(['so-a', 'so-b']);
});

test('Who became head before the end of the period is rated as a leader for all of it, who was relieved as staff (P25).', async () => {
  const ledger = await city();
  await ledger
    .on('2026-03-30')
    .record('HeadRelieved', { post: 'giam-doc-a', person: 'director', reason: 'điều động' } as never);
  await ledger.record('OfficialAssigned', { person: 'director', unit: 'so-b', role: 'STAFF' });
  await person(ledger, 'next');
  await ledger.record('HeadAppointed', { post: 'giam-doc-a', person: 'next' });
  await assigned(ledger, 'viec', '2026-03-31', 1, { unit: 'so-a' });
  ledger.on('2026-04-02');
  for (const id of ['director', 'next']) await judged(ledger, id);
  await confirmed(ledger, 'employee', '80');
  expect(await explain(ledger, 'next')).toMatchObject({ d: '1', dd: '1', e: '1' });
  expect(await explain(ledger, 'director')).toMatchObject({ post: null, d: null, dd: null, e: null, grounds: null });
});

test("A deputy's d is that of the assigned field, not of the whole body (Điều 15.4, R14).", async () => {
  const ledger = await city();
  await ledger.record('PostDefined', {
    ...{ post: 'pho-giam-doc-a', unit: 'so-a', title: 'Phó Giám đốc', role: 'DEPUTY', personKind: 'CONG_CHUC' },
    ...{ scope: 'in', article: null },
  });
  await ledger.record('UnitRegistered', {
    ...{ unit: 'phong-2', name: 'Phòng 2', aliases: [], kind: 'phong', parent: 'so-a', scope: 'in', article: null },
  });
  await staff(ledger, 'in-field', 'phong-2');
  await person(ledger, 'deputy');
  await ledger.record('HeadAppointed', { post: 'pho-giam-doc-a', person: 'deputy' });
  await ledger.record('DeputyFieldAssigned', { person: 'deputy', units: ['phong-2'], people: [] });
  await assigned(ledger, 'viec', '2026-03-31', 1, { person: 'deputy' });
  ledger.on('2026-04-02');
  await judged(ledger, 'deputy');
  await confirmed(ledger, 'employee', '40');
  await confirmed(ledger, 'in-field', '80');
  expect(await explain(ledger, 'pho-giam-doc-a')).toMatchObject({ d: '1' });
});

test('A leader tracked by month over staff tracked by quarter has no derived d: the assessor attests it (R15).', async () => {
  const ledger = await city();
  await ledger.record('TrackingUnitDecided', { unit: 'so-a', tracking: 'MONTH' }, '2026-01-01');
  await ledger.record('UnitRegistered', {
    ...{ unit: 'phong-3', name: 'Phòng 3', aliases: [], kind: 'phong', parent: 'so-a', scope: 'in', article: null },
  });
  await ledger.record('TrackingUnitDecided', { unit: 'phong-3', tracking: 'QUARTER' }, '2026-01-01');
  await staff(ledger, 'quarterly', 'phong-3');
  await assigned(ledger, 'viec', '2026-01-31', 1, { unit: 'so-a' });
  ledger.on('2026-04-02');
  await judged(ledger, 'director', '2026-01', '2026-01-31');
  await confirmed(ledger, 'employee', '80', '2026-01', '2026-01-31');
  await confirmed(ledger, 'quarterly', '80');
  const january = () => explain(ledger, 'giam-doc-a', '2026-01', '2026-01-31');
  expect(await january()).toMatchObject({
    d: null,
    missing: [{ what: expect.stringMatching(/quarterly được theo dõi theo quý.*\(R15\)/), owedBy: 'chu-tich' }],
  });
  await ledger.record(
    'LeadershipAttested',
    { person: 'director', period: '2026-01', d: { value: '1', reason: 'đã xem', people: ['quarterly'] } },
    '2026-01-31',
  );
  expect(await january()).toMatchObject({ d: '1', status: 'OK' });
});
