import { LogChecker, type StoredEvent } from './check-event.js';
import { MerkleRoot } from './merkle-root.js';

/** What was kept outside of the ledger: its first `ordinal` events had this Merkle root. */
export interface Anchor {
  readonly ordinal: number;
  readonly root: string;
}

/** The first event that is not what it should be; stream and revision are null when only an anchor tells. */
export interface FirstBad {
  readonly ordinal: number;
  readonly stream: string | null;
  readonly revision: number | null;
  readonly what: string;
}

export interface Verification {
  /** NOT_ANCHORED: consistent in itself, but nothing kept outside was given to compare with. */
  readonly status: 'VALID' | 'INVALID' | 'NOT_ANCHORED';
  /** Number and Merkle root of the events up to the end or to the first bad one. */
  readonly ordinal: number;
  readonly root: string;
  readonly firstBad: FirstBad | null;
}

/**
 * Verifies a whole log, from its first event on, in log order: canonical bytes, ids, stream chains, Merkle root. Needs no
 * Node; memory grows with the number of streams, not of events.
 */
export async function verifyLog(
  events: Iterable<StoredEvent> | AsyncIterable<StoredEvent>,
  anchors: readonly Anchor[] = [],
): Promise<Verification> {
  const checker = new LogChecker();
  const merkle = new MerkleRoot();
  let ordinal = 0;
  const end = (status: Verification['status'], firstBad: FirstBad | null): Verification => ({
    status,
    ordinal,
    root: merkle.root(),
    firstBad,
  });
  const bad = (at: number, stored: StoredEvent | null, what: string): Verification =>
    end('INVALID', { ordinal: at, stream: stored?.stream ?? null, revision: stored?.revision ?? null, what });
  const denied = (): string | null =>
    anchors.some((anchor) => anchor.ordinal === ordinal && anchor.root !== merkle.root())
      ? `the first ${ordinal} events do not have the anchored root: one of them was altered, exchanged or put in`
      : null;

  const emptyDenied = denied();
  if (emptyDenied !== null) return bad(0, null, emptyDenied);
  for await (const stored of events) {
    const wrong = checker.next(stored);
    if (wrong !== null) return bad(ordinal + 1, stored, wrong);
    merkle.add(stored.bytes);
    ordinal += 1;
    const deniedHere = denied();
    if (deniedHere !== null) return bad(ordinal, null, deniedHere);
  }
  const missing = anchors.find((anchor) => anchor.ordinal > ordinal);
  if (missing !== undefined)
    return bad(ordinal + 1, null, `the log ends after ${ordinal} events; ${missing.ordinal} are anchored`);
  return end(anchors.length > 0 ? 'VALID' : 'NOT_ANCHORED', null);
}
