import { isNegative, isZero, type Kernel, type Rational } from '../numbers/index.js';
import { exactNumber, Refusal } from '../reading/index.js';
import type { Attained } from './answer.js';

export interface ValueTarget {
  readonly comparator: '>=' | '<=' | '>' | '<' | '=' | 'range';
  readonly value: string;
  readonly upper?: string | null;
  readonly actual: string;
  readonly baseline?: string | null;
}

interface Measured {
  readonly x: Rational;
  readonly baseline: Rational | null;
  readonly numbers: Kernel;
}

/** Attainment of a value target, exactly as the table of the public interface fixes it. */
export function attainValue(target: ValueTarget, numbers: Kernel): Attained {
  const R = exactNumber(target.value, 'value', numbers);
  const measured: Measured = {
    x: exactNumber(target.actual, 'actual', numbers),
    baseline: target.baseline == null ? null : exactNumber(target.baseline, 'baseline', numbers),
    numbers,
  };
  switch (target.comparator) {
    case '>=':
    case '>':
      return atLeast(R, target.comparator === '>', measured);
    case '<=':
    case '<':
      return atMost(R, target.comparator === '<', measured);
    case '=':
      return equal(R, measured);
    case 'range':
      return within(R, exactNumber(target.upper ?? '', 'upper', numbers), measured);
  }
}

function atLeast(R: Rational, strict: boolean, measured: Measured): Attained {
  const { x, numbers } = measured;
  const side = x.compare(R);
  const margin = x.minus(R);
  const status = strict ? side > 0 : side >= 0;
  return progressOf(status, margin, R, measured, {
    fromBaseline: measured.baseline !== null && measured.baseline.compare(R) < 0,
    ratio: R.compare(numbers.integer(0)) > 0 && !isNegative(x) ? x.over(R) : null,
  });
}

function atMost(R: Rational, strict: boolean, measured: Measured): Attained {
  const { x, numbers } = measured;
  const side = x.compare(R);
  const margin = R.minus(x);
  const status = strict ? side < 0 : side <= 0;
  return progressOf(status, margin, R, measured, {
    fromBaseline: measured.baseline !== null && measured.baseline.compare(R) > 0,
    ratio: R.compare(numbers.integer(0)) > 0 && x.compare(numbers.integer(0)) > 0 ? R.over(x) : null,
  });
}

/** From a baseline on the wrong side: the part of the way that is done; otherwise the ratio, where there is one. */
function progressOf(
  status: boolean,
  margin: Rational,
  R: Rational,
  { x, baseline }: Measured,
  way: { readonly fromBaseline: boolean; readonly ratio: Rational | null },
): Attained {
  if (way.fromBaseline && baseline !== null) {
    return { status, margin, raw: x.minus(baseline).over(R.minus(baseline)), method: 'BASELINE' };
  }
  if (way.ratio !== null || status) return { status, margin, raw: way.ratio, method: 'RATIO' };
  return { status, margin, raw: null, method: null, reason: 'TARGET_NOT_RATIO' };
}

function equal(R: Rational, { x, numbers }: Measured): Attained {
  const difference = x.minus(R);
  const status = isZero(difference);
  const margin = isNegative(difference) ? difference : numbers.integer(0).minus(difference);
  return { status, margin, raw: numbers.integer(status ? 1 : 0), method: 'BINARY' };
}

/** Both bounds belong to the range; outside it the nearest one counts. */
function within(lower: Rational, upper: Rational, measured: Measured): Attained {
  if (lower.compare(upper) > 0) {
    throw new Refusal(
      'RANGE_REVERSED',
      'upper',
      `${upper} is below the lower bound ${lower}`,
      `cận trên ${upper} nhỏ hơn cận dưới ${lower}`,
    );
  }
  const { x, numbers } = measured;
  if (x.compare(lower) < 0) return atLeast(lower, false, measured);
  if (x.compare(upper) > 0) return atMost(upper, false, measured);
  const [above, below] = [x.minus(lower), upper.minus(x)];
  return { status: true, margin: above.compare(below) < 0 ? above : below, raw: numbers.integer(1), method: 'BINARY' };
}
