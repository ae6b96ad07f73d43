import { addDays, type Period, parsePeriod, type Tracking } from '@kpi-ledger/projections';
import { expect, test } from 'vitest';
import { dayDecidesFrom, decemberCutOff } from './december.js';

const DAYS = Array.from({ length: 400 }, (_, i) => addDays('2025-12-15', i));
const TRACKING: readonly (Tracking | null)[] = ['MONTH', 'QUARTER', null];

test.each([
  ['2026-Q1', '2026-03-31'],
  ['2026-11', '2026-11-30'],
  ['2026-12', '2026-12-01'],
  ['2026-Q4', '2026-12-01'],
  ['2026-H2', '2026-12-01'],
  ['2026', '2026-12-01'],
])('before the day from which it decides about %s there is neither an end nor a cut-off (P22)', (id, from) => {
  const period = parsePeriod(id) as Period;
  expect(dayDecidesFrom(period)).toBe(from);
  for (const day of DAYS.filter((of) => of < from))
    for (const tracking of TRACKING) {
      expect(day < period.last).toBe(true);
      expect(decemberCutOff(period, day, {}, tracking)).toBeNull();
    }
});
