import type { Kernel, Rational } from '../../numbers/index.js';
import { type Moments, momentsOf } from './moments.js';

/** When a sample has an outlier problem, and how many points may be moved. */
export interface OutlierLimits {
  /** |skewness| from this on … */
  readonly skewness: Rational;
  /** … together with a kurtosis from this on is a problem. */
  readonly kurtosis: Rational;
  /** Points that may be changed at most. */
  readonly maxPoints: number;
}

/** Compared exactly: |skewness| ≥ S is skewness² ≥ S². A sample without shape has no problem. */
export const isProblem = (moments: Moments | null, { skewness, kurtosis }: OutlierLimits): boolean =>
  moments !== null &&
  moments.skewnessSquared.compare(skewness.times(skewness)) >= 0 &&
  moments.kurtosis.compare(kurtosis) >= 0;

/** A sample whose extreme points were set to the next value, one value after the other. */
export interface Winsorised {
  readonly values: readonly Rational[];
  /** Places of the changed points, in their order. */
  readonly changed: readonly number[];
  /** False: after the most changes there still is a problem. */
  readonly passes: boolean;
}

/**
 * Sets the extreme value (the highest for positive skewness, else the lowest) to the next one until there is no problem or
 * `maxPoints` are changed; equal extremes move together.
 */
export function winsorise(raw: readonly Rational[], limits: OutlierLimits, numbers: Kernel): Winsorised {
  let values = raw;
  const changed = new Set<number>();
  const places = (): readonly number[] => [...changed].sort((x, y) => x - y);
  for (;;) {
    const moments = momentsOf(values, numbers);
    if (moments === null || !isProblem(moments, limits)) return { values, changed: places(), passes: true };
    if (changed.size >= limits.maxPoints) return { values, changed: places(), passes: false };
    const sorted = [...values].sort((x, y) => (moments.sign < 0 ? x.compare(y) : y.compare(x)));
    const extreme = sorted[0];
    const next = sorted.find((value) => extreme !== undefined && value.compare(extreme) !== 0);
    // A sample with moments has at least two different values.
    if (extreme === undefined || next === undefined) return { values, changed: places(), passes: true };
    for (const [at, value] of values.entries()) if (value.compare(extreme) === 0) changed.add(at);
    values = values.map((value) => (value.compare(extreme) === 0 ? next : value));
  }
}
