import { sha1 } from '@noble/hashes/legacy.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

/** What of Node's own hashing is used; it is several times as fast as the one written in JavaScript. */
interface NativeCrypto {
  hash?(algorithm: 'sha256' | 'sha1', bytes: Uint8Array, encoding: 'hex' | 'buffer'): string | Uint8Array;
}
interface Runtime {
  readonly process?: { getBuiltinModule?(name: string): NativeCrypto | undefined };
}

/** Absent in a browser and in an older Node: verifying a bundle runs there too. */
const native = (globalThis as Runtime).process?.getBuiltinModule?.('node:crypto');

/** SHA-256 as 32 bytes. */
export const digestOf = (bytes: Uint8Array): Uint8Array =>
  native?.hash === undefined ? sha256(bytes) : new Uint8Array(native.hash('sha256', bytes, 'buffer') as Uint8Array);

/** SHA-256 in lower-case hexadecimal. */
export const hashOf = (bytes: Uint8Array): string =>
  native?.hash === undefined ? bytesToHex(sha256(bytes)) : (native.hash('sha256', bytes, 'hex') as string);

/** SHA-1 in lower-case hexadecimal: for names only (UUIDv5), it protects nothing. */
export const sha1Of = (bytes: Uint8Array): string =>
  native?.hash === undefined ? bytesToHex(sha1(bytes)) : (native.hash('sha1', bytes, 'hex') as string);
