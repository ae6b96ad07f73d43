import type { Signer } from '@kpi-ledger/ledger';
import type { Checkpoint, CheckpointFile, SigningKey } from '@kpi-ledger/verify';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import type { EngineError } from '../commands/index.js';
import type { Acting } from '../periods/period-acts.js';

/** A checkpoint of the log, and the event that holds it. */
export interface CheckpointRow extends Checkpoint {
  readonly event: string;
  readonly recordedAt: string;
}

/** A signing key of the log; `decision` stands where a lost one was replaced. */
export interface SigningKeyRow extends SigningKey {
  readonly event: string;
  readonly recordedAt: string;
  readonly decision: { readonly number: string; readonly date: string } | null;
}

export interface CheckpointRows {
  readonly checkpoints: readonly CheckpointRow[];
  readonly keys: readonly SigningKeyRow[];
}

/** RECORDED: sealed now. ALREADY_SO: nothing was recorded since the last one, which this is. */
export interface SealOutcome {
  readonly status: 'RECORDED' | 'ALREADY_SO';
  readonly checkpoint: CheckpointRow;
  readonly publicKey: string;
}

export interface RotateOutcome {
  readonly status: 'RECORDED';
  readonly key: SigningKeyRow;
}

/** Signed states of the ledger, and the keys that sign them. */
export interface Checkpoints {
  /** What the log says; nothing is verified. */
  checkpoints(): TaskEither<EngineError, CheckpointRows>;
  /**
   * Verifies the whole log, also against what the signer signed last, then signs and records its head. The first time it
   * introduces the key. A log that does not verify, or was put back to an earlier state, is not signed.
   */
  sealCheckpoint(question: Acting & { readonly signer: Signer }): TaskEither<EngineError, SealOutcome>;
  /** Introduces the signer's next key, signed by the one of now; `lost`: the signer's new one in the place of a lost one. */
  rotateSigningKey(
    question: Acting & { readonly signer: Signer; readonly lost?: boolean },
  ): TaskEither<EngineError, RotateOutcome>;
  /** The last checkpoint, or the one over that many events, with everything that is needed to check it elsewhere. */
  exportCheckpoint(question?: { readonly ordinal?: number }): TaskEither<EngineError, CheckpointFile>;
}
