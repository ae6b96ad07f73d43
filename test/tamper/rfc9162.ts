import { createHash } from 'node:crypto';

/** The definitions of RFC 9162 §2.1, word for word, with Node's SHA-256: what every faster path is compared with. */
type Leaves = readonly Uint8Array[];

const sha256 = (...parts: Leaves): Buffer => createHash('sha256').update(Buffer.concat(parts)).digest();

/** §2.1.1: MTH. */
export function mth(leaves: Leaves): Buffer {
  const [only] = leaves;
  if (only === undefined) return sha256();
  if (leaves.length === 1) return sha256(Buffer.of(0), only);
  const k = splitOf(leaves.length);
  return sha256(Buffer.of(1), mth(leaves.slice(0, k)), mth(leaves.slice(k)));
}

/** §2.1.3.1: PATH(m, D). */
export function path(m: number, leaves: Leaves): Buffer[] {
  if (leaves.length === 1) return [];
  const k = splitOf(leaves.length);
  return m < k
    ? [...path(m, leaves.slice(0, k)), mth(leaves.slice(k))]
    : [...path(m - k, leaves.slice(k)), mth(leaves.slice(0, k))];
}

/** §2.1.4.1: PROOF(m, D). */
export const proof = (m: number, leaves: Leaves): Buffer[] => subproof(m, leaves, true);

function subproof(m: number, leaves: Leaves, b: boolean): Buffer[] {
  if (m === leaves.length) return b ? [] : [mth(leaves)];
  const k = splitOf(leaves.length);
  return m <= k
    ? [...subproof(m, leaves.slice(0, k), b), mth(leaves.slice(k))]
    : [...subproof(m - k, leaves.slice(k), false), mth(leaves.slice(0, k))];
}

/** The largest power of two smaller than n. */
const splitOf = (n: number): number => 2 ** Math.floor(Math.log2(n - 1));
