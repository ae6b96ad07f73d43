import { hashOf, hexOf } from '@kpi-ledger/events';
import { hashed } from './merkle-hash.js';

const HASH_BYTES = 32;
const PAGE_LEAVES = 4096;

/**
 * The tree hash of RFC 9162 §2.1 over leaves that come one by one, and of every prefix of them: 32 bytes a leaf are kept.
 * Written apart from the stores' own tree on purpose: a verifier that shared their code would share their mistakes.
 *
 * What is kept of leaf n is the hash of the largest complete subtree that ends at it.
 */
export class MerkleRoot {
  #leaves = 0;
  readonly #pages: Uint8Array[] = [];

  add(bytes: Uint8Array): void {
    let hash = hashed(0, bytes);
    this.#leaves += 1;
    for (let size = 1; this.#leaves % (2 * size) === 0; size *= 2)
      hash = hashed(1, this.#endingAt(this.#leaves - size), hash);
    const at = (this.#leaves - 1) % PAGE_LEAVES;
    if (at === 0) this.#pages.push(new Uint8Array(PAGE_LEAVES * HASH_BYTES));
    this.#pages.at(-1)?.set(hash, at * HASH_BYTES);
  }

  /** Over the leaves so far, hexadecimal. */
  root(): string {
    return this.#rootOver(this.#leaves);
  }

  /** Over the first n leaves; null when there are fewer. */
  rootAt(n: number): string | null {
    return Number.isInteger(n) && n >= 0 && n <= this.#leaves ? this.#rootOver(n) : null;
  }

  #rootOver(n: number): string {
    if (n === 0) return hashOf(new Uint8Array());
    let hash = this.#endingAt(n);
    for (let end = n - lowestBit(n); end > 0; end -= lowestBit(end)) hash = hashed(1, this.#endingAt(end), hash);
    return hexOf(hash);
  }

  #endingAt(leaf: number): Uint8Array {
    const at = ((leaf - 1) % PAGE_LEAVES) * HASH_BYTES;
    const page = this.#pages[Math.floor((leaf - 1) / PAGE_LEAVES)];
    if (page === undefined) throw new RangeError(`no leaf ${leaf}`);
    return page.subarray(at, at + HASH_BYTES);
  }
}

function lowestBit(n: number): number {
  let bit = 1;
  while (n % (2 * bit) === 0) bit *= 2;
  return bit;
}
