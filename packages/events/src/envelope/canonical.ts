import { bytesToHex } from '@noble/hashes/utils.js';
import canonicalize from 'canonicalize';
import { hashOf } from './sha256.js';

const utf8 = new TextEncoder();

/**
 * The canonical text of a JSON value (RFC 8785). What JSON would silently drop or change (undefined, NaN, lone surrogates)
 * is refused: bytes that stay for ever must say what was meant.
 */
export function canonicalText(value: unknown): string {
  assertJson(value, '$');
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('canonical JSON of undefined');
  return text;
}

export const canonicalBytes = (value: unknown): Uint8Array => utf8.encode(canonicalText(value));

/** Lower-case hexadecimal. */
export const hexOf = (bytes: Uint8Array): string => bytesToHex(bytes);

/** The hash of a value's canonical bytes: rule sets, formula sets, answers. */
export const hashOfValue = (value: unknown): string => hashOf(canonicalBytes(value));

function assertJson(value: unknown, path: string): void {
  switch (typeof value) {
    case 'string':
      if (!value.isWellFormed()) throw new TypeError(`${path}: text with a lone surrogate`);
      return;
    case 'boolean':
      return;
    case 'number':
      if (!Number.isSafeInteger(value))
        throw new TypeError(`${path}: ${value} is not a whole number; decimals are text`);
      return;
    case 'object':
      if (value === null) return;
      assertPlain(value, path);
      if (Array.isArray(value)) for (const [i, item] of value.entries()) assertJson(item, `${path}[${i}]`);
      else assertFields(value, path);
      return;
    default:
      throw new TypeError(`${path}: ${typeof value} is not JSON`);
  }
}

function assertPlain(value: object, path: string): void {
  const prototype: unknown = Object.getPrototypeOf(value);
  const plain = Array.isArray(value) || prototype === Object.prototype || prototype === null;
  if (!plain || 'toJSON' in value) throw new TypeError(`${path}: an object of a class is not JSON`);
}

function assertFields(value: object, path: string): void {
  for (const [key, item] of Object.entries(value)) {
    if (!key.isWellFormed()) throw new TypeError(`${path}: a key with a lone surrogate`);
    assertJson(item, `${path}.${key}`);
  }
}
