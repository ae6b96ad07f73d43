import type { AnyEvent, DataOf, EventTypeName, Recorded } from '@kpi-ledger/events';
import type { Day } from '../time/index.js';

/** What was stated about a fact, and when: the original event first, then each live correction in log order. */
export interface Statement<N extends EventTypeName = EventTypeName> {
  readonly event: string;
  readonly ordinal: number;
  /** The civil date at +07:00 on which it was recorded. */
  readonly recordedDay: Day;
  readonly data: DataOf<N>;
}

/** A fact as the log says today: corrected, not retracted, and no row of an unfinished import. */
export interface FactOf<N extends EventTypeName> {
  /** The original event with the data and the day that hold now. */
  readonly event: Recorded<N>;
  readonly ordinal: number;
  readonly recordedDay: Day;
  /** Ids of the live corrections that changed it, in log order; the last one holds. */
  readonly correctedBy: readonly string[];
  /** Never empty; the last one is what holds. */
  readonly statements: readonly Statement<N>[];
}

export type Fact = { [N in EventTypeName]: FactOf<N> }[EventTypeName];

export const isFact = <N extends EventTypeName>(fact: Fact, type: N): fact is Extract<Fact, FactOf<N>> & FactOf<N> =>
  (fact.event as AnyEvent).type === type;

/** The facts of one type, in log order. */
export const factsOf = <N extends EventTypeName>(facts: readonly Fact[], type: N): readonly FactOf<N>[] =>
  facts.filter((fact) => (fact.event as AnyEvent).type === type) as unknown as readonly FactOf<N>[];

/** The facts that speak about a day up to and including `day`. */
export const upTo = (facts: readonly Fact[], day: Day): readonly Fact[] =>
  facts.filter((fact) => fact.event.validAt <= day);
