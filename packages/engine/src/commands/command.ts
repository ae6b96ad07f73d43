import type { Refusal } from '@kpi-ledger/domain';
import type { EventTypeName } from '@kpi-ledger/events';
import type { LoggedEvent } from '@kpi-ledger/ledger';

/** One fact that somebody wants to record. */
export interface Command {
  /** The same id with the same content gives the first result for ever; with other content it is refused. */
  readonly commandId: string;
  readonly type: EventTypeName;
  /**
   * The day the fact speaks about. null where it follows from the fact itself: verdicts, causes, period scores,
   * measurements, corrections, handovers.
   */
  readonly validAt: string | null;
  /** The fact's data, personal texts in plain. */
  readonly data: unknown;
  /** Id of who brings it. */
  readonly actor: string;
  /** What the command belongs to; the command itself when left out. */
  readonly correlationId?: string;
  readonly causationId?: string | null;
}

/**
 * RECORDED: written now. REPEATED: this very command was recorded before; these are its events. ALREADY_SO: the ledger says
 * so already, nothing was written.
 */
export interface Outcome {
  readonly status: 'RECORDED' | 'REPEATED' | 'ALREADY_SO';
  readonly events: readonly LoggedEvent[];
}

/** The file that a batch comes from; it is recorded around the rows. */
export interface ImportFile {
  /** An id of the file's content (keyed, as `fileHash`); a second import of it that records anything gets a number added. */
  readonly id: string;
  readonly kind: string;
  readonly file: string;
  /** Keyed hash of its bytes (`fingerprints`): a plain one would tell whoever guesses what a small file says. */
  readonly fileHash: string;
  readonly actor: string;
}

export interface BatchOptions {
  /** Write the valid rows and list the others. Without it one refused row keeps everything out. */
  readonly skipInvalid?: boolean;
  /** Decide everything, write nothing. */
  readonly dryRun?: boolean;
  readonly importing?: ImportFile;
  readonly onProgress?: (done: number, total: number) => void;
}

export type RowOutcome =
  | {
      readonly index: number;
      readonly commandId: string;
      readonly status: Outcome['status'];
      readonly events: readonly string[];
    }
  | {
      readonly index: number;
      readonly commandId: string;
      readonly status: 'REFUSED';
      readonly refusals: readonly Refusal[];
    };

/**
 * What became of a batch. RECORDED: its new rows were written, and all of them count from one instant on. NOTHING_NEW: every row was there already.
 * REFUSED: a row was refused and nothing was written. DRY_RUN: nothing was to be written; the rows say what would be.
 */
export interface BatchOutcome {
  readonly status: 'RECORDED' | 'NOTHING_NEW' | 'REFUSED' | 'DRY_RUN';
  /** One per command, in order. */
  readonly rows: readonly RowOutcome[];
  readonly counts: { readonly [status in RowOutcome['status']]: number };
  /** Id of the recorded import; null when nothing was recorded or no file was named. */
  readonly importId: string | null;
  /** Id of the import of this file that has begun and is not completed after this: its rows do not count. null: there is none. */
  readonly unfinished: string | null;
}
