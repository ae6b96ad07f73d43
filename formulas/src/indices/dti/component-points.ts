import { greatest, isNegative, isZero, type Kernel, least, type Rational, sum } from '../../numbers/index.js';
import { exactNumber, Refusal } from '../../reading/index.js';
import type { DtiComponent } from './component.js';

/** Points of a component index, 0..max; null where something was not measured or nothing can be divided by. */
export function componentPoints(component: DtiComponent, path: string, numbers: Kernel): Rational | null {
  const max = maximumOf(component, path, numbers);
  const amount = (text: string, field: string): Rational => amountOf(text, `${path}.${field}`, numbers);
  switch (component.rule) {
    case 'GIVEN': {
      if (component.points === null) return null;
      const points = amount(component.points, 'points');
      return points.compare(max) > 0 ? refuseAbove(component.points, `${path}.points`) : points;
    }
    case 'CATEGORICAL': {
      if (component.state === null) return null;
      const at = component.options.findIndex(({ state }) => state === component.state);
      const option = component.options[at];
      if (option === undefined) return refuseState(component.state, `${path}.state`);
      return max.times(fractionOf(option.fraction, `${path}.options[${at}].fraction`, numbers));
    }
    case 'SUM_OF_PARTS': {
      const shares = component.parts.map(({ fraction, held }, at) => {
        const share = fractionOf(fraction, `${path}.parts[${at}].fraction`, numbers);
        return held === null ? null : held ? share : numbers.integer(0);
      });
      const known = shares.filter((share) => share !== null);
      return known.length < shares.length ? null : max.times(least(sum(known, numbers), numbers.integer(1)));
    }
    case 'RATIO':
    case 'THRESHOLD_RATIO': {
      const { numerator, denominator } = component;
      const reach = component.rule === 'RATIO' ? numbers.integer(1) : amount(component.threshold, 'threshold');
      if (isZero(reach)) return refuseThreshold(`${path}.threshold`);
      if (numerator === null || denominator === null) return null;
      const whole = amount(denominator, 'denominator');
      const part = amount(numerator, 'numerator');
      if (isZero(whole)) return ofNothing(component.emptyDenominator, max, numbers);
      return max.times(least(part.over(whole).over(reach), numbers.integer(1)));
    }
    case 'LADDER': {
      if (component.count === null) return null;
      const reached = component.steps
        .map(({ from, points }, at) => ({ from, points: amount(points, `steps[${at}].points`) }))
        .filter(({ from }) => from <= (component.count ?? 0))
        .map(({ points }) => points);
      return least(reached.reduce(greatest, numbers.integer(0)), max);
    }
    case 'COUNT_CAPPED':
      return component.count === null
        ? null
        : least(amount(component.each, 'each').times(numbers.integer(component.count)), max);
    case 'RELATIVE_TO_BEST': {
      if (component.value === null || component.best === null) return null;
      const best = amount(component.best, 'best');
      const value = amount(component.value, 'value');
      return isZero(best) ? null : max.times(least(value.over(best), numbers.integer(1)));
    }
  }
}

/** The maximum of a component, above 0. */
export function maximumOf({ max, id }: DtiComponent, path: string, numbers: Kernel): Rational {
  const value = exactNumber(max, `${path}.max`, numbers);
  if (value.numerator > 0n) return value;
  throw new Refusal(
    'MAX_NOT_POSITIVE',
    `${path}.max`,
    `the maximum of ${id} is above 0, got ${max}`,
    `điểm tối đa của ${id} phải lớn hơn 0, nhận được ${max}`,
  );
}

/** 0 ÷ 0 is neither nothing nor everything, unless the row of the table says so. */
const ofNothing = (says: 'ZERO' | 'FULL' | undefined, max: Rational, numbers: Kernel): Rational | null =>
  says === undefined ? null : says === 'FULL' ? max : numbers.integer(0);

function amountOf(text: string, path: string, numbers: Kernel): Rational {
  const value = exactNumber(text, path, numbers);
  if (!isNegative(value)) return value;
  throw new Refusal('NEGATIVE', path, `0 or more is needed, got ${text}`, `phải từ 0 trở lên, nhận được ${text}`);
}

function fractionOf(text: string, path: string, numbers: Kernel): Rational {
  const value = amountOf(text, path, numbers);
  if (value.compare(numbers.integer(1)) <= 0) return value;
  throw new Refusal(
    'FRACTION_OUT_OF_RANGE',
    path,
    `a share of the maximum is 0 to 1, got ${text}`,
    `tỷ lệ của điểm tối đa từ 0 đến 1, nhận được ${text}`,
  );
}

function refuseAbove(points: string, path: string): never {
  throw new Refusal('POINTS_OUT_OF_RANGE', path, `${points} is above the maximum`, `${points} vượt quá điểm tối đa`);
}

function refuseState(state: string, path: string): never {
  throw new Refusal(
    'UNKNOWN_STATE',
    path,
    `the rule has no state ${state}`,
    `quy tắc chấm không có trạng thái ${state}`,
  );
}

function refuseThreshold(path: string): never {
  throw new Refusal('THRESHOLD_ZERO', path, 'a threshold is above 0', 'ngưỡng phải lớn hơn 0');
}
