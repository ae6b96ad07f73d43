import type { EventTypeName } from '@kpi-ledger/events';
import { type Day, type Fact, type FactOf, factsOf, type Retracted } from '@kpi-ledger/projections';
import { stateOf } from './by-state.js';
import { Holding } from './holding.js';
import { inLogOrder } from './in-log-order.js';
import type { LogByStream } from './log-by-stream.js';
import type { StreamFacts, StreamLog } from './stream-log.js';

/** The facts after the first n events, found by stream. */
export interface FactsAt {
  readonly n: number;
  /** Nothing but the number of events decides them: no import is unfinished. */
  readonly settled: boolean;
  /** Notes between which lengths of the log what was asked says the same. */
  readonly holding: Holding;
  of(stream: StreamLog): StreamFacts;
  /** Of the stream those that speak about a day up to this one. */
  upTo(stream: StreamLog, day: Day): readonly Fact[];
  /** The same for what notes itself where it holds. */
  unnoted(stream: StreamLog, day: Day): readonly Fact[];
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
  const unfinished = log.imports.unfinishedAt(n);
  const holding = new Holding();
  const facts = factsBy(log, {
    ...{ n, holding, settled: unfinished.size === 0 },
    of: (stream) => {
      holding.note(stream.lengthsAt(n));
      return stream.factsAt(n, unfinished);
    },
    upTo: (stream, day) => {
      stateOf(stream, facts, day);
      return facts.unnoted(stream, day);
    },
    unnoted: (stream, day) => stream.factsAt(n, unfinished).upTo(day),
    hasUnfinishedRows: ({ events }, length) =>
      events.some(({ correlationId }, i) => i < length && unfinished.has(correlationId)),
  });
  return facts;
}

/** What is found by stream, where it is known what each of them says. */
export function factsBy(
  log: LogByStream,
  given: Pick<FactsAt, 'n' | 'settled' | 'holding' | 'of' | 'upTo' | 'unnoted' | 'hasUnfinishedRows'>,
): FactsAt {
  const { of, upTo } = given;
  const unreadable = given.holding.once(() => unreadableIn(log.doubtful, of));
  return {
    ...given,
    named: (name) => {
      const stream = log.stream(name);
      return stream === null ? [] : of(stream).facts;
    },
    ofCategories: (categories, day) => {
      const streams = categories.flatMap((category) => log.ofCategory(category));
      return inLogOrder(streams.flatMap((stream) => (day === undefined ? of(stream).facts : upTo(stream, day))));
    },
    ofType: (type, day) => {
      const streams = log.holding(type);
      const facts = streams.flatMap((stream) => (day === undefined ? of(stream).facts : upTo(stream, day)));
      return factsOf(inLogOrder(facts), type);
    },
    retractedIn: (streams) => retractedIn(streams, of),
    get unreadable() {
      return unreadable();
    },
  };
}

/** In the order in which a fold of everything finds them: of the last corrected event first. */
function unreadableIn(doubtful: readonly StreamLog[], of: (stream: StreamLog) => StreamFacts): readonly string[] {
  const found = doubtful.flatMap((stream) => {
    const { unreadable } = of(stream);
    return unreadable.map((id) => {
      const correction = stream.events.find((event) => event.id === id);
      const target = correction?.type === 'FactCorrected' ? correction.data.target : id;
      return { id, ordinal: stream.ordinals[stream.events.findIndex((event) => event.id === target)] ?? 0 };
    });
  });
  return inLogOrder(found.toReversed())
    .toReversed()
    .map(({ id }) => id);
}

function retractedIn(streams: Iterable<StreamLog>, of: (stream: StreamLog) => StreamFacts): readonly Retracted[] {
  const placed = [...streams].flatMap((stream) =>
    of(stream).retracted.map((one) => ({ one, ordinal: stream.ordinals[stream.events.indexOf(one.event)] ?? 0 })),
  );
  return placed.sort((a, b) => a.ordinal - b.ordinal).map(({ one }) => one);
}
