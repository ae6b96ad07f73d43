/**
 * The oracle's own arithmetic: pairs of BigInt that are never reduced, compared by cross multiplication. It shares nothing with
 * `src/numbers`.
 */
export type Fraction = readonly [numerator: bigint, denominator: bigint];

export const whole = (n: number | bigint): Fraction => [BigInt(n), 1n];
export const add = ([a, b]: Fraction, [c, d]: Fraction): Fraction => [a * d + c * b, b * d];
export const subtract = ([a, b]: Fraction, [c, d]: Fraction): Fraction => [a * d - c * b, b * d];
export const multiply = ([a, b]: Fraction, [c, d]: Fraction): Fraction => [a * c, b * d];
export const divide = ([a, b]: Fraction, [c, d]: Fraction): Fraction => (c < 0n ? [-a * d, -b * c] : [a * d, b * c]);
/** Below 0, 0 or above 0, like x − y. */
export const compare = ([a, b]: Fraction, [c, d]: Fraction): number => Number(a * d > c * b) - Number(a * d < c * b);
export const total = (all: readonly Fraction[]): Fraction => all.reduce(add, whole(0));
export const smaller = (x: Fraction, y: Fraction): Fraction => (compare(x, y) <= 0 ? x : y);
export const larger = (x: Fraction, y: Fraction): Fraction => (compare(x, y) >= 0 ? x : y);

/** Reads `n`, `n.ddd` or `n/d`. */
export function fraction(text: string): Fraction {
  const [n = '', d] = text.split('/');
  if (d !== undefined) return [BigInt(n), BigInt(d)];
  const [int = '', decimals = ''] = n.split('.');
  return [BigInt(int + decimals), 10n ** BigInt(decimals.length)];
}

/** True when the exact text of an answer names this fraction in lowest terms. */
export function isWrittenAs([n, d]: Fraction, text: string | null | undefined): boolean {
  const match = /^(-?\d+)(?:\/(\d+))?$/.exec(text ?? '');
  if (!match) return false;
  const [shownN, shownD] = [BigInt(match[1] ?? ''), BigInt(match[2] ?? '1')];
  let [a, b] = [shownN < 0n ? -shownN : shownN, shownD];
  while (b > 0n) [a, b] = [b, a % b];
  const lowest = a === 1n || (shownN === 0n && shownD === 1n);
  return lowest && match[2] !== '1' && shownN * d === n * shownD;
}
