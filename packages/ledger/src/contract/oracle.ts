import { createHash } from 'node:crypto';

/** SHA-256 and the Merkle tree of RFC 9162 written again, so that the stores are not compared with themselves. */
export const sha256 = (...parts: readonly (Uint8Array | string)[]): string =>
  parts.reduce<ReturnType<typeof createHash>>((hash, part) => hash.update(part), createHash('sha256')).digest('hex');

export function merkleRoot(leaves: readonly Uint8Array[]): string {
  const [first] = leaves;
  if (first === undefined) return sha256('');
  if (leaves.length === 1) return sha256(Uint8Array.of(0), first);
  const split = 2 ** Math.floor(Math.log2(leaves.length - 1));
  const [left, right] = [leaves.slice(0, split), leaves.slice(split)].map((half) =>
    Buffer.from(merkleRoot(half), 'hex'),
  );
  return sha256(Uint8Array.of(1), left as Buffer, right as Buffer);
}

/** K(n): the latest recordedAt of the first n events; null for none. */
export const knownAt = (recordedAt: readonly string[]): string | null =>
  recordedAt.reduce<string | null>((latest, at) => (latest === null || at > latest ? at : latest), null);
