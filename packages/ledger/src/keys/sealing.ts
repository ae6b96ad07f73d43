import { createCipheriv, createDecipheriv, createHmac, createSecretKey, type KeyObject } from 'node:crypto';
import type { SealedText } from '@kpi-ledger/events';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;
export const KEY_BYTES = 32;

/** Encryption and nonces use keys of their own, both derived from the subject's key. */
interface Derived {
  readonly encrypt: KeyObject;
  readonly nonce: KeyObject;
}

/** As long as the subject's key itself is held, and no longer: deriving takes longer than sealing. */
const derived = new WeakMap<Uint8Array, Derived>();

function derivedOf(key: Uint8Array): Derived {
  const known = derived.get(key);
  if (known !== undefined) return known;
  // Of a key that is bare bytes Node asks at every use at length what it is.
  const own = createSecretKey(key);
  const of = (use: string): KeyObject =>
    createSecretKey(createHmac('sha256', own).update(`kpi-ledger/${use}`).digest());
  const made = { encrypt: of('encrypt'), nonce: of('nonce') };
  derived.set(key, made);
  return made;
}

/**
 * AES-256-GCM; the place is authenticated. The nonce is an HMAC of place and text: a repeated command gives the same bytes,
 * and two different texts never share a nonce (but for a collision of 96 bits).
 */
export function sealText(key: Uint8Array, place: string, text: string): SealedText {
  if (!text.isWellFormed()) throw new TypeError(`${place}: text with a lone surrogate`);
  const named = createHmac('sha256', derivedOf(key).nonce).update(JSON.stringify([place, text]));
  return { sealed: 'A256GCM', box: boxOf(key, place, named.digest(), Buffer.from(text)).toString('base64') };
}

/** The same of the bytes of a file; its place is none of a text. */
export function sealBytes(key: Uint8Array, place: string, bytes: Uint8Array): Uint8Array {
  const named = createHmac('sha256', derivedOf(key).nonce)
    .update(JSON.stringify([place]))
    .update(bytes);
  return boxOf(key, place, named.digest(), bytes);
}

function boxOf(key: Uint8Array, place: string, hash: Buffer, plain: Uint8Array): Buffer {
  const nonce = hash.subarray(0, NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', derivedOf(key).encrypt, nonce);
  cipher.setAAD(Buffer.from(place));
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** The text, or null when key, place and box do not belong together. */
export function openText(key: Uint8Array, place: string, sealed: SealedText): string | null {
  return openBytes(key, place, Buffer.from(sealed.box, 'base64'))?.toString('utf8') ?? null;
}

/** The bytes, or null when key, place and box do not belong together. */
export function openBytes(key: Uint8Array, place: string, box: Uint8Array): Buffer | null {
  if (box.length < NONCE_BYTES + TAG_BYTES) return null;
  const decipher = createDecipheriv('aes-256-gcm', derivedOf(key).encrypt, box.subarray(0, NONCE_BYTES), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAAD(Buffer.from(place));
  decipher.setAuthTag(box.subarray(-TAG_BYTES));
  try {
    return Buffer.concat([decipher.update(box.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]);
  } catch {
    return null;
  }
}
