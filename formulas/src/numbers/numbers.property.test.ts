import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { add, compare, divide, type Fraction, isWrittenAs, multiply, subtract } from '../testing/fraction.js';
import { bigIntegers, checkedIntegers, display, type Kernel, type Rational } from './index.js';

/** Small parts, and parts around the safe bound where the fast kernel has to change over. */
const part = fc.oneof(fc.integer({ min: -50, max: 50 }), fc.maxSafeInteger());
const divisor = fc.oneof(
  fc.integer({ min: 1, max: 50 }),
  fc
    .maxSafeNat()
    .map((n) => n + 1)
    .filter(Number.isSafeInteger),
);
const pair = fc.tuple(part, divisor);

const value = (kernel: Kernel, [n, d]: readonly [number, number]): Rational => kernel.ratio(n, d);
const oracle = ([n, d]: readonly [number, number]): Fraction => [BigInt(n), BigInt(d)];

describe.each([checkedIntegers, bigIntegers])('$name against unreduced BigInt pairs', (kernel) => {
  test('adds, subtracts, multiplies, divides and compares exactly', () => {
    fc.assert(
      fc.property(pair, pair, (x, y) => {
        const [p, q, P, Q] = [value(kernel, x), value(kernel, y), oracle(x), oracle(y)];
        expect(isWrittenAs(add(P, Q), p.plus(q).toString())).toBe(true);
        expect(isWrittenAs(subtract(P, Q), p.minus(q).toString())).toBe(true);
        expect(isWrittenAs(multiply(P, Q), p.times(q).toString())).toBe(true);
        if (Q[0] !== 0n) expect(isWrittenAs(divide(P, Q), p.over(q).toString())).toBe(true);
        expect(p.compare(q)).toBe(compare(P, Q));
      }),
      { numRuns: 2000 },
    );
  });

  test('reads back what it writes', () => {
    fc.assert(fc.property(pair, (x) => kernel.parse(value(kernel, x).toString())?.compare(value(kernel, x)) === 0));
  });

  test('a display never crosses a threshold of two places', () => {
    fc.assert(
      fc.property(pair, fc.integer({ min: 0, max: 10_000 }), ([n, d], hundredths) => {
        const size = value(kernel, [Math.abs(n), d]);
        const threshold = kernel.ratio(hundredths, 100);
        const shown = kernel.parse(display(size));
        expect(shown?.compare(threshold) === -1).toBe(size.compare(threshold) === -1);
      }),
    );
  });
});

test('values of both kernels mix', () => {
  fc.assert(
    fc.property(pair, pair, (x, y) => {
      const mixed = value(checkedIntegers, x).plus(value(bigIntegers, y));
      expect(isWrittenAs(add(oracle(x), oracle(y)), mixed.toString())).toBe(true);
    }),
  );
});
