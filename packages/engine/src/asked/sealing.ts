import type { BundleVerification } from '@kpi-ledger/verify';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import type { EngineError } from '../commands/index.js';

/** The text of a bundle file, and what verifying it as its reader will came to. */
export interface SealedBundle {
  readonly text: string;
  readonly verification: BundleVerification;
}

/** Handing out a closed period. */
export interface SealingActs {
  /**
   * A closed period as one file that anybody can verify without the ledger: published ratings, the events they rest on, proofs,
   * rules and formula versions. With `unit` only the rating of its head, and of others no more than it needs.
   */
  sealBundle(question: { readonly period: string; readonly unit?: string }): TaskEither<EngineError, SealedBundle>;
}
