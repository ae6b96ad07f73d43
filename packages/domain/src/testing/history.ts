import { isDeepStrictEqual } from 'node:util';
import type { AnyEvent } from '@kpi-ledger/events';

type Event<N extends AnyEvent['type']> = Extract<AnyEvent, { readonly type: N }>;

/** The events of one type, in log order: how oracles read a history. */
export const eventsOf = <N extends AnyEvent['type']>(events: readonly AnyEvent[], type: N): readonly Event<N>[] =>
  events.filter((event): event is Event<N> => event.type === type);

/** The same JSON value; the order of its keys says nothing. */
export const same = (one: unknown, other: unknown): boolean => isDeepStrictEqual(plain(one), plain(other));

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value) ?? 'null');
