import type { Hash } from '@kpi-ledger/ledger';

/**
 * The id under which the server keeps an event: a UUID of its own kind (version 8) made of the event's Merkle leaf. The server tells
 * events by their ids alone and answers success for ids that it has at the asked place; since these say what the bytes are, its
 * success does too (docs/decisions/0037-success-that-says-what-was-stored.md).
 */
export function idOfLeaf(leaf: Hash): string {
  const hex = Buffer.from(leaf.buffer, leaf.byteOffset, 16).toString('hex');
  const variant = VARIANTS[Number.parseInt(hex.charAt(16), 16) % VARIANTS.length];
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
}

const VARIANTS = ['8', '9', 'a', 'b'];
