/** A value as JSON; null where JSON would make something else of it. A field that is undefined is one that is left out. */
export function asPlainData(value: unknown): string | null {
  return isPlain(value) ? JSON.stringify(value) : null;
}

function isPlain(value: unknown): boolean {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return true;
    case 'number':
      return Number.isFinite(value) && !Object.is(value, -0);
    case 'object':
      break;
    default:
      return false;
  }
  if (value === null) return true;
  if (Array.isArray(value)) return value.every(isPlain);
  return (
    Object.getPrototypeOf(value) === Object.prototype &&
    !('toJSON' in value) &&
    Object.values(value).every((of) => of === undefined || isPlain(of))
  );
}
