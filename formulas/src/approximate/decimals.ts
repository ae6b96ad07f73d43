import { Decimal } from 'decimal.js';
import { type Enclosure, type Irrationals, parseRational, type Rational } from '../numbers/index.js';

/** Digits after the point that are kept, and how far the true value may be from them. */
const PLACES = 45;
const BOUND = `0.${'0'.repeat(PLACES - 1)}1`;
/** Significant digits of the working numbers beyond those of the whole part: well past the places that are kept. */
const GUARD = 65;

/** decimal.js with its own settings, so that no other user of it can change these. */
const working = (digits: number): typeof Decimal =>
  Decimal.clone({ precision: digits, rounding: Decimal.ROUND_HALF_EVEN, toExpNeg: -9e15, toExpPos: 9e15 });

/** Roots and logarithms by decimal.js, the only place that uses it: at least 65 digits, half to even, then 45 places ± 10⁻⁴⁵. */
export const decimals: Irrationals = {
  name: 'decimal.js, 65 chữ số trở lên, làm tròn ROUND_HALF_EVEN',
  ln(value) {
    if (value.numerator <= 0n) throw new RangeError('the logarithm needs a number above 0');
    const D = working(GUARD);
    return enclosed(decimalOf(value, D).ln());
  },
  root(value, degree) {
    if (value.numerator < 0n) throw new RangeError('the root needs a number of 0 or more');
    if (value.numerator === 0n) return { low: value, high: value };
    const x = decimalOf(value, working(GUARD + wholeDigits(value)));
    return enclosed(degree === 2 ? x.sqrt() : x.cbrt());
  },
};

const wholeDigits = ({ numerator, denominator }: Rational): number => `${numerator / denominator}`.length;

const decimalOf = ({ numerator, denominator }: Rational, D: typeof Decimal): Decimal =>
  D.div(new D(`${numerator}`), new D(`${denominator}`));

function enclosed(value: Decimal): Enclosure {
  const [middle, bound] = [parseRational(value.toFixed(PLACES)), parseRational(BOUND)];
  if (middle === null || bound === null) throw new Error(`decimal.js gave no number: ${value}`);
  return { low: middle.minus(bound), high: middle.plus(bound) };
}
