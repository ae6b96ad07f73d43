import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import * as E from 'fp-ts/lib/Either.js';
import type { Signed } from './signer.js';

/** An Ed25519 key pair. */
export interface KeyPair {
  readonly publicKey: string;
  readonly privateKey: KeyObject;
}

export interface SigningFileContent {
  readonly key: KeyPair;
  /** Made, and perhaps introduced in the ledger already; not yet the one that signs. */
  readonly next: KeyPair | null;
  readonly last: Signed | null;
}

const FORMAT = 'kpi-ledger-signing-key';
const VERSION = 1;

export const newKeyPair = (): KeyPair => pairOf(generateKeyPairSync('ed25519').privateKey);

export const signWith = ({ privateKey }: KeyPair, bytes: Uint8Array): string =>
  sign(null, bytes, privateKey).toString('hex');

/** `{"format": "kpi-ledger-signing-key", "version": 1, "key": "<PKCS #8 in base64>", "next": null, "last": null}`. */
export const printSigningFile = ({ key, next, last }: SigningFileContent): string =>
  `${JSON.stringify(
    { format: FORMAT, version: VERSION, key: printPair(key), next: next === null ? null : printPair(next), last },
    null,
    1,
  )}\n`;

/** Left: why the text is no signing key file. */
export function parseSigningFile(text: string): E.Either<string, SigningFileContent> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return E.left('it is not JSON');
  }
  if (!isObject(json) || json['format'] !== FORMAT) return E.left(`it does not say "format": "${FORMAT}"`);
  if (json['version'] !== VERSION) return E.left(`version ${String(json['version'])} is not known`);
  const key = parsePair(json['key']);
  const next = json['next'] === null ? null : parsePair(json['next']);
  if (key === undefined || next === undefined) return E.left('a key is no Ed25519 key (PKCS #8 in base64)');
  const { last } = json;
  if (last !== null && !isSigned(last)) return E.left('"last" does not say which checkpoint was signed last');
  return E.right({ key, next, last });
}

const pairOf = (privateKey: KeyObject): KeyPair => ({
  privateKey,
  // The last 32 bytes of the SubjectPublicKeyInfo are the key itself (RFC 8410).
  publicKey: createPublicKey(privateKey).export({ format: 'der', type: 'spki' }).subarray(-32).toString('hex'),
});

const printPair = ({ privateKey }: KeyPair): string =>
  privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64');

function parsePair(text: unknown): KeyPair | undefined {
  if (typeof text !== 'string') return undefined;
  try {
    const key = createPrivateKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'pkcs8' });
    return key.asymmetricKeyType === 'ed25519' ? pairOf(key) : undefined;
  } catch {
    return undefined;
  }
}

const isObject = (value: unknown): value is { readonly [key: string]: unknown } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isSigned = (value: unknown): value is Signed =>
  isObject(value) &&
  typeof value['ledger'] === 'string' &&
  Number.isSafeInteger(value['ordinal']) &&
  typeof value['root'] === 'string';
