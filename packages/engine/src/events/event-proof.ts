import { hashOf } from '@kpi-ledger/events';
import { type EventStore, StoreFailure } from '@kpi-ledger/ledger';
import * as E from 'fp-ts/lib/Either.js';

/** The stored bytes of an event with the proof that they stand in a state of the ledger (RFC 9162 §2.1.3). */
export interface EventProof {
  /** The canonical bytes as text: what was hashed. */
  readonly text: string;
  /** SHA-256 of them: `prevHash` of the next event of the stream. */
  readonly hash: string;
  readonly inclusion: {
    /** From 0: one less than the ordinal. */
    readonly index: number;
    /** Events of the state, and its Merkle root. */
    readonly size: number;
    readonly root: string;
    /** From the leaf up. */
    readonly path: readonly string[];
  };
}

export async function eventProof(
  store: Pick<EventStore, 'readAll' | 'inclusionOf'>,
  ordinal: number,
  state: { readonly ordinal: number; readonly root: string },
): Promise<EventProof | null> {
  const proof = await store.inclusionOf(ordinal, state.ordinal)();
  if (E.isLeft(proof)) throw new StoreFailure(proof.left);
  let stored: Uint8Array | null = null;
  for await (const { bytes } of store.readAll({ afterOrdinal: ordinal - 1, toOrdinal: ordinal })) stored = bytes;
  if (stored === null || proof.right === null) return null;
  const { index, size, path } = proof.right;
  return {
    text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(stored),
    hash: hashOf(stored),
    inclusion: { index, size, root: state.root, path },
  };
}
