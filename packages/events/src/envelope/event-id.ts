import { hexToBytes } from '@noble/hashes/utils.js';
import { sha1Of } from './sha256.js';

const utf8 = new TextEncoder();

/** UUID version 5 (RFC 9562 §5.5): the SHA-1 of a namespace UUID and a name. */
export function uuid5(namespace: string, name: string): string {
  const hash = sha1Of(named(namespace, name));
  const variant = '89ab'[Number.parseInt(hash.charAt(16), 16) & 3];
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-5${hash.slice(13, 16)}-${variant}${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}

/** A program names the events of one ledger after another, thousands at a time: the namespace stays where it is. */
let last = { namespace: '', bytes: new Uint8Array(256) };
const NAMESPACE_BYTES = 16;

/** The bytes of both, good until the next call. */
function named(namespace: string, name: string): Uint8Array {
  const longest = NAMESPACE_BYTES + 3 * name.length;
  if (last.namespace !== namespace || last.bytes.length < longest) {
    const bytes = new Uint8Array(Math.max(longest, 256));
    bytes.set(hexToBytes(namespace.replaceAll('-', '')));
    last = { namespace, bytes };
  }
  const { written } = utf8.encodeInto(name, last.bytes.subarray(NAMESPACE_BYTES));
  return last.bytes.subarray(0, NAMESPACE_BYTES + written);
}

/** The id of the n-th event of a command: the same command gives the same ids at every retry. */
export const eventIdOf = (ledger: string, commandId: string, index: number): string =>
  uuid5(ledger, `${commandId}#${index}`);
