import type { AnyEvent } from '@kpi-ledger/events';
import type { PartOfLog } from '../diff/part-of-log.js';
import { type Reading, readingOf } from '../reading/reading.js';

/** The fold of a part of the log: the oracle of `readingOfPart`. */
export function foldOfPart(events: readonly AnyEvent[], { first, joined, rules, knownAt }: PartOfLog): Reading {
  const places = events.map((_, i) => i + 1).filter((ordinal) => ordinal <= first || joined.has(ordinal));
  const known = places.flatMap((ordinal): readonly AnyEvent[] => {
    const event = events[ordinal - 1];
    if (event === undefined) return [];
    const count = rules.get(ordinal);
    return count === undefined || event.type !== 'RuleSetAdopted'
      ? [event]
      : [{ ...event, data: { ...event.data, rules: event.data.rules.slice(0, count) } }];
  });
  return readingOf(known, knownAt, places);
}
