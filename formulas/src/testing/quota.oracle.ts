/** Tries every number of excellent people: the most x of n for which x is at most the rate of the base. Rate as a fraction of integers. */
export function mostExcellent(
  n: number,
  [part, whole]: readonly [number, number],
  base: 'GOOD_ONLY' | 'GOOD_AND_ABOVE',
): number {
  let most = 0;
  for (let x = 0; x <= n; x++) {
    const denominator = base === 'GOOD_ONLY' ? n - x : n;
    if (x * whole <= part * denominator) most = x;
  }
  return most;
}
