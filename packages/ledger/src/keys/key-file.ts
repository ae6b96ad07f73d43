import * as E from 'fp-ts/lib/Either.js';
import { KEY_BYTES } from './sealing.js';

/** Keys by subject. */
export type KeyFileContent = ReadonlyMap<string, Uint8Array>;

const FORMAT = 'kpi-ledger-keys';
const VERSION = 1;

/** `{"format": "kpi-ledger-keys", "version": 1, "keys": {"official-a": "<32 bytes in base64>"}}`, one key a line. */
export const printKeyFile = (keys: KeyFileContent): string =>
  `${JSON.stringify(
    {
      format: FORMAT,
      version: VERSION,
      keys: Object.fromEntries([...keys].map(([subject, key]) => [subject, Buffer.from(key).toString('base64')])),
    },
    null,
    1,
  )}\n`;

/** Left: why the text is no key file. */
export function parseKeyFile(text: string): E.Either<string, KeyFileContent> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return E.left('it is not JSON');
  }
  if (!isObject(json) || json['format'] !== FORMAT) return E.left(`it does not say "format": "${FORMAT}"`);
  if (json['version'] !== VERSION) return E.left(`version ${String(json['version'])} is not known`);
  if (!isObject(json['keys'])) return E.left('"keys" is no object');
  const keys = new Map<string, Uint8Array>();
  for (const [subject, value] of Object.entries(json['keys'])) {
    const key = typeof value === 'string' ? Buffer.from(value, 'base64') : Buffer.alloc(0);
    if (key.length !== KEY_BYTES || key.toString('base64') !== value)
      return E.left(`the key of ${subject} is not ${KEY_BYTES} bytes in base64`);
    keys.set(subject, key);
  }
  return E.right(keys);
}

const isObject = (value: unknown): value is { readonly [key: string]: unknown } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
