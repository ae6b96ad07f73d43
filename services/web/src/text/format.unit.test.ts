import { expect, test } from 'vitest';
import { cut, day, decimal, forDrawing, targetText, timeInHue, withDays } from './format.ts';

test('A fraction is cut, never rounded: a display never crosses a threshold.', () => {
  // 89.9999… is not 90, which would be another class.
  expect(cut('899999/10000', 'vi')).toBe('89,99');
  expect(cut('16333/204', 'vi')).toBe('80,06');
  expect(cut('16333/204', 'en')).toBe('80.06');
  expect(cut('2/3', 'vi', 4)).toBe('0,6666');
  expect(cut('không rõ', 'vi')).toBe('không rõ');
});

test('Digits beyond those of a float stay what they are.', () => {
  expect(cut('12345678901234567890.129', 'vi')).toBe('12345678901234567890,12');
  expect(decimal('0.1000000000000000055', 'vi')).toBe('0,1000000000000000055');
});

test('A target is read without the marks of formulas that the texts came with.', () => {
  expect(['$\\leq 5$', '$> 0,8$', '≥ 3%'].map(targetText)).toEqual(['≤ 5', '> 0,8', '≥ 3%']);
});

test('Days and instants as they are written in Vietnam.', () => {
  expect(day('2026-09-30')).toBe('30/09/2026');
  expect(withDays('Thời hạn 2026-09-20, nộp 2026-09-26')).toBe('Thời hạn 20/09/2026, nộp 26/09/2026');
  // Midnight has passed in Huế while it is the day before in Greenwich.
  expect(timeInHue('2026-01-04T18:30:05.000Z')).toBe('05/01/2026 01:30:05');
});

test('For drawing only: an unknown value is drawn as nothing.', () => {
  expect([forDrawing(null), forDrawing('1/4')]).toEqual([0, 0.25]);
});
