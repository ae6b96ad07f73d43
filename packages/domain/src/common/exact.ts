/** An exact number of the log ("25.5", "2047/24") as a fraction of whole numbers. */
function fractionOf(text: string): readonly [numerator: bigint, denominator: bigint] {
  const [whole = '0', under] = text.split('/');
  if (under !== undefined) return [BigInt(whole), BigInt(under)];
  const [before = '0', after = ''] = whole.split('.');
  return [BigInt(before + after), 10n ** BigInt(after.length)];
}

/** Below 0, 0 or above 0, as `one` is less than, equal to or more than `other`. */
export function compare(one: string, other: string): number {
  const [a, b] = fractionOf(one);
  const [c, d] = fractionOf(other);
  const difference = a * d - c * b;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

export const isBetween = (min: string, value: string, max: string): boolean =>
  compare(min, value) <= 0 && compare(value, max) <= 0;

/** Is the value a whole number of steps? */
export function isMultipleOf(value: string, step: string): boolean {
  const [a, b] = fractionOf(value);
  const [c, d] = fractionOf(step);
  return (a * d) % (b * c) === 0n;
}
