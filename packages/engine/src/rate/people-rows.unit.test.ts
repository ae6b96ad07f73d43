import { expect, test } from 'vitest';
import { assigned, judged, smallCity, unit } from '../testing/city.js';
import { answered, TestLedger } from '../testing/ledger.js';

const AT = { period: '2026-Q1', effective: '2026-03-31' };

/** The employee of so-a has a score, the clerk of so-b none, the driver is no công chức. */
async function city(): Promise<TestLedger> {
  const ledger = new TestLedger();
  await smallCity(ledger);
  await unit(ledger, 'so-b', 'ubnd-tp');
  for (const [person, personKind] of [
    ['clerk', 'CONG_CHUC'],
    ['driver', 'HOP_DONG'],
  ] as const) {
    await ledger.record('OfficialRegistered', { person, name: 'Bà', personKind });
    await ledger.record('OfficialAssigned', { person, unit: 'so-b', role: 'STAFF' });
  }
  await assigned(ledger, 'viec', '2026-03-31', 1, { person: 'employee' });
  ledger.on('2026-04-02');
  await judged(ledger, 'employee', '2026-Q1', '2026-03-31', false);
  return ledger;
}

test('The table of everybody adds those without a named post, and only công chức.', async () => {
  const engine = await (await city()).engine();
  const posts = await answered(engine.rate(AT));
  const { rows } = await answered(engine.rate({ ...AT, people: true }));
  expect(rows.slice(0, posts.rows.length)).toEqual(posts.rows);
  expect(rows.slice(posts.rows.length)).toMatchObject([
    { post: null, holder: 'clerk', unit: 'so-b', status: 'INSUFFICIENT_DATA' },
    { post: null, holder: 'employee', unit: 'so-a', status: 'OK', S: '30' },
  ]);
  const ofUnit = await answered(engine.rate({ ...AT, people: true, unit: 'so-b' }));
  expect(ofUnit.rows.map(({ holder }) => holder)).toEqual(['clerk']);
});

test('Readiness says what people without a named post lack, with the same option.', async () => {
  const engine = await (await city()).engine();
  const without = await answered(engine.readiness(AT));
  expect(without.rows.some(({ post }) => post === null)).toBe(false);
  const { rows } = await answered(engine.readiness({ ...AT, people: true }));
  expect(rows.filter(({ person }) => person === 'employee')).toEqual([
    {
      ...{ post: null, person: 'employee', owedBy: 'giam-doc-a', since: '2026-04-01' },
      missing: 'điểm chưa được cấp có thẩm quyền xác nhận',
    },
  ]);
  expect(rows.filter(({ person }) => person === 'clerk').map(({ missing }) => missing)).toContain(
    'không có sản phẩm được giao',
  );
});
