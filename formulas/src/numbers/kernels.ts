import { BigRational } from './big-rational.js';
import type { Kernel, Rational } from './rational.js';
import { SmallRational } from './small-rational.js';

/** Longer texts are refused: no score, factor or measurement needs them, and they would only burn time. */
const LONGEST = 1000;

const DECIMAL = /^(-?)(0|[1-9]\d*)(?:\.(\d+))?$/;
const FRACTION = /^(-?(?:0|[1-9]\d*))\/([1-9]\d*)$/;

/** Numerator and denominator as written; null unless the text is `n`, `n.ddd` or `n/d` without sign `+`, exponent or spaces. */
function partsOf(text: string): [numerator: string, denominator: string] | null {
  if (text.length > LONGEST) return null;
  const decimal = DECIMAL.exec(text);
  if (decimal) {
    const [, sign = '', whole = '', places = ''] = decimal;
    return [`${sign}${whole}${places}`, `1${'0'.repeat(places.length)}`];
  }
  const fraction = FRACTION.exec(text);
  if (fraction) {
    const [, numerator = '', denominator = ''] = fraction;
    return [numerator, denominator];
  }
  return null;
}

/** BigInt throughout: the plain reference kernel. */
export const bigIntegers: Kernel = {
  name: 'big-integers',
  ratio: (numerator, denominator) => BigRational.of(BigInt(numerator), BigInt(denominator)),
  integer: (value) => BigRational.of(BigInt(value), 1n),
  parse(text) {
    const parts = partsOf(text);
    return parts && BigRational.of(BigInt(parts[0]), BigInt(parts[1]));
  },
};

/** Safe integers with a checked bound, BigInt only for the steps that pass it: the kernel of every normal evaluation. */
export const checkedIntegers: Kernel = {
  name: 'checked-integers',
  ratio: (numerator, denominator) =>
    SmallRational.of(numerator, denominator) ?? bigIntegers.ratio(numerator, denominator),
  integer: (value) => SmallRational.of(value, 1) ?? bigIntegers.integer(value),
  parse(text) {
    const parts = partsOf(text);
    return parts && (SmallRational.of(Number(parts[0]), Number(parts[1])) ?? bigIntegers.parse(text));
  },
};

/** Reads an exact number with the usual kernel; null when the text is not one. */
export const parseRational = (text: string): Rational | null => checkedIntegers.parse(text);
