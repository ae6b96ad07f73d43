import type { BatchOutcome } from './command.js';
import { countsOf } from './decide-batch.js';

/** How far one call has come with its batch. */
export interface Progress {
  importId: string | null;
  /** The import stands open in the log. */
  begun: boolean;
  /** The commands that this call has written. */
  readonly written: Set<string>;
}

/** What was written by an earlier part of the same call is recorded, not repeated. */
export function recordedBy(outcome: BatchOutcome, written: ReadonlySet<string>): BatchOutcome {
  const left = new Set(written);
  const rows = outcome.rows.map((row) =>
    row.status === 'REPEATED' && left.delete(row.commandId) ? { ...row, status: 'RECORDED' as const } : row,
  );
  return { ...outcome, rows, counts: countsOf(rows) };
}
