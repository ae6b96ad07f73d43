export { display, format } from './display.js';
export { bigIntegers, checkedIntegers, parseRational } from './kernels.js';
export { greatest, isNegative, isZero, type Kernel, least, type Rational } from './rational.js';
export { mean, sum } from './sums.js';
