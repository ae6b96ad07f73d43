import { hash } from 'node:crypto';
import type { Hash } from '@kpi-ledger/ledger';

/**
 * The right edge of the Merkle tree of RFC 9162 §2.1: the hashes of the complete subtrees that make a prefix, the largest first.
 * Enough to go on from, and a fraction of the work that the general tree of `@kpi-ledger/ledger` takes: hashes stay hexadecimal,
 * and what is hashed is put together in two buffers. That tree is its oracle.
 */
export class MerkleEdge {
  #count: number;
  readonly #peaks: string[];

  /** @param peaks of the first `count` events, the largest first */
  constructor(count = 0, peaks: readonly string[] = []) {
    this.#count = count;
    this.#peaks = [...peaks];
  }

  /** Of the first `count` events, by the kept peaks that end at them. */
  static after(count: number, peakOf: (leaf: number) => Hash): MerkleEdge {
    const peaks: string[] = [];
    let end = 0;
    for (let size = 2 ** Math.floor(Math.log2(count)); size >= 1; size /= 2)
      if (Math.floor(count / size) % 2 === 1) {
        end += size;
        peaks.push(Buffer.from(peakOf(end)).toString('hex'));
      }
    return new MerkleEdge(count, peaks);
  }

  /** Adds an event by its leaf hash; the peak that ends there. */
  add(leaf: string): string {
    let peak = leaf;
    for (let n = this.#count; n % 2 === 1; n = (n - 1) / 2) peak = nodeHash(this.#peaks.pop() ?? '', peak);
    this.#count += 1;
    this.#peaks.push(peak);
    return peak;
  }

  copy(): MerkleEdge {
    return new MerkleEdge(this.#count, this.#peaks);
  }

  root(): string {
    return this.#peaks.length === 0
      ? hash('sha256', '')
      : this.#peaks.reduceRight((right, left) => nodeHash(left, right));
  }
}

let leafInput = Buffer.alloc(4096);
/** Its first byte says "node", as that of a leaf, which is zero, says "leaf". */
const nodeInput = Buffer.alloc(65, 1);

/** The hash of an event's bytes as a leaf, hexadecimal. */
export function leafHashHex(bytes: Uint8Array): string {
  if (bytes.length >= leafInput.length) leafInput = Buffer.alloc(2 * bytes.length);
  leafInput.set(bytes, 1);
  return hash('sha256', leafInput.subarray(0, bytes.length + 1));
}

function nodeHash(left: string, right: string): string {
  nodeInput.write(left, 1, 'hex');
  nodeInput.write(right, 33, 'hex');
  return hash('sha256', nodeInput);
}
