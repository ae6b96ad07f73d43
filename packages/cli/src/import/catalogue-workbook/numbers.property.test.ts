import { parseRational, type Rational } from '@kpi-ledger/engine';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cut, plainest, rounded } from './numbers.js';

const exact = (text: string): Rational => {
  const value = parseRational(text);
  if (value === null) throw new Error(text);
  return value;
};
const quotient = fc
  .tuple(fc.integer({ min: 0, max: 100_000 }), fc.integer({ min: 1, max: 1_000 }))
  .map(([over, under]) => exact(`${over}/${under}`));
const places = fc.integer({ min: 0, max: 6 });
const unit = (of: number): Rational => exact(`1/${10 ** of}`);

test('a quotient is cut below itself by less than a unit of the last place', () => {
  fc.assert(
    fc.property(quotient, places, (value, of) => {
      const below = exact(cut(value, of));
      expect(below.compare(value)).toBeLessThanOrEqual(0);
      expect(value.minus(below).compare(unit(of))).toBeLessThan(0);
    }),
  );
});

test('it is rounded to within half a unit, a half away from zero', () => {
  fc.assert(
    fc.property(quotient, places, (value, of) => {
      const off = exact(rounded(value, of)).minus(value);
      const half = unit(of).over(exact('2'));
      expect(off.compare(half)).toBeLessThanOrEqual(0);
      expect(off.compare(exact('0').minus(half))).toBeGreaterThan(0);
    }),
  );
  expect([rounded(exact('8/3'), 2), rounded(exact('1/8'), 2), rounded(exact('5/2'), 0)]).toEqual(['2.67', '0.13', '3']);
});

test('the plainest form says the same number: a decimal where it ends', () => {
  fc.assert(
    fc.property(quotient, (value) => {
      expect(exact(plainest(value)).compare(value)).toBe(0);
    }),
  );
  expect(['25/5', '8/5', '8/3', '150/5'].map((text) => plainest(exact(text)))).toEqual(['5', '1.6', '8/3', '30']);
});
