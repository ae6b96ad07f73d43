import type { Reading } from '../reading/reading.js';
import type { Change } from './changes.js';
import type { PartOfLog } from './part-of-log.js';

/** The states between two bases: the log of the earlier one and, in log order, what has joined since. */
export interface States {
  join(change: Change): void;
  reading(): Reading;
}

/** What is known at the two ends: how many events, and the knowledge time. */
export interface End {
  readonly ordinal: number;
  readonly knownAt: string | null;
}

/** @param readingOf always in log order: what comes earlier in the log also comes earlier in every state between */
export function statesBetween(from: End, to: End, readingOf: (part: PartOfLog) => Reading): States {
  const joined = new Set<number>();
  const partial = new Map<number, number>();
  let { knownAt } = from;
  return {
    join: ({ joins, rules, laterKnowledge }) => {
      for (const at of joins) joined.add(at);
      if (rules !== null) partial.set(rules.at, rules.count);
      if (laterKnowledge) knownAt = to.knownAt;
    },
    reading: () => readingOf({ first: from.ordinal, joined, rules: partial, knownAt }),
  };
}
