import { BigRational } from './big-rational.js';
import type { Rational } from './rational.js';

function greatestCommonDivisor(x: number, y: number): number {
  let [a, b] = [x < 0 ? -x : x, y < 0 ? -y : y];
  while (b !== 0) [a, b] = [b, a % b];
  return a;
}

/**
 * Rational over safe integers. Every product and sum is checked against 2^53 - 1 before it is used; a step that passes the
 * bound is done again by BigRational, so that the result is exact in any case.
 */
export class SmallRational implements Rational {
  private constructor(
    private readonly n: number,
    private readonly d: number,
  ) {}

  /** Null when a part is not a safe integer. */
  static of(n: number, d: number): SmallRational | null {
    if (d === 0) throw new RangeError('division by zero');
    if (!Number.isSafeInteger(n) || !Number.isSafeInteger(d)) return null;
    const divisor = greatestCommonDivisor(n, d) * (d < 0 ? -1 : 1);
    // `+ 0` turns -0 into 0.
    return new SmallRational(n / divisor + 0, d / divisor);
  }

  get numerator(): bigint {
    return BigInt(this.n);
  }

  get denominator(): bigint {
    return BigInt(this.d);
  }

  plus(other: Rational): Rational {
    return (other instanceof SmallRational && this.add(other.n, other.d)) || this.big().plus(other);
  }

  minus(other: Rational): Rational {
    return (other instanceof SmallRational && this.add(-other.n, other.d)) || this.big().minus(other);
  }

  times(other: Rational): Rational {
    return (
      (other instanceof SmallRational && SmallRational.of(this.n * other.n, this.d * other.d)) ||
      this.big().times(other)
    );
  }

  over(other: Rational): Rational {
    return (
      (other instanceof SmallRational && SmallRational.of(this.n * other.d, this.d * other.n)) || this.big().over(other)
    );
  }

  compare(other: Rational): -1 | 0 | 1 {
    if (other instanceof SmallRational) {
      const left = this.n * other.d;
      const right = other.n * this.d;
      if (Number.isSafeInteger(left) && Number.isSafeInteger(right)) return left < right ? -1 : left > right ? 1 : 0;
    }
    return this.big().compare(other);
  }

  toString(): string {
    return this.d === 1 ? `${this.n}` : `${this.n}/${this.d}`;
  }

  private add(n: number, d: number): SmallRational | null {
    const left = this.n * d;
    const right = n * this.d;
    // Each product is checked by itself: two inexact ones could cancel into a safe sum.
    if (!Number.isSafeInteger(left) || !Number.isSafeInteger(right)) return null;
    return SmallRational.of(left + right, this.d * d);
  }

  private big(): BigRational {
    return BigRational.of(this.numerator, this.denominator);
  }
}
