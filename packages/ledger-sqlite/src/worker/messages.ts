import type { AppendError, Appended, AppendRequest } from '@kpi-ledger/ledger';
import type { Either } from 'fp-ts/lib/Either.js';
import type { LedgerFileOptions } from '../ledger-file.js';

/** What the writer's thread is started with. */
export interface WriterOptions extends LedgerFileOptions {
  readonly toleranceSeconds: number;
}

/** One append on its way to the writer's thread. */
export interface PostedAppend {
  readonly id: number;
  readonly requests: readonly AppendRequest[];
  /** What a simulated clock showed, in milliseconds since the epoch; null: the real clock at the moment of writing. */
  readonly now: number | null;
}

/** Posted by the thread when it has been loaded and takes appends. */
export const READY = 'ready';

/** Posted instead of an append when no more will come: the thread closes the file and ends. */
export const NO_MORE = null;

export type Outcome = Either<AppendError, readonly Appended[]>;

/** Answers to a group of appends, posted when all of it is on the disk. */
export type Answers = readonly { readonly id: number; readonly outcome: Outcome }[];
