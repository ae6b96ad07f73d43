import { sha1 } from '@noble/hashes/legacy.js';
import { bytesToHex, concatBytes, hexToBytes } from '@noble/hashes/utils.js';

const utf8 = new TextEncoder();

/** UUID version 5 (RFC 9562 §5.5): the SHA-1 of a namespace UUID and a name. */
export function uuid5(namespace: string, name: string): string {
  const digest = sha1(concatBytes(hexToBytes(namespace.replaceAll('-', '')), utf8.encode(name))).slice(0, 16);
  digest[6] = ((digest[6] ?? 0) & 0x0f) | 0x50;
  digest[8] = ((digest[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytesToHex(digest);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** The id of the n-th event of a command: the same command gives the same ids at every retry. */
export const eventIdOf = (ledger: string, commandId: string, index: number): string =>
  uuid5(ledger, `${commandId}#${index}`);
