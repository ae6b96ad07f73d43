import { add, compare, divide, type Fraction, fraction, multiply, total, whole } from './fraction.js';

/** Points of the second generation, written again from the table of the decision. */
const POINTS = { NT: 100, TC: 100, HT: 100, NL: 100, AT: 100, HDCQS: 200, HDKTS: 150, HDXHS: 150 } as const;

type Mains = Readonly<Record<keyof typeof POINTS, string>>;

const entries = (of: Mains) => Object.entries(POINTS).map(([id, points]) => ({ value: of[id as keyof Mains], points }));

/** DTI: every point of the 1000 counted. */
export const naiveDti = (mains: Mains): Fraction =>
  divide(total(entries(mains).map(({ value, points }) => multiply(fraction(value), whole(points)))), whole(1000));

export const naiveMean = (values: readonly Fraction[]): Fraction => divide(total(values), whole(values.length));

/** Mean where each value is repeated as often as its weight says, in halves. */
export function naiveWeighted(rows: readonly { readonly value: string; readonly halves: number }[]): Fraction {
  return naiveMean(rows.flatMap(({ value, halves }) => Array.from({ length: halves }, () => fraction(value))));
}

/** One more than the number of better ones, by comparing with everybody. */
export const naiveRank = (value: Fraction, all: readonly Fraction[]): number =>
  1 + all.filter((other) => compare(other, value) > 0).length;

/** 100·(x − min)/(max − min) as the share of the way from the worst to x. */
export function naiveScore(x: Fraction, all: readonly Fraction[], good: boolean): Fraction {
  const [first = x, ...rest] = all;
  const [low, high] = rest.reduce<[Fraction, Fraction]>(
    ([a, b], value) => [compare(value, a) < 0 ? value : a, compare(value, b) > 0 ? value : b],
    [first, first],
  );
  const minus = ([n, d]: Fraction): Fraction => [-n, d];
  const way = good ? add(x, minus(low)) : add(high, minus(x));
  return multiply(whole(100), divide(way, add(high, minus(low))));
}
