import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import type { EngineError } from '../commands/index.js';
import type { Known } from '../log/known.js';

/** What a full replay leaves. */
export interface ReplayedState {
  readonly ordinal: number;
  /** Merkle root over the bytes that were replayed. */
  readonly root: string;
  /** Hash of the folded state (docs/decisions/0011). */
  readonly stateHash: string;
}

/** The full replay of the stored bytes. */
export interface ReplayQuestions {
  /**
   * Reads the stored bytes from the first event on and folds them from nothing: how many, their Merkle root, and a hash of the
   * whole state that they leave. The same for every store and every `batch`.
   */
  replay(question?: {
    readonly known?: Known;
    /** Events asked of the store at a time. */
    readonly batch?: number;
    readonly onProgress?: (done: number, total: number) => void;
  }): TaskEither<EngineError, ReplayedState>;
}
