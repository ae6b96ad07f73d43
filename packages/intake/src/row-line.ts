import type { BatchOutcome } from '@kpi-ledger/engine';
import type { ComparedRow } from './compared.js';
import type { Prepared } from './prepared.js';
import { type Place, type Problem, placeText } from './problem.js';

/** CORRECTED: the row was recorded before, and what the ledger says of it was corrected since; nothing is written. */
export type RowStatus = 'NEW' | 'CHANGED' | 'UNCHANGED' | 'CORRECTED' | 'REFUSED';

/** What becomes of a row. */
export interface RowLine extends Place {
  readonly status: RowStatus;
  /** The event type that it is recorded as; null: it cannot be read. */
  readonly type: string | null;
  /** The event that it is, or corrects, where the ledger has one; null: not yet. */
  readonly event: string | null;
}

export const linesOf = (
  rows: readonly Prepared[],
  compared: readonly ComparedRow[],
  outcomes: BatchOutcome['rows'],
): readonly RowLine[] =>
  rows.map(({ place, type }, i) => {
    const { standing = null, command, correction } = compared[i] ?? {};
    const outcome = outcomes[i];
    const events = outcome === undefined || outcome.status === 'REFUSED' ? [] : outcome.events;
    return {
      ...place,
      // A correction that was made before leaves nothing to differ.
      status: statusOf(
        outcome?.status,
        standing !== null && !(correction === 'MADE' && outcome?.status === 'REPEATED'),
      ),
      type: command?.type ?? type,
      event: standing?.event ?? events[0] ?? null,
    };
  });

function statusOf(status: BatchOutcome['rows'][number]['status'] | undefined, differs: boolean): RowStatus {
  switch (status) {
    case 'RECORDED':
      return differs ? 'CHANGED' : 'NEW';
    case 'REPEATED':
      return differs ? 'CORRECTED' : 'UNCHANGED';
    case 'ALREADY_SO':
      return 'UNCHANGED';
    default:
      return 'REFUSED';
  }
}

/** A row that cannot be read, once however many of its cells are wrong. */
export const unread = (problems: readonly Problem[]): readonly RowLine[] => [
  ...new Map(
    problems.map(({ file, sheet, row }) => [
      placeText({ file, sheet, row }, null),
      { file, sheet, row, status: 'REFUSED', type: null, event: null } as const,
    ]),
  ).values(),
];

/** How many rows of each. */
export const rowCounts = (lines: readonly RowLine[]): { readonly [S in Lowercase<RowStatus>]: number } => ({
  new: lines.filter(({ status }) => status === 'NEW').length,
  changed: lines.filter(({ status }) => status === 'CHANGED').length,
  unchanged: lines.filter(({ status }) => status === 'UNCHANGED').length,
  corrected: lines.filter(({ status }) => status === 'CORRECTED').length,
  refused: lines.filter(({ status }) => status === 'REFUSED').length,
});
