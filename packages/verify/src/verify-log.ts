import * as E from 'fp-ts/lib/Either.js';
import { LogChecker, type StoredEvent } from './check-event.js';
import { type LoggedCheckpoint, type LoggedKey, SEALING, SealChecker } from './check-seals.js';
import type { LedgerName } from './checkpoint.js';
import { type Flaw, flaw } from './flaw.js';
import { MerkleRoot } from './merkle-root.js';
import { type Notice, RecordingTimes } from './recording-times.js';

/** What was kept outside of the ledger: its first `ordinal` events had this Merkle root. */
export interface Anchor {
  readonly ordinal: number;
  readonly root: string;
  /** Id of the ledger that it speaks about, where it says so. */
  readonly ledger?: string;
}

/** The store gives no further event: what it said about the next one. */
export interface Damage {
  readonly stream: string | null;
  readonly revision: number | null;
  readonly damage: Flaw;
}

/** The first event that is not what it should be; stream and revision are null when only an anchor tells. */
export interface FirstBad {
  readonly ordinal: number;
  readonly stream: string | null;
  readonly revision: number | null;
  readonly code: string;
  readonly what: string;
  readonly whatVi: string;
  /** Set where no event is bad, but a checkpoint file that was given to compare with. */
  readonly file?: string;
}

export interface Verification {
  /** NOT_ANCHORED: consistent in itself, but nothing kept outside was given to compare with. */
  readonly status: 'VALID' | 'INVALID' | 'NOT_ANCHORED';
  /** Number and Merkle root of the events up to the end or to the first bad one. */
  readonly ordinal: number;
  readonly root: string;
  readonly firstBad: FirstBad | null;
  /** What the good events say: which ledger it is, its signing keys and its checkpoints. */
  readonly ledger: LedgerName | null;
  readonly keys: readonly LoggedKey[];
  readonly checkpoints: readonly LoggedCheckpoint[];
  /** Recording times after the last checkpoint that no writer would have left: no flaw by itself, but to be looked into. */
  readonly notices: readonly Notice[];
}

/**
 * Verifies a whole log, from its first event on, in log order: canonical bytes, ids, stream chains, Merkle root, and the
 * signatures of the checkpoints in it. Needs no Node; memory grows with a hash and a command id an event.
 *
 * @param now the clock of the verifier, an instant; null: recording times are compared with each other only
 */
export async function verifyLog(
  events: Iterable<StoredEvent | Damage> | AsyncIterable<StoredEvent | Damage>,
  anchors: readonly Anchor[] = [],
  now: string | null = null,
): Promise<Verification> {
  const checker = new LogChecker();
  const seals = new SealChecker();
  const merkle = new MerkleRoot();
  const times = new RecordingTimes(now);
  let ordinal = 0;
  const end = (status: Verification['status'], firstBad: FirstBad | null): Verification => ({
    ...{ status, ordinal, root: merkle.root(), firstBad },
    ...{ ledger: seals.ledger, keys: seals.keys, checkpoints: seals.checkpoints },
    // A demonstration is written by a simulated clock, which owes the verifier's nothing.
    notices: times
      .notices(Math.max(0, ...[...anchors, ...seals.checkpoints].map((one) => one.ordinal)))
      .filter(({ code }) => code !== 'RECORDED_IN_FUTURE' || seals.ledger?.kind !== 'demo'),
  });
  const bad = (at: number, stored: Pick<Damage, 'stream' | 'revision'> | null, { code, en, vi }: Flaw): Verification =>
    end('INVALID', {
      ...{ ordinal: at, stream: stored?.stream ?? null, revision: stored?.revision ?? null },
      ...{ code, what: en, whatVi: vi },
    });
  const denied = (): Flaw | null => deniedBy(anchors, ordinal, () => merkle.root(), seals.ledger);

  const emptyDenied = denied();
  if (emptyDenied !== null) return bad(0, null, emptyDenied);
  for await (const stored of events) {
    if ('damage' in stored) return bad(ordinal + 1, stored, stored.damage);
    const read = checker.next(stored);
    if (E.isLeft(read)) return bad(ordinal + 1, stored, read.left);
    const sealWrong = SEALING.has(read.right.type)
      ? seals.next(read.right.event(), ordinal + 1, (n) => merkle.rootAt(n))
      : null;
    if (sealWrong !== null) return bad(ordinal + 1, stored, sealWrong);
    merkle.add(stored.bytes);
    ordinal += 1;
    times.next(read.right, ordinal);
    const deniedHere = denied();
    if (deniedHere !== null) return bad(ordinal, null, deniedHere);
  }
  const missing = anchors.find((anchor) => anchor.ordinal > ordinal);
  if (missing !== undefined) return bad(ordinal + 1, null, rolledBack(ordinal, missing.ordinal));
  return end(anchors.length > 0 ? 'VALID' : 'NOT_ANCHORED', null);
}

/** What an anchor says against the first events; it cannot tell which of them was altered, only between which anchors. */
function deniedBy(
  anchors: readonly Anchor[],
  ordinal: number,
  rootHere: () => string,
  of: LedgerName | null,
): Flaw | null {
  const foreign = anchors.find(({ ledger }) => of !== null && ledger !== undefined && ledger !== of.ledger);
  if (foreign !== undefined && of !== null)
    return flaw(
      'OTHER_LEDGER',
      `the checkpoint is of ledger ${foreign.ledger}, this is ledger ${of.ledger}`,
      `điểm chốt thuộc sổ ${foreign.ledger}, còn đây là sổ ${of.ledger}`,
    );
  if (!anchors.some((anchor) => anchor.ordinal === ordinal && anchor.root !== rootHere())) return null;
  const good = Math.max(0, ...anchors.map((anchor) => anchor.ordinal).filter((n) => n < ordinal));
  return flaw(
    'ANCHORED_ROOT',
    `the first ${ordinal} events do not have the anchored root: one of the events ${good + 1} to ${ordinal} was altered, exchanged or put in`,
    `${ordinal} sự kiện đầu không có gốc Merkle của điểm chốt đã lưu ngoài sổ: một trong các sự kiện từ ${good + 1} đến ${ordinal} đã bị sửa, tráo hoặc chèn thêm`,
  );
}

const rolledBack = (there: number, anchored: number): Flaw =>
  flaw(
    'ROLLED_BACK',
    `the log ends after ${there} events; ${anchored} are anchored: it was cut short or put back to an earlier copy`,
    `sổ kết thúc sau ${there} sự kiện, trong khi điểm chốt ghi nhận ${anchored}: sổ đã bị cắt bớt hoặc bị thay bằng bản cũ hơn`,
  );
