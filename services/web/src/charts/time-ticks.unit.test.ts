import { expect, test } from 'vitest';
import { dayNumber, timeTicks } from './time-ticks.ts';

const labels = (first: string, last: string, most: number) => timeTicks(first, last, most).map(({ label }) => label);

test('A short time has its quarters, a long one its years, and never more marks than there is room for.', () => {
  expect(labels('2026-02-24', '2027-01-31', 9)).toEqual(['Q2/2026', 'Q3/2026', 'Q4/2026', 'Q1/2027']);
  expect(labels('2025-06-30', '2030-12-31', 9)).toEqual(['2026', '2027', '2028', '2029', '2030']);
  expect(labels('2025-06-30', '2045-12-31', 5)).toEqual(['2026', '2030', '2034', '2038', '2042']);
  expect(labels('2026-05-01', '2026-05-02', 5)).toEqual([]);
});

test('Days are as far from each other as the calendar says.', () => {
  expect(dayNumber('2026-03-01') - dayNumber('2026-02-28')).toBe(1);
  expect(dayNumber('2028-03-01') - dayNumber('2028-02-28')).toBe(2);
});
