import { isPlain, sortedKeys } from './canonical.js';

/**
 * A copy of a JSON value of which `JSON.stringify` writes the canonical text, which is several times as fast as putting that
 * text together; undefined where it is no such value, or one whose fields JavaScript keeps in an order of its own. What is copied
 * is read once.
 */
export function canonicalCopy(value: unknown): unknown {
  switch (typeof value) {
    case 'string':
      return value.isWellFormed() ? value : undefined;
    case 'boolean':
      return value;
    case 'number':
      // Not -0, which no text keeps.
      return Number.isSafeInteger(value) ? value + 0 : undefined;
    case 'object':
      if (value === null) return null;
      if (!isPlain(value)) return undefined;
      return Array.isArray(value) ? listCopy(value) : objectCopy(value as { readonly [key: string]: unknown });
    default:
      return undefined;
  }
}

function listCopy(list: readonly unknown[]): readonly unknown[] | undefined {
  const copy: unknown[] = [];
  for (let i = 0; i < list.length; i += 1) {
    const item = canonicalCopy(list[i]);
    if (item === undefined) return undefined;
    copy.push(item);
  }
  return copy;
}

function objectCopy(object: { readonly [key: string]: unknown }): object | undefined {
  const copy: { [key: string]: unknown } = {};
  const keys = sortedKeys(object);
  let isUsual = true;
  for (const key of keys) {
    const item = key.isWellFormed() ? canonicalCopy(object[key]) : undefined;
    if (item === undefined) return undefined;
    copy[key] = item;
    isUsual &&= staysInPlace(key);
  }
  return isUsual || areKeysOf(copy, keys) ? copy : undefined;
}

/** Keys that look like indices come first in every object, and `__proto__` is none. */
const staysInPlace = (key: string): boolean => !(key.charCodeAt(0) <= NINE) && key !== '__proto__';
const NINE = '9'.charCodeAt(0);

function areKeysOf(copy: object, keys: readonly string[]): boolean {
  const kept = Object.keys(copy);
  return keys.every((key, i) => key === kept[i]);
}
