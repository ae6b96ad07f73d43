import type { AnyEvent } from '@kpi-ledger/events';
import {
  type Checkpoint,
  isSealedBy,
  isVouchedFor,
  type LedgerName,
  type SigningKey,
  signingKeyOf,
} from './checkpoint.js';
import { type Flaw, flaw } from './flaw.js';

/** A checkpoint that stands in the log, and the ordinal of the event that holds it. */
export interface LoggedCheckpoint extends Checkpoint {
  readonly event: number;
}

/** A signing key of the log, and the ordinal of the event that introduces it. */
export interface LoggedKey extends SigningKey {
  readonly event: number;
  /** The decision in whose name a lost key was replaced. */
  readonly decision: { readonly number: string; readonly date: string } | null;
}

/** The events that the checks below look into. */
export const SEALING: ReadonlySet<string> = new Set(['LedgerOpened', 'SigningKeyIntroduced', 'CheckpointSealed']);

/** Checks what the log says about its own signatures: every key is vouched for, every checkpoint signed and true. */
export class SealChecker {
  #of: LedgerName | null = null;
  readonly keys: LoggedKey[] = [];
  readonly checkpoints: LoggedCheckpoint[] = [];

  get ledger(): LedgerName | null {
    return this.#of;
  }

  /** The event with its ordinal, and the roots of the prefixes before it. */
  next(event: AnyEvent, ordinal: number, rootAt: (ordinal: number) => string | null): Flaw | null {
    switch (event.type) {
      case 'LedgerOpened':
        this.#of = { ledger: event.data.ledger, kind: event.data.kind };
        return null;
      case 'SigningKeyIntroduced':
        return this.#introduced({
          ...signingKeyOf(event.data),
          decision: event.data.decision ?? null,
          event: ordinal,
        });
      case 'CheckpointSealed': {
        const { ordinal: covered, root, key, signature } = event.data;
        return this.#sealed({ ordinal: covered, root, key, signature, event: ordinal }, rootAt);
      }
      default:
        return null;
    }
  }

  #introduced(key: LoggedKey): Flaw | null {
    if (this.#of === null || !isVouchedFor(this.#of, key, this.keys.at(-1) ?? null))
      return flaw(
        'BAD_SIGNING_KEY',
        `signing key ${key.key} is not vouched for by the key before it`,
        `khoá ký ${key.key} không được khoá trước xác nhận đúng`,
      );
    this.keys.push(key);
    return null;
  }

  #sealed(checkpoint: LoggedCheckpoint, rootAt: (ordinal: number) => string | null): Flaw | null {
    const { key, ordinal } = checkpoint;
    const signer = this.keys.at(-1);
    if (signer === undefined || signer.key !== key)
      return flaw(
        'WRONG_SIGNING_KEY',
        `the checkpoint is signed by ${key}, not by the key of its time (${signer?.key ?? 'none'})`,
        `điểm chốt do khoá ${key} ký, không phải khoá của thời điểm đó (${signer?.key ?? 'chưa có'})`,
      );
    if (this.#of === null || !isSealedBy(this.#of, checkpoint, signer))
      return flaw(
        'BAD_SIGNATURE',
        `the signature of the checkpoint is not that of ${key}`,
        `chữ ký của điểm chốt không phải của khoá ${key}`,
      );
    if (rootAt(ordinal) !== checkpoint.root)
      return flaw(
        'CHECKPOINT_ROOT',
        `the first ${ordinal} events do not have the root that this checkpoint signed: one of them was altered since`,
        `${ordinal} sự kiện đầu không còn mang gốc Merkle mà điểm chốt này đã ký: có sự kiện bị thay đổi sau khi ký`,
      );
    this.checkpoints.push(checkpoint);
    return null;
  }
}
