import { bytesToHex } from '@noble/hashes/utils.js';
import { hashOf } from './sha256.js';

const utf8 = new TextEncoder();

/**
 * The canonical text of a JSON value (RFC 8785). What JSON would silently drop or change (undefined, NaN, lone surrogates)
 * is refused: bytes that stay for ever must say what was meant.
 */
export function canonicalText(value: unknown): string {
  const text = plainText(value);
  if (text !== null) return text;
  assertJson(value, '$');
  throw new TypeError('$: it says one thing and then another');
}

export const canonicalBytes = (value: unknown): Uint8Array => utf8.encode(canonicalText(value));

/** Lower-case hexadecimal. */
export const hexOf = (bytes: Uint8Array): string => bytesToHex(bytes);

/** The hash of a value's canonical bytes: rule sets, formula sets, answers. */
export const hashOfValue = (value: unknown): string => hashOf(canonicalBytes(value));

/** Text that stands between quotation marks as it is. */
const AS_IT_IS = /^[ !#-[\]-~]*$/;

/** What can be written, in one walk; null: it cannot, and `assertJson` says why. */
function plainText(value: unknown): string | null {
  if (typeof value === 'string') return quotedText(value);
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return Number.isSafeInteger(value) ? String(value) : null;
  if (typeof value !== 'object' || !isPlain(value)) return null;
  return Array.isArray(value) ? listText(value) : objectText(value as { readonly [key: string]: unknown });
}

function quotedText(value: string): string | null {
  if (AS_IT_IS.test(value)) return `"${value}"`;
  return value.isWellFormed() ? JSON.stringify(value) : null;
}

function listText(list: readonly unknown[]): string | null {
  let text = '[';
  for (let i = 0; i < list.length; i += 1) {
    const item = plainText(list[i]);
    if (item === null) return null;
    text += i === 0 ? item : `,${item}`;
  }
  return `${text}]`;
}

function objectText(object: { readonly [key: string]: unknown }): string | null {
  let text = '{';
  for (const key of sortedKeys(object)) {
    const name = nameText(key);
    const item = name === null ? null : plainText(object[key]);
    if (item === null) return null;
    text += text === '{' ? name + item : `,${name}${item}`;
  }
  return `${text}}`;
}

/** Records have fewer fields; only tables may have more. */
const FEW = 32;

/**
 * RFC 8785 sorts by UTF-16 code units, as JavaScript does. The few names of a record are put in order by hand, where they stand:
 * `sort` takes several times as long for them, and more memory than all the rest of an event's copy.
 */
export function sortedKeys(object: object): readonly string[] {
  const keys = Object.keys(object);
  if (keys.length > FEW) return keys.sort();
  for (let i = 1; i < keys.length; i += 1) {
    const key = keys[i] as string;
    let at = i;
    for (; at > 0 && key < (keys[at - 1] as string); at -= 1) keys[at] = keys[at - 1] as string;
    keys[at] = key;
  }
  return keys;
}

/** The names of fields come again in every event. */
const names = new Map<string, string>();
const KEPT_NAMES = 2_000;

function nameText(key: string): string | null {
  const kept = names.get(key);
  if (kept !== undefined) return kept;
  const quoted = quotedText(key);
  if (quoted === null) return null;
  if (names.size < KEPT_NAMES && key.length <= 40) names.set(key, `${quoted}:`);
  return `${quoted}:`;
}

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

export function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  const plain = Array.isArray(value) || prototype === Object.prototype || prototype === null;
  return plain && !('toJSON' in value);
}

function assertPlain(value: object, path: string): void {
  if (!isPlain(value)) throw new TypeError(`${path}: an object of a class is not JSON`);
}

function assertFields(value: object, path: string): void {
  for (const [key, item] of Object.entries(value)) {
    if (!key.isWellFormed()) throw new TypeError(`${path}: a key with a lone surrogate`);
    assertJson(item, `${path}.${key}`);
  }
}
