import type { EventTypeName } from '@kpi-ledger/events';
import { type Day, type Fact, type FactOf, factsOf, foldFacts, type Retracted } from '@kpi-ledger/projections';
import { once } from '../reading/once.js';
import { inLogOrder } from './in-log-order.js';
import type { LogByStream } from './log-by-stream.js';
import type { StreamFacts, StreamLog } from './stream-log.js';

/** The facts after the first n events, found by stream. */
export interface FactsAt {
  readonly n: number;
  /** Nothing but the number of events decides them: no import is unfinished. */
  readonly settled: boolean;
  of(stream: StreamLog): StreamFacts;
  /** Among the first events of the stream are rows of an import that is not completed yet. */
  hasUnfinishedRows(stream: StreamLog, length: number): boolean;
  named(stream: string): readonly Fact[];
  /** The facts of these kinds of streams that speak about a day up to `day` (left out: any day), in log order. */
  ofCategories(categories: readonly string[], day?: Day): readonly Fact[];
  /** Those of one type. */
  ofType<N extends EventTypeName>(type: N, day?: Day): readonly FactOf<N>[];
  /** What was retracted in these streams, in log order. */
  retractedIn(streams: Iterable<StreamLog>): readonly Retracted[];
  readonly unreadable: readonly string[];
}

export function factsAt(log: LogByStream, n: number): FactsAt {
  const unfinished = log.unfinishedAt(n);
  const of = (stream: StreamLog): StreamFacts => stream.factsAt(n, unfinished);
  const unreadable = once(() => unreadableIn(log.doubtful, n, unfinished, of));
  return {
    n,
    settled: unfinished.size === 0,
    of,
    hasUnfinishedRows: ({ events }, length) =>
      events.some(({ correlationId }, i) => i < length && unfinished.has(correlationId)),
    named: (name) => {
      const stream = log.stream(name);
      return stream === null ? [] : of(stream).facts;
    },
    ofCategories: (categories, day) => {
      const streams = categories.flatMap((category) => log.ofCategory(category));
      return inLogOrder(streams.flatMap((stream) => (day === undefined ? of(stream).facts : of(stream).upTo(day))));
    },
    ofType: (type, day) => {
      const streams = log.holding(type);
      const facts = streams.flatMap((stream) => (day === undefined ? of(stream).facts : of(stream).upTo(day)));
      return factsOf(inLogOrder(facts), type);
    },
    retractedIn: (streams) => retractedIn(streams, of),
    get unreadable() {
      return unreadable();
    },
  };
}

/** Mostly none; several are named in the order in which one fold of all these streams finds them. */
function unreadableIn(
  doubtful: readonly StreamLog[],
  n: number,
  unfinished: ReadonlyMap<string, number>,
  of: (stream: StreamLog) => StreamFacts,
): readonly string[] {
  const streams = doubtful.filter((stream) => of(stream).unreadable.length > 0);
  const [only] = streams;
  if (only === undefined) return [];
  if (streams.length === 1) return of(only).unreadable;
  const counted = inLogOrder(
    streams.flatMap(({ events, ordinals }) => events.map((event, i) => ({ event, ordinal: ordinals[i] ?? 0 }))),
  ).filter(({ event, ordinal }) => ordinal <= n && ordinal < (unfinished.get(event.correlationId) ?? n + 1));
  return foldFacts(
    counted.map(({ event }) => event),
    counted.map(({ ordinal }) => ordinal),
  ).unreadable;
}

function retractedIn(streams: Iterable<StreamLog>, of: (stream: StreamLog) => StreamFacts): readonly Retracted[] {
  const placed = [...streams].flatMap((stream) =>
    of(stream).retracted.map((one) => ({ one, ordinal: stream.ordinals[stream.events.indexOf(one.event)] ?? 0 })),
  );
  return placed.sort((a, b) => a.ordinal - b.ordinal).map(({ one }) => one);
}
