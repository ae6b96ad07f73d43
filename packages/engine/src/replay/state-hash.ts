import { hashOfValue } from '@kpi-ledger/events';
import type { Fact } from '@kpi-ledger/projections';
import { EVERY_KIND } from '../reading/kinds.js';
import type { Reading } from '../reading/reading.js';

/**
 * SHA-256 over the canonical text of everything that a reading folds: the facts that hold with their corrections, what was
 * retracted, the rules, and the organisation, plans, catalogues, teams, tasks, indicators and period records on the last day that
 * any fact speaks about. Two programs that read the same log differently have different hashes. docs/decisions/0011 says why.
 */
export const stateHashOf = (reading: Reading): string => hashOfValue(plain(stateOf(reading)));

function stateOf(reading: Reading): { readonly [part: string]: unknown } {
  const { ordinal, ledger, knownOn, rules, unreadable } = reading;
  const known = reading.at('0001-01-01').knownAmong(...EVERY_KIND);
  const lastDay =
    known
      .map(({ event }) => event.validAt)
      .sort()
      .at(-1) ?? '0001-01-01';
  const { factsAmong, retracted, organisation, plans, catalogues, teams, tasks, indicators, recordOf } =
    reading.at(lastDay);
  const facts = factsAmong(...EVERY_KIND);
  return {
    ...{ ordinal, ledger, knownOn, rules, unreadable, lastDay },
    ...{ facts, retracted, organisation, plans, catalogues, teams, tasks, indicators },
    records: ratedPeriods(facts).map(({ person, period }) => recordOf(person, period)),
  };
}

/** Every person and period with a rating stream, in the order of their first fact. */
function ratedPeriods(facts: readonly Fact[]): readonly { readonly person: string; readonly period: string }[] {
  const found = new Map<string, { readonly person: string; readonly period: string }>();
  for (const { event } of facts)
    if (
      event.stream.startsWith('rating-') &&
      'person' in event.data &&
      'period' in event.data &&
      !found.has(event.stream)
    )
      found.set(event.stream, { person: event.data.person, period: event.data.period });
  return [...found.values()];
}

/** The same state as plain JSON: what has no value or is code is left out, and the order in which entries came does not count. */
function plain(value: unknown): unknown {
  if (value instanceof Map) return sorted([...value].map(([key, item]) => [String(key), plain(item)] as const));
  if (value instanceof Set) return [...value].map(String).sort();
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, item]) => item !== undefined && typeof item !== 'function')
      .map(([key, item]) => [key, plain(item)]),
  );
}

const sorted = (entries: readonly (readonly [string, unknown])[]) =>
  entries.toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
