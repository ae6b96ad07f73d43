import type { EventTypeName } from '@kpi-ledger/events';
import { type Fact, type FactOf, factsOf } from '@kpi-ledger/projections';
import type { Snapshot } from '../reading/reading.js';

/** The facts of the annual classification of one person and year, in log order. */
export interface AnnualActs {
  last<N extends EventTypeName>(type: N): FactOf<N> | null;
  all<N extends EventTypeName>(type: N): readonly FactOf<N>[];
}

/** Reads the classification streams of a snapshot, once for all people. */
export function annualActs(snapshot: Snapshot, year: string): (person: string) => AnnualActs {
  const streams = Map.groupBy(
    snapshot.facts.filter(({ event }) => event.stream.startsWith('classification-')),
    ({ event }) => event.stream,
  );
  return (person) => actsOf(streams.get(`classification-${person}-${year}`) ?? []);
}

const actsOf = (facts: readonly Fact[]): AnnualActs => ({
  last: (type) => factsOf(facts, type).at(-1) ?? null,
  all: (type) => factsOf(facts, type),
});
