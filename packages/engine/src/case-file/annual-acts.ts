import type { EventTypeName } from '@kpi-ledger/events';
import { type Fact, type FactOf, factsOf } from '@kpi-ledger/projections';
import type { Snapshot } from '../reading/reading.js';

/** The facts of the annual classification of one person and year, in log order. */
export interface AnnualActs {
  last<N extends EventTypeName>(type: N): FactOf<N> | null;
  all<N extends EventTypeName>(type: N): readonly FactOf<N>[];
}

/** The classification streams of a snapshot, read once for all people. */
export interface ActsOfYear {
  of(person: string): AnnualActs;
  /** Everybody whose class of the year is decided. */
  readonly decided: readonly string[];
}

export function annualActs(snapshot: Snapshot, year: string): ActsOfYear {
  const streams = Map.groupBy(snapshot.factsAmong('classification'), ({ event }) => event.stream);
  const decisions = snapshot.factsOf('ClassificationDecided').filter(({ event }) => event.data.year === year);
  return {
    of: (person) => actsOf(streams.get(`classification-${person}-${year}`) ?? []),
    decided: [...new Set(decisions.map(({ event }) => event.data.person))],
  };
}

const actsOf = (facts: readonly Fact[]): AnnualActs => ({
  last: (type) => factsOf(facts, type).at(-1) ?? null,
  all: (type) => factsOf(facts, type),
});
