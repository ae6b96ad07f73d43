import type { AnyEvent } from '@kpi-ledger/events';
import { type Reading, readingOf } from '../reading/reading.js';
import type { Change } from './changes.js';

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

export function statesBetween(log: readonly AnyEvent[], from: End, to: End): States {
  const joined = new Set<number>();
  const partial = new Map<number, number>();
  let { knownAt } = from;

  const known = (at: number): readonly AnyEvent[] => {
    const event = log[at];
    if (event === undefined) return [];
    const count = partial.get(at);
    return count === undefined || event.type !== 'RuleSetAdopted'
      ? [event]
      : [{ ...event, data: { ...event.data, rules: event.data.rules.slice(0, count) } }];
  };

  return {
    join: ({ joins, rules, laterKnowledge }) => {
      for (const at of joins) joined.add(at);
      if (rules !== null) partial.set(rules.at, rules.count);
      if (laterKnowledge) knownAt = to.knownAt;
    },
    // Always in log order: what comes earlier in the log also comes earlier in every state between.
    reading: () => {
      const since = [...joined].sort((a, b) => a - b).flatMap(known);
      return readingOf([...log.slice(0, from.ordinal), ...since], knownAt);
    },
  };
}
