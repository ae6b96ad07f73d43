import { digestOf } from '@kpi-ledger/events';

/** A SHA-256 in the one spelling that is compared: lower-case hexadecimal. */
export const HASH = /^[0-9a-f]{64}$/;

/** SHA-256 over a prefix that keeps leaves (0) and inner nodes (1) apart, and the parts (RFC 9162 §2.1.1). */
export function hashed(prefix: 0 | 1, ...parts: readonly Uint8Array[]): Uint8Array {
  const input = new Uint8Array(parts.reduce((length, part) => length + part.length, 1));
  input[0] = prefix;
  let end = 1;
  for (const part of parts) {
    input.set(part, end);
    end += part.length;
  }
  return digestOf(input);
}
