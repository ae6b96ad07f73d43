import { expect, test } from 'vitest';
import { lastQuarter, periodName } from './period.ts';

test.each([
  ['2026-10-30', '2026-Q3'],
  ['2026-09-30', '2026-Q2'],
  ['2026-04-01', '2026-Q1'],
  ['2026-01-01', '2025-Q4'],
])('On %s the last quarter that has ended is %s.', (today, quarter) => {
  expect(lastQuarter(today)).toBe(quarter);
});

test('Periods have the names that people use.', () => {
  const say = (vi: string) => vi;
  expect(['2026-Q3', '2026-03', '2026-H2', '2026'].map((period) => periodName(period, say))).toEqual([
    'Quý III/2026',
    'Tháng 03/2026',
    '6 tháng cuối năm 2026',
    'Năm 2026',
  ]);
});
