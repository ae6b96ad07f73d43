import { hashOf, hexOf } from '@kpi-ledger/events';
import { hashed } from './merkle-hash.js';

/** A complete subtree: how many leaves it covers, and its hash. */
interface Subtree {
  readonly leaves: number;
  readonly hash: Uint8Array;
}

/**
 * The tree hash of RFC 9162 §2.1 over leaves that come one by one; it keeps log2(n) hashes. Written apart from the stores'
 * own tree on purpose: a verifier that shared their code would share their mistakes.
 */
export class MerkleRoot {
  #complete: Subtree[] = [];

  add(bytes: Uint8Array): void {
    let added: Subtree = { leaves: 1, hash: hashed(0, bytes) };
    for (let last = this.#complete.at(-1); last?.leaves === added.leaves; last = this.#complete.at(-1)) {
      this.#complete.pop();
      added = { leaves: 2 * added.leaves, hash: hashed(1, last.hash, added.hash) };
    }
    this.#complete.push(added);
  }

  /** Over the leaves so far, hexadecimal. */
  root(): string {
    const [smallest, ...larger] = this.#complete.map(({ hash }) => hash).reverse();
    if (smallest === undefined) return hashOf(new Uint8Array());
    return hexOf(larger.reduce((right, left) => hashed(1, left, right), smallest));
  }
}
