import type { LoggedEvent } from '@kpi-ledger/ledger';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import type { EngineError } from '../commands/index.js';

export interface RecordedImport {
  /** Keyed, as the event has it. */
  readonly fileHash: string;
  readonly rows: number;
  readonly recorded: number;
  readonly skipped: number;
}

/** What is recorded, as it comes, and what became of an import. */
export interface RecordedQuestions {
  /**
   * Events after the ordinal (default: from now on), each as it is recorded, whoever records it; with bounded memory. Reading it
   * ends with the signal, and throws StoreFailure where the log was cut.
   */
  recorded(question?: {
    readonly after?: number;
    readonly signal?: AbortSignal;
  }): TaskEither<EngineError, AsyncIterable<LoggedEvent>>;
  /** What became of an import; null: none of that id was completed. */
  importNamed(id: string): TaskEither<EngineError, RecordedImport | null>;
}
