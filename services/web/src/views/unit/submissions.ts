import type { Schema } from '@kpi-ledger/api-client';

export type Submission = Schema<'SubmissionRow'>;
export type Verdict = NonNullable<Submission['verdict']>;
export type Rejected = Submission & { readonly verdict: Verdict };

const isRejected = (one: Submission): one is Rejected => one.verdict?.kind === 'REJECTED';

/** The rejection of the last submission for a milestone; null: it was not rejected, or delivered again since. */
export function rejectionOf(
  rows: readonly Submission[],
  { task, milestone }: Pick<Submission, 'task' | 'milestone'>,
): Rejected | null {
  // The newest stands first.
  const last = rows.find((one) => one.task === task && one.milestone === milestone);
  return last !== undefined && isRejected(last) ? last : null;
}
