import fc from 'fast-check';
import { expect, test } from 'vitest';
import { displayOfText } from './display-of-text.js';
import { bigIntegers, decimalText } from './index.js';

const MOST = BigInt(Number.MAX_SAFE_INTEGER);
/** Small, as in answers, around what a double holds, also after 100 times, and beyond. */
const whole = fc.oneof(
  fc.bigInt({ min: 0n, max: 400n }),
  ...[1n, 2n, 100n, 200n].map((of) => fc.bigInt({ min: MOST / of - 4n, max: MOST / of + 4n })),
  fc.bigInt({ min: 0n, max: 10n ** 25n }),
);
const text = fc.oneof(
  fc.tuple(fc.constantFrom('', '', '-'), whole, whole).map(([sign, n, d]) => `${sign}${n}/${d}`),
  fc.tuple(fc.constantFrom('', '', '-'), whole, fc.nat(10 ** 9)).map(([sign, n, places]) => `${sign}${n}.${places}`),
  whole.map(String),
  fc.constantFrom('', '.', '1.', '.5', '01', '1/0', '1.5/2', '1/2/3', '1/-2', '1e3', ' 1', '+1', '-0'),
);
const shown = fc.record({ places: fc.constantFrom(0, 1, 2, 4, 20), rounding: fc.constantFrom('CUT', 'HALF_UP') });

test('the decimal of a text is that of the number it is, over BigInt', () => {
  fc.assert(
    fc.property(text, shown, (of, how) => {
      const number = bigIntegers.parse(of);
      expect(displayOfText(of, how)).toBe(number && decimalText(number, how));
    }),
    { numRuns: 3000 },
  );
});
