import type { Day } from '../time/index.js';
import type { DeadlineSet } from './task.js';

/**
 * The deadlines that were in force when they passed, the one in force now last, in the order in which they were set.
 *
 * A new deadline that counts from a day on or before the deadline in force replaces it; from a later day on it stands beside
 * the one that has passed, and the work is carried over (R3, R11). A new deadline set when a submission that was made in time
 * is rejected replaces the old one even if that has passed meanwhile (P44).
 */
export function deadlinesInForce(sets: readonly DeadlineSet[]): readonly DeadlineSet[] {
  let inForce: readonly DeadlineSet[] = [];
  const before: DeadlineSet[] = [];
  for (const set of sets) {
    inForce = [...stillCounting(inForce, set, before), set];
    before.push(set);
  }
  return inForce;
}

function stillCounting(
  inForce: readonly DeadlineSet[],
  set: DeadlineSet,
  before: readonly DeadlineSet[],
): readonly DeadlineSet[] {
  const current = inForce.at(-1);
  if (current === undefined) return [];
  const submitted = set.rejectedSubmission;
  if (submitted !== null && submitted <= dueOn(before, submitted)) return inForce.filter(({ due }) => due < submitted);
  return set.on <= current.due ? inForce.slice(0, -1) : inForce;
}

/** The deadline in force on a day; the first one holds from the beginning. */
export const dueOn = (sets: readonly DeadlineSet[], day: Day): Day =>
  deadlinesInForce(sets.filter((set, i) => i === 0 || set.on <= day)).at(-1)?.due ?? '';
