import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import type { EngineError } from '../commands/index.js';
import type { Brought, StandingFact } from '../imports/standing-facts.js';
import type { UnfinishedImport } from '../imports/unfinished.js';
import type { At, Rows } from './at.js';

/** Imports that were begun and not completed, and what is brought again. */
export interface ImportQuestions {
  /** Imports that were begun and are not completed; none of their rows counts. */
  unfinishedImports(question?: At): TaskEither<EngineError, Rows<UnfinishedImport>>;
  /**
   * For facts that somebody brings, perhaps again: what the ledger holds today about the same thing, and in what it differs. One a
   * fact, in their order; null: nothing, or the fact cannot be read.
   */
  standing(brought: readonly Brought[]): TaskEither<EngineError, readonly (StandingFact | null)[]>;
  /** The names of their files, for display, by import; null where the key is gone. */
  importFiles(question?: At): TaskEither<EngineError, { readonly [id: string]: string | null }>;
}
