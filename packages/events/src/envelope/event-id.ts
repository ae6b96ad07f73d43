import { concatBytes, hexToBytes } from '@noble/hashes/utils.js';
import { sha1Of } from './sha256.js';

const utf8 = new TextEncoder();

/** UUID version 5 (RFC 9562 §5.5): the SHA-1 of a namespace UUID and a name. */
export function uuid5(namespace: string, name: string): string {
  const hash = sha1Of(concatBytes(namespaceBytes(namespace), utf8.encode(name)));
  const variant = '89ab'[Number.parseInt(hash.charAt(16), 16) & 3];
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-5${hash.slice(13, 16)}-${variant}${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}

/** A program names the events of one ledger after another, thousands at a time. */
let last = { namespace: '', bytes: new Uint8Array() };

function namespaceBytes(namespace: string): Uint8Array {
  if (last.namespace !== namespace) last = { namespace, bytes: hexToBytes(namespace.replaceAll('-', '')) };
  return last.bytes;
}

/** The id of the n-th event of a command: the same command gives the same ids at every retry. */
export const eventIdOf = (ledger: string, commandId: string, index: number): string =>
  uuid5(ledger, `${commandId}#${index}`);
