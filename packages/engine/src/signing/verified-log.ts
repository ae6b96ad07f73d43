import { type EventStore, type Hash, leafHash, StoreFailure } from '@kpi-ledger/ledger';
import { type Anchor, type Damage, type StoredEvent, type Verification, verifyLog } from '@kpi-ledger/verify';

/** The events of a store for a verifier: what the store cannot read is where they end. A store that cannot be reached throws. */
export async function* withoutTrust(
  store: Pick<EventStore, 'readAll'>,
): AsyncGenerator<StoredEvent | Damage, void, undefined> {
  try {
    for await (const { bytes, event } of store.readAll())
      yield { stream: event.stream, revision: event.revision, bytes };
  } catch (thrown) {
    if (!(thrown instanceof StoreFailure) || thrown.error.kind !== 'CORRUPT') throw thrown;
    const { stream, revision, reason } = thrown.error;
    yield { stream, revision, damage: { code: 'UNREADABLE', en: reason, vi: `kho dữ liệu không đọc được: ${reason}` } };
  }
}

/** Verifies the whole log of a store, and keeps the leaves of its Merkle tree for proofs. */
export async function verifiedLog(
  store: Pick<EventStore, 'readAll'>,
  anchors: readonly Anchor[] = [],
): Promise<{ readonly found: Verification; readonly leaves: readonly Hash[] }> {
  const leaves: Hash[] = [];
  async function* counted(): AsyncGenerator<StoredEvent | Damage> {
    for await (const stored of withoutTrust(store)) {
      if ('bytes' in stored) leaves.push(leafHash(stored.bytes));
      yield stored;
    }
  }
  return { found: await verifyLog(counted(), anchors), leaves };
}
