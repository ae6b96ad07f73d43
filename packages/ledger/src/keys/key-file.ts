import * as E from 'fp-ts/lib/Either.js';
import { KEY_BYTES } from './sealing.js';

/** What is left of a destroyed key: a new one is never made for its subject. */
export interface Tombstone {
  /** The day of the erasure, yyyy-mm-dd. */
  readonly on: string;
  /** Id of the SubjectErased that destroyed it. */
  readonly event: string;
}

export interface KeyFileContent {
  /** Keys by subject. */
  readonly keys: ReadonlyMap<string, Uint8Array>;
  /** Erased subjects. A subject that has a key too (files put together by hand) counts as erased. */
  readonly erased: ReadonlyMap<string, Tombstone>;
}

export const NO_KEYS: KeyFileContent = { keys: new Map(), erased: new Map() };

const FORMAT = 'kpi-ledger-keys';
const VERSION = 2;

/**
 * `{"format": "kpi-ledger-keys", "version": 2, "keys": {"official-a": "<32 bytes in base64>"}, "erased": {"official-b":
 * {"on": "2031-03-01", "event": "<id>"}}}`, one entry a line. A program that knows version 1 only refuses the file: it would
 * lose the tombstones.
 */
export const printKeyFile = ({ keys, erased }: KeyFileContent): string =>
  `${JSON.stringify(
    {
      format: FORMAT,
      version: VERSION,
      keys: Object.fromEntries([...keys].map(([subject, key]) => [subject, Buffer.from(key).toString('base64')])),
      erased: Object.fromEntries(erased),
    },
    null,
    1,
  )}\n`;

/** Left: why the text is no key file. Version 1 has no tombstones. */
export function parseKeyFile(text: string): E.Either<string, KeyFileContent> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return E.left('it is not JSON');
  }
  if (!isObject(json) || json['format'] !== FORMAT) return E.left(`it does not say "format": "${FORMAT}"`);
  const version = json['version'];
  if (version !== 1 && version !== VERSION) return E.left(`version ${String(version)} is not known`);
  const keys = keysIn(json['keys']);
  if (E.isLeft(keys)) return keys;
  const erased = version === 1 ? E.right(new Map<string, Tombstone>()) : tombstonesIn(json['erased']);
  return E.isLeft(erased) ? erased : E.right({ keys: keys.right, erased: erased.right });
}

function keysIn(json: unknown): E.Either<string, KeyFileContent['keys']> {
  if (!isObject(json)) return E.left('"keys" is no object');
  const keys = new Map<string, Uint8Array>();
  for (const [subject, value] of Object.entries(json)) {
    const key = typeof value === 'string' ? Buffer.from(value, 'base64') : Buffer.alloc(0);
    if (key.length !== KEY_BYTES || key.toString('base64') !== value)
      return E.left(`the key of ${subject} is not ${KEY_BYTES} bytes in base64`);
    keys.set(subject, key);
  }
  return E.right(keys);
}

function tombstonesIn(json: unknown): E.Either<string, KeyFileContent['erased']> {
  if (!isObject(json)) return E.left('"erased" is no object');
  const erased = new Map<string, Tombstone>();
  for (const [subject, value] of Object.entries(json)) {
    if (!isObject(value) || typeof value['on'] !== 'string' || typeof value['event'] !== 'string')
      return E.left(`the erasure of ${subject} does not say its day and event`);
    erased.set(subject, { on: value['on'], event: value['event'] });
  }
  return E.right(erased);
}

const isObject = (value: unknown): value is { readonly [key: string]: unknown } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
