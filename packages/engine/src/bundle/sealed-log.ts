import { consistencyProof, type EventStore, type Hash, inclusionProofs, laterOf, leafHash } from '@kpi-ledger/ledger';
import { type Bundle, MerkleRoot } from '@kpi-ledger/verify';

/** The stored bytes of the first n events, with the proofs that can be made from them. */
export interface SealedLog {
  readonly ordinal: number;
  readonly root: string;
  /** All events, each with its place, as a bundle of the whole ledger carries them. */
  readonly events: Bundle['events'];
  /** Some events, each with the proof that it stands in this state. */
  some(ids: ReadonlySet<string>): Bundle['events'];
  /** That this state began with the first n events. */
  proofFrom(n: number): NonNullable<Bundle['closingProof']>;
  /** The knowledge time of the first n events. */
  knownAt(n: number): string;
}

export async function sealedLog(store: Pick<EventStore, 'readAll'>, ordinal: number): Promise<SealedLog> {
  const events: Bundle['events'][number][] = [];
  const ids: string[] = [];
  const leaves: Hash[] = [];
  const known: string[] = [];
  const tree = new MerkleRoot();
  for await (const { ordinal: at, bytes, event } of store.readAll({ toOrdinal: ordinal })) {
    events.push({ ordinal: at, text: utf8.decode(bytes), proof: null });
    ids.push(event.id);
    leaves.push(leafHash(bytes));
    known.push(laterOf(known.at(-1) ?? null, event.recordedAt));
    tree.add(bytes);
  }
  return {
    ordinal,
    root: tree.root(),
    events,
    some: (kept) => {
      const places = ids.flatMap((id, i) => (kept.has(id) ? [i] : []));
      const proofs = inclusionProofs(leaves, places);
      return places.flatMap((place, i) => {
        const event = events[place];
        return event === undefined ? [] : [{ ...event, proof: [...(proofs[i]?.path ?? [])] }];
      });
    },
    proofFrom: (n) => {
      const { from, to, path } = consistencyProof(leaves, n, ordinal);
      return { from, to, path: [...path] };
    },
    knownAt: (n) => known[n - 1] ?? '',
  };
}

const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });
