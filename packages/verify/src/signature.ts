import { hashOf } from '@kpi-ledger/events';
import { ed25519 } from '@noble/curves/ed25519.js';

const PUBLIC_KEY = /^[0-9a-f]{64}$/;
const SIGNATURE = /^[0-9a-f]{128}$/;

/** Whether the Ed25519 signature (RFC 8032, hexadecimal) of these bytes is that of the key; false for malformed ones. */
export function isSignatureOf(publicKey: string, bytes: Uint8Array, signature: string): boolean {
  if (!PUBLIC_KEY.test(publicKey) || !SIGNATURE.test(signature)) return false;
  try {
    return ed25519.verify(bytesOf(signature), bytes, bytesOf(publicKey), { zip215: false });
  } catch {
    return false; // digits that are no point of the curve
  }
}

export const isPublicKey = (text: string): boolean => PUBLIC_KEY.test(text);

/** The name of a key follows from the key, so that a name cannot be given to another key. */
export const keyIdOf = (publicKey: string): string => `ed25519-${hashOf(bytesOf(publicKey)).slice(0, 16)}`;

const bytesOf = (hex: string): Uint8Array =>
  Uint8Array.from(hex.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));
