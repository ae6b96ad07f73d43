import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bigIntegers, type Rational } from '../numbers/index.js';
import { decimals } from './decimals.js';

/** Positive rationals from very small to very large. */
const positive = fc
  .tuple(fc.bigInt(1n, 10n ** 40n), fc.bigInt(1n, 10n ** 40n))
  .map(([n, d]) => bigIntegers.parse(`${n}/${d}`) as Rational);

const power = (x: Rational, n: number): Rational => (n === 1 ? x : x.times(power(x, n - 1)));

describe.each([2, 3] as const)('the root of degree %d', (degree) => {
  test('lies between its bounds: low^n ≤ x ≤ high^n, exactly, and the bounds are close', () => {
    fc.assert(
      fc.property(positive, (x) => {
        const { low, high } = decimals.root(x, degree);
        if (low.numerator > 0n) expect(power(low, degree).compare(x)).toBeLessThanOrEqual(0);
        expect(power(high, degree).compare(x)).toBeGreaterThanOrEqual(0);
        expect(high.minus(low).toString()).toBe(`1/${10n ** 45n / 2n}`);
      }),
      { numRuns: 300 },
    );
  });

  test('of 0 is exactly 0; of less than 0 there is none', () => {
    const zero = bigIntegers.integer(0);
    expect(decimals.root(zero, degree)).toEqual({ low: zero, high: zero });
    expect(() => decimals.root(bigIntegers.integer(-1), degree)).toThrow(RangeError);
  });
});

/** ln by its own series in whole numbers of 10⁻⁷⁰: x = 2^k · m, ln m = 2·artanh((m − 1)/(m + 1)), cut at 10⁻⁷⁰. */
function logarithm({ numerator, denominator }: Rational): bigint {
  const unit = 10n ** 70n;
  const artanh = (n: bigint, d: bigint): bigint => {
    let [term, sum] = [(n * unit) / d, 0n];
    for (let k = 1n; term !== 0n; k += 2n) {
      sum += term / k;
      term = (term * n * n) / (d * d);
    }
    return sum;
  };
  let [n, d, k] = [numerator, denominator, 0n];
  for (; n > 2n * d; k += 1n) d *= 2n;
  for (; n < d; k -= 1n) n *= 2n;
  return 2n * artanh(n - d, n + d) + k * 2n * artanh(1n, 3n);
}

describe('the natural logarithm', () => {
  test('lies between its bounds, by a series of its own', () => {
    fc.assert(
      fc.property(positive, (x) => {
        const { low, high } = decimals.ln(x);
        const value = bigIntegers.parse(`${logarithm(x)}/${10n ** 70n}`) as Rational;
        // The series is cut a few hundred times at 10⁻⁷⁰; the bounds are 10⁻⁴⁵ away.
        expect([low.compare(value), value.compare(high)]).toEqual([-1, -1]);
        expect(high.minus(low).toString()).toBe(`1/${10n ** 45n / 2n}`);
      }),
      { numRuns: 200 },
    );
  });

  test('of 1 encloses 0; of 0 there is none', () => {
    const { low, high } = decimals.ln(bigIntegers.integer(1));
    expect([low.numerator < 0n, high.numerator > 0n]).toEqual([true, true]);
    expect(() => decimals.ln(bigIntegers.integer(0))).toThrow(RangeError);
  });
});
