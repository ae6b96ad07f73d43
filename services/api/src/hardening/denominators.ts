/**
 * Exact sums of fractions have the common denominator of all of them: a few hundred different ones in a small request would
 * keep the service busy for minutes.
 */
export const MOST_DENOMINATOR_DIGITS = 1000;

/** Whether the different denominators of the fractions "n/d" in a JSON value have more digits together. */
export function tooManyDenominators(value: unknown): boolean {
  const seen = new Set<string>();
  let digits = 0;
  const open: unknown[] = [value];
  while (open.length > 0) {
    const next = open.pop();
    if (typeof next === 'object' && next !== null) for (const part of Object.values(next)) open.push(part);
    if (typeof next !== 'string') continue;
    const denominator = /\/0*([0-9]+)\s*$/.exec(next)?.[1];
    if (denominator === undefined || seen.has(denominator)) continue;
    seen.add(denominator);
    digits += denominator.length;
    if (digits > MOST_DENOMINATOR_DIGITS) return true;
  }
  return false;
}
