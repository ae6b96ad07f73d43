import { expect, test } from 'vitest';
import { MOST_DENOMINATOR_DIGITS, tooManyDenominators } from './denominators.js';

const fractions = (n: number) => Array.from({ length: n }, (_, i) => ({ h: `1/${1_000_000_007 + 2 * i}` }));

test('counts the digits of different denominators, wherever they stand', () => {
  const most = MOST_DENOMINATOR_DIGITS / 10;
  expect(tooManyDenominators({ lines: fractions(most) })).toBe(false);
  expect(tooManyDenominators({ lines: fractions(most + 1) })).toBe(true);
  expect(tooManyDenominators([[fractions(most)], { deep: { er: `-7/${'9'.repeat(2)} ` } }])).toBe(true);
  expect(tooManyDenominators(`1/${'7'.repeat(MOST_DENOMINATOR_DIGITS + 1)}`)).toBe(true);
});

test('the same one again, decimals and other texts cost nothing', () => {
  expect(tooManyDenominators(Array.from({ length: 9_999 }, (_, i) => `${i}/44`))).toBe(false);
  expect(tooManyDenominators(Array.from({ length: 9_999 }, (_, i) => `1.${i}`))).toBe(false);
  expect(tooManyDenominators(Array.from({ length: 9_999 }, (_, i) => `12/QĐ-UBND ${i}`))).toBe(false);
});
