import { expect, test } from 'vitest';
import { assigned, confirmed, judged, smallCity, unit } from '../testing/city.js';
import { answered, TestLedger } from '../testing/ledger.js';

/** The director with one task; nothing about d yet. */
async function ledgerOfDirector(): Promise<TestLedger> {
  const ledger = new TestLedger();
  await smallCity(ledger);
  ledger.on('2026-01-05');
  await assigned(ledger, 'bao-cao', '2026-03-31');
  ledger.on('2026-04-02');
  await judged(ledger, 'director');
  return ledger;
}

const director = async (ledger: TestLedger) => {
  const engine = await ledger.engine();
  const { rows } = await answered(engine.rate({ period: '2026-Q1', effective: '2026-03-31' }));
  return rows.find(({ post }) => post === 'giam-doc-a');
};

const attestD = (ledger: TestLedger, value: '1' | '1/2') =>
  ledger.record(
    'LeadershipAttested',
    { person: 'director', period: '2026-Q1', d: { value, reason: 'đã xem từng người', people: ['employee'] } },
    '2026-03-31',
  );

const left = (ledger: TestLedger, day: string) =>
  ledger.record('OfficialLeft', { person: 'employee', unit: 'so-a', reason: 'RETIRED' }, day);

test('Exactly 50 is enough; a hair below is not.', async () => {
  const enough = await ledgerOfDirector();
  await confirmed(enough, 'employee', '50');
  expect(await director(enough)).toMatchObject({ d: '1' });
  const below = await ledgerOfDirector();
  await confirmed(below, 'employee', '4999999999999999999/100000000000000000');
  expect(await director(below)).toMatchObject({ d: '1/2' });
});

test('One below 50 settles d although another is still missing (P38).', async () => {
  const ledger = await ledgerOfDirector();
  await ledger.record('OfficialRegistered', { person: 'second', name: 'Bà', personKind: 'CONG_CHUC' }, '2026-01-06');
  await ledger.record('OfficialAssigned', { person: 'second', unit: 'so-a', role: 'STAFF' }, '2026-01-06');
  await confirmed(ledger, 'employee', '49.9');
  expect(await director(ledger)).toMatchObject({ d: '1/2', missing: [] });
});

test('What the assessor attests stands only where nothing is derived, and is marked.', async () => {
  const ledger = await ledgerOfDirector();
  await attestD(ledger, '1');
  expect(await director(ledger)).toMatchObject({
    status: 'OK',
    d: '1',
    notes: expect.arrayContaining([expect.stringContaining('ATTESTED')]),
  });
  await confirmed(ledger, 'employee', '40');
  expect(await director(ledger)).toMatchObject({ d: '1/2' });
});

test('The last score that the authority confirmed is the one that counts.', async () => {
  const ledger = await ledgerOfDirector();
  await confirmed(ledger, 'employee', '40');
  await confirmed(ledger, 'employee', '60');
  expect(await director(ledger)).toMatchObject({ d: '1' });
});

test('An override of the subordinate score goes before the confirmed one; revoked, it does not.', async () => {
  const ledger = await ledgerOfDirector();
  await confirmed(ledger, 'employee', '60');
  const override = await ledger.record(
    'OverrideMade',
    { person: 'employee', period: '2026-Q1', term: 'S', value: '45', reason: 'kết luận kiểm tra' },
    '2026-03-31',
  );
  expect(await director(ledger)).toMatchObject({ d: '1/2' });
  await ledger.record(
    'OverrideRevoked',
    { person: 'employee', period: '2026-Q1', override, reason: 'nhầm' },
    '2026-03-31',
  );
  expect(await director(ledger)).toMatchObject({ d: '1' });
});

test('Somebody who left before the end of the period is not awaited; on the day after, still (R13, R16).', async () => {
  const gone = await ledgerOfDirector();
  await left(gone, '2026-03-31');
  await gone.record('NoSubordinatesDeclared', { person: 'director' }, '2026-03-31');
  expect(await director(gone)).toMatchObject({ d: '1', status: 'OK' });
  const later = await ledgerOfDirector();
  await left(later, '2026-04-01');
  expect(await director(later)).toMatchObject({ d: null });
});

test('Without anybody under management d needs the declaration, and is not 1 by itself (P11).', async () => {
  const ledger = await ledgerOfDirector();
  await left(ledger, '2026-03-01');
  expect(await director(ledger)).toMatchObject({ status: 'INSUFFICIENT_DATA', d: null });
});

test('The declaration is void as soon as somebody is tracked (R12).', async () => {
  const ledger = await ledgerOfDirector();
  await ledger.record('NoSubordinatesDeclared', { person: 'director' }, '2026-01-01');
  await left(ledger, '2026-03-01');
  expect(await director(ledger)).toMatchObject({ d: null });
});

test('Somebody absent throughout is left out; when nobody is left, the assessor attests (R16).', async () => {
  const ledger = await ledgerOfDirector();
  await ledger.record('AbsenceRecorded', { person: 'employee', until: '2026-06-30', kind: 'MATERNITY' }, '2026-01-01');
  const alone = await director(ledger);
  expect(alone).toMatchObject({ d: null, missing: [{ what: expect.stringContaining('không còn ai') }] });
  await attestD(ledger, '1');
  expect(await director(ledger)).toMatchObject({ d: '1' });
});

test('An absence that leaves one day of the period uncovered leaves nobody out.', async () => {
  const ledger = await ledgerOfDirector();
  await ledger.record('AbsenceRecorded', { person: 'employee', until: '2026-03-30', kind: 'SICK' }, '2026-01-01');
  expect((await director(ledger))?.missing).toEqual([
    expect.objectContaining({ what: 'd: chưa có điểm xác nhận kỳ 2026-Q1 của employee' }),
  ]);
});

test('Staff of components are under management through their head, also through a vacant head post.', async () => {
  const ledger = await ledgerOfDirector();
  await unit(ledger, 'phong-1', 'so-a');
  await ledger.record(
    'PostDefined',
    {
      post: 'truong-phong',
      unit: 'phong-1',
      title: 'Trưởng phòng',
      role: 'HEAD',
      personKind: 'CONG_CHUC',
      scope: 'in',
      article: null,
    },
    '2026-01-02',
  );
  await ledger.record('OfficialRegistered', { person: 'clerk', name: 'Bà', personKind: 'CONG_CHUC' }, '2026-01-02');
  await ledger.record(
    'UnitRegistered',
    { unit: 'phong-1', name: 'Phòng 1', aliases: [], kind: 'phong', parent: 'so-a', scope: 'in', article: null },
    '2026-01-02',
  );
  await ledger.record('OfficialAssigned', { person: 'clerk', unit: 'phong-1', role: 'STAFF' }, '2026-01-02');
  await confirmed(ledger, 'employee', '80');
  expect((await director(ledger))?.missing).toEqual([
    { what: 'd: chưa có điểm xác nhận kỳ 2026-Q1 của clerk', owedBy: 'truong-phong', since: '2026-04-01' },
  ]);
});

test('Contract staff and others who are no công chức are not awaited.', async () => {
  const ledger = await ledgerOfDirector();
  await ledger.record('OfficialRegistered', { person: 'driver', name: 'Ông', personKind: 'HOP_DONG' }, '2026-01-02');
  await ledger.record('OfficialAssigned', { person: 'driver', unit: 'so-a', role: 'STAFF' }, '2026-01-02');
  await confirmed(ledger, 'employee', '80');
  expect(await director(ledger)).toMatchObject({ d: '1', status: 'OK' });
});

test('A quarter reads the mean of monthly staff; one month below 50 does not count by itself (R15).', async () => {
  const ledger = await ledgerOfDirector();
  await unit(ledger, 'phong-1', 'so-a');
  await ledger.record(
    'UnitRegistered',
    { unit: 'phong-1', name: 'Phòng 1', aliases: [], kind: 'phong', parent: 'so-a', scope: 'in', article: null },
    '2026-01-01',
  );
  await ledger.record('TrackingUnitDecided', { unit: 'phong-1', tracking: 'MONTH' }, '2026-01-01');
  await ledger.record('OfficialRegistered', { person: 'clerk', name: 'Bà', personKind: 'CONG_CHUC' }, '2026-01-02');
  await ledger.record('OfficialAssigned', { person: 'clerk', unit: 'phong-1', role: 'STAFF' }, '2026-01-02');
  await confirmed(ledger, 'employee', '80');
  await confirmed(ledger, 'clerk', '40', '2026-01', '2026-01-31');
  await confirmed(ledger, 'clerk', '60', '2026-02', '2026-02-28');
  expect((await director(ledger))?.missing).toEqual([
    expect.objectContaining({ what: 'd: chưa có điểm xác nhận kỳ 2026-03 của clerk' }),
  ]);
  await confirmed(ledger, 'clerk', '50', '2026-03', '2026-03-31');
  expect(await director(ledger)).toMatchObject({ d: '1' });
  // A figure confirmed for the quarter itself does not displace the mean (Điều 17.3).
  await confirmed(ledger, 'clerk', '30');
  expect(await director(ledger)).toMatchObject({ d: '1' });
});

test('Of monthly staff only the months worked here are awaited: nobody owes January of who came in February (R13).', async () => {
  const ledger = await ledgerOfDirector();
  await unit(ledger, 'phong-1', 'so-a');
  await ledger.record(
    'UnitRegistered',
    { unit: 'phong-1', name: 'Phòng 1', aliases: [], kind: 'phong', parent: 'so-a', scope: 'in', article: null },
    '2026-01-01',
  );
  await ledger.record('TrackingUnitDecided', { unit: 'phong-1', tracking: 'MONTH' }, '2026-01-01');
  await ledger.record('OfficialRegistered', { person: 'clerk', name: 'Bà', personKind: 'CONG_CHUC' }, '2026-02-02');
  await ledger.record('OfficialAssigned', { person: 'clerk', unit: 'phong-1', role: 'STAFF' }, '2026-02-02');
  await confirmed(ledger, 'employee', '80');
  await confirmed(ledger, 'clerk', '45', '2026-02', '2026-02-28');
  expect((await director(ledger))?.missing).toEqual([
    expect.objectContaining({ what: 'd: chưa có điểm xác nhận kỳ 2026-03 của clerk' }),
  ]);
  // The mean of February and March is 199/4.
  await confirmed(ledger, 'clerk', '54.5', '2026-03', '2026-03-31');
  expect(await director(ledger)).toMatchObject({ d: '1/2' });
});

test('The authority may override d; the derived value stays visible.', async () => {
  const ledger = await ledgerOfDirector();
  await confirmed(ledger, 'employee', '40');
  await ledger.record(
    'OverrideMade',
    { person: 'director', period: '2026-Q1', term: 'd', value: '1', reason: 'mới nhận nhiệm vụ' },
    '2026-03-31',
  );
  expect(await director(ledger)).toMatchObject({
    d: '1',
    notes: expect.arrayContaining([expect.stringContaining('kết quả tính: 1/2')]),
  });
});
