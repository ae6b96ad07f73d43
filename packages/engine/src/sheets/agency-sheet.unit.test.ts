import { expect, test } from 'vitest';
import { assigned, smallCity } from '../testing/city.js';
import { answered, TestLedger } from '../testing/ledger.js';

const CRITERIA = [
  { id: 'c1', part: 'GENERAL', item: '6.1', label: 'Chấp hành chủ trương', max: '30', optional: false },
  { id: 'k1', part: 'RESULTS', item: '7.b', label: 'Tỷ lệ hoàn thành', max: '70', optional: false },
] as const;

async function scored(adopted: boolean): Promise<TestLedger> {
  const ledger = new TestLedger();
  await smallCity(ledger);
  await assigned(ledger, 'bao-cao', '2026-03-31');
  if (adopted)
    await ledger.record('AgencyCriteriaSetAdopted', { unit: 'ubnd-tp', set: 'bo-2026', criteria: [...CRITERIA] });
  ledger.on('2027-01-05');
  await ledger.record(
    'AgencyCriteriaScored',
    {
      unit: 'so-a',
      period: '2026',
      ...(adopted ? { set: { adoptedBy: 'ubnd-tp', id: 'bo-2026' } } : {}),
      criteria: CRITERIA.map(({ id, part, max, optional }) => ({ id, part, max, points: max, optional })),
    },
    '2026-12-31',
  );
  return ledger;
}

test('The sheet words the criteria as the adopted set does, and names who heads and who recognises (Điều 5).', async () => {
  const engine = await (await scored(true)).engine();
  const sheet = await answered(engine.agencySheet({ period: '2026', unit: 'so-a' }));
  expect(sheet.criteria.map(({ id, label, points }) => [id, label, points])).toEqual([
    ['c1', 'Chấp hành chủ trương', '30'],
    ['k1', 'Tỷ lệ hoàn thành', '70'],
  ]);
  expect(sheet).toMatchObject({ unit: 'so-a', year: '2026', superior: 'ubnd-tp', head: 'director', S: '100' });
  expect(sheet.recogniser).toBe('chair');
});

test('Points that follow no adopted set have no wording: none is invented.', async () => {
  const engine = await (await scored(false)).engine();
  const { criteria } = await answered(engine.agencySheet({ period: '2026', unit: 'so-a' }));
  expect(criteria.map(({ label }) => label)).toEqual([null, null]);
});

test('An unknown unit, or a period that is no year, is an error that names it.', async () => {
  const engine = await (await scored(true)).engine();
  expect(await engine.agencySheet({ period: '2026', unit: 'nowhere' })()).toMatchObject({
    left: { code: 'UNKNOWN_UNIT' },
  });
  expect(await engine.agencySheet({ period: '2026-Q1', unit: 'so-a' })()).toMatchObject({
    left: { code: 'NOT_A_YEAR' },
  });
});
