import { beforeEach, expect, test } from 'vitest';
import { confirmed, smallCity } from '../testing/city.js';
import { answered, TestLedger } from '../testing/ledger.js';

let ledger: TestLedger;

/**
 * Somebody begins on Monday 23 March 2026 and is confirmed 80 for the first quarter and 60 for the second. Working days: in March 23–27,
 * 30 and 31, seven; in the second quarter 20 in April (27 and 30 off), 20 in May (1 off), 22 in June, sixty-two.
 */
beforeEach(async () => {
  ledger = new TestLedger();
  await smallCity(ledger);
  ledger.on('2026-03-23');
  await ledger.record(
    'OfficialRegistered',
    { person: 'newcomer', name: 'Bà B', personKind: 'CONG_CHUC' },
    '2026-03-23',
  );
  await ledger.record('OfficialAssigned', { person: 'newcomer', unit: 'so-a', role: 'STAFF' }, '2026-03-23');
  ledger.on('2026-07-06');
  await confirmed(ledger, 'newcomer', '80', '2026-Q1', '2026-03-31');
  await confirmed(ledger, 'newcomer', '60', '2026-Q2', '2026-06-30');
});

const adopt = (id: string, value: string) =>
  ledger.record('RuleSetAdopted', { rules: [{ id, value, from: '2026-01-01', source: '5/QĐ-UBND' }] }, '2026-01-01');
const half = async () => {
  const engine = await ledger.engine();
  const row = await answered(engine.explain({ period: '2026-H1', subject: 'newcomer' }));
  return { S: row.S, status: row.status, missing: row.missing.map(({ what }) => what) };
};

test('By default both quarters count alike, whatever the days worked.', async () => {
  expect(await half()).toMatchObject({ S: '70' });
});

test('P24 BY_WORKING_DAYS: each quarter weighs as many working days as were worked in it.', async () => {
  await adopt('P24', 'BY_WORKING_DAYS');
  // (7 × 80 + 62 × 60) / 69
  expect(await half()).toMatchObject({ S: '4280/69' });
});

test('Days of a recorded absence are no days of work.', async () => {
  await adopt('P24', 'BY_WORKING_DAYS');
  await ledger.record('AbsenceRecorded', { person: 'newcomer', until: '2026-06-12', kind: 'SICK' }, '2026-06-01');
  // 1–5 and 8–12 June: ten days less. (7 × 80 + 52 × 60) / 59
  expect(await half()).toMatchObject({ S: '3680/59' });
});

test('P45: a quarter with fewer working days than the minimum is left out.', async () => {
  await adopt('P45', '8');
  expect(await half()).toMatchObject({ S: '60' });
  await adopt('P45', '7');
  expect(await half()).toMatchObject({ S: '70' });
});

test('Where the calendar of the year is not known, the mean is withheld and says why.', async () => {
  const later = new TestLedger();
  await smallCity(later);
  later.on('2027-07-06');
  await confirmed(later, 'employee', '80', '2027-Q1', '2027-03-31');
  await confirmed(later, 'employee', '60', '2027-Q2', '2027-06-30');
  ledger = later;
  await adopt('P24', 'BY_WORKING_DAYS');
  const row = await answered((await later.engine()).explain({ period: '2027-H1', subject: 'employee' }));
  expect(row.S).toBeNull();
  expect(row.missing.map(({ what }) => what).join()).toContain('lịch làm việc');
});
