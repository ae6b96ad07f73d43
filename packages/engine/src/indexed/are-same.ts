/** The very same values in the same order. */
export function areSame(some: ArrayLike<unknown>, others: ArrayLike<unknown>): boolean {
  if (some.length !== others.length) return false;
  for (let i = 0; i < some.length; i += 1) if (some[i] !== others[i]) return false;
  return true;
}
