import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import type { Problem } from '../problem.js';

/**
 * A document and task system (hệ thống quản lý văn bản và điều hành) as the ledger sees it. An implementation passes
 * `describeTaskSource` of `@kpi-ledger/connections/contract`.
 */
export interface TaskSource {
  /** An id of at most 30 characters that never changes: ids in the ledger begin with it. */
  readonly id: string;
  /**
   * The next page of what was created or changed since the cursor, oldest change first. The same item may come again, and items
   * may come late: nothing is recorded twice, an older version is left out.
   *
   * @param cursor `next` of an earlier page; null: from the beginning
   */
  since(cursor: string | null): TaskEither<Problem, TaskPage>;
}

export interface TaskPage {
  readonly items: readonly Delivered[];
  /** What of this page cannot be read at all, a half-written file for example. The cursor does not go past it. */
  readonly broken: readonly Problem[];
  /** The cursor after this page; as opaque to the ledger as it is to anybody but the source. */
  readonly next: string;
  /** Another page waits. */
  readonly more: boolean;
}

/** One item as it came: its shape is checked by the ledger's side, so that one bad item is one problem. */
export interface Delivered {
  /** For messages: file and place, or address and place. */
  readonly place: string;
  readonly value: unknown;
}
