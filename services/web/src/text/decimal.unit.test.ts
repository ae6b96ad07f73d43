import { expect, test } from 'vitest';
import { decimalOf } from './decimal.ts';

test('In Vietnamese the comma is the decimal sign, dots stand between groups of three.', () => {
  const read = (text: string) => decimalOf(text, 'vi');
  expect(['12,5', '0,05', '1.234,5', '1.234.567', '1234', ' 7 ', '-3,2'].map(read)).toEqual([
    ...['12.5', '0.05', '1234.5', '1234567', '1234', '7', '-3.2'],
  ]);
  // A dot that may mean either is refused: a figure that is a thousand times too large is worse than a question.
  expect(['12.5', '1.23', '1.2345', '1,2,3', '12,', ',5', '', 'x', '1e3', '1.234.5'].map(read)).toEqual(
    Array(10).fill(null),
  );
});

test('In English it is the other way round.', () => {
  expect(['12.5', '1,234.5', '12,5'].map((text) => decimalOf(text, 'en'))).toEqual(['12.5', '1234.5', null]);
});

test('Every digit stays: nothing passes through a float.', () => {
  expect(decimalOf('12345678901234567,890123456789', 'vi')).toBe('12345678901234567.890123456789');
});
