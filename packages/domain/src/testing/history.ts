import type { AnyEvent } from '@kpi-ledger/events';

type Event<N extends AnyEvent['type']> = Extract<AnyEvent, { readonly type: N }>;

/** The events of one type, in log order: how oracles read a history. */
export const eventsOf = <N extends AnyEvent['type']>(events: readonly AnyEvent[], type: N): readonly Event<N>[] =>
  events.filter((event): event is Event<N> => event.type === type);

/** Equality as a reader of the JSON sees it. */
export const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
