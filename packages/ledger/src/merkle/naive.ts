import { hexOf } from '@kpi-ledger/events';
import { EMPTY_ROOT, type Hash, leafHash, nodeHash } from './tree.js';

/** The tree hash straight from its definition (RFC 9162 §2.1.1): the oracle for the incremental tree. */
export const rootOf = (leaves: readonly Uint8Array[]): string =>
  leaves.length === 0 ? EMPTY_ROOT : hexOf(treeHash(leaves));

function treeHash(leaves: readonly Uint8Array[]): Hash {
  const [first] = leaves;
  if (leaves.length === 1 && first !== undefined) return leafHash(first);
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  return nodeHash(treeHash(leaves.slice(0, split)), treeHash(leaves.slice(split)));
}
