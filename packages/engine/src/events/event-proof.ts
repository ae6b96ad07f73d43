import { hashOf } from '@kpi-ledger/events';
import { type EventStore, type Hash, inclusionProofs, leafHash } from '@kpi-ledger/ledger';

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

/** Reads the bytes of the whole state once: made for an auditor who checks one event, not for a list of them. */
export async function eventProof(
  store: Pick<EventStore, 'readAll'>,
  ordinal: number,
  state: { readonly ordinal: number; readonly root: string },
): Promise<EventProof | null> {
  const leaves: Hash[] = [];
  let stored: Uint8Array | null = null;
  for await (const { ordinal: at, bytes } of store.readAll({ toOrdinal: state.ordinal })) {
    leaves.push(leafHash(bytes));
    if (at === ordinal) stored = bytes;
  }
  const [proof] = inclusionProofs(leaves, [ordinal - 1]);
  if (stored === null || proof === undefined) return null;
  const { index, size, path } = proof;
  return {
    text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(stored),
    hash: hashOf(stored),
    inclusion: { index, size, root: state.root, path },
  };
}
