import { expect, test } from 'vitest';
import { endedPeriods, lastDayOf, lastQuarter, periodName, quarterSign } from './period.ts';

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
  expect([quarterSign('2026-Q4', say), quarterSign('2026-Q4', (_, en) => en)]).toEqual(['Quý IV', 'Q4']);
});

test('Only what has ended is measured, and as of its last day.', () => {
  expect(['2026', '2026-H1', '2026-Q1', '2028-02', '2026-02'].map(lastDayOf)).toEqual([
    ...['2026-12-31', '2026-06-30', '2026-03-31', '2028-02-29', '2026-02-28'],
  ]);
  const ended = endedPeriods('2026-06-30');
  expect(ended.slice(0, 2)).toEqual(['2025', '2024']);
  for (const period of ['2026-H1', '2026-Q2', '2026-06', '2025-H2', '2024-Q1', '2025-01'])
    expect(ended).toContain(period);
  for (const period of ['2026', '2026-H2', '2026-Q3', '2026-07']) expect(ended).not.toContain(period);
  expect(endedPeriods('2026-06-29')).not.toContain('2026-Q2');
});
