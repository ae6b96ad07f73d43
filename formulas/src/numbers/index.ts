export { APPROXIMATION_BOUND, type Approximate, approximateText, approximation } from './approximation.js';
export { decimalText, display, format, type Shown } from './display.js';
export { difference, type Enclosure, exactly, type Irrationals, product, quotient, rootOf } from './enclosure.js';
export { bigIntegers, checkedIntegers, parseRational } from './kernels.js';
export { greatest, isNegative, isZero, type Kernel, least, type Rational } from './rational.js';
export { mean, sum } from './sums.js';
