import type { AnyEvent } from '@kpi-ledger/events';
import { type Day, type Fact, foldFacts, type Retracted } from '@kpi-ledger/projections';
import { once } from '../reading/once.js';
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
  /** Among the first events of the stream are rows of an import that is not completed yet. */
  hasUnfinishedRows(stream: StreamLog, length: number): boolean;
  named(stream: string): readonly Fact[];
  /** The facts of these kinds of streams that speak about a day up to `day` (left out: any day), in log order. */
  ofCategories(categories: readonly string[], day?: Day): readonly Fact[];
  /** What was retracted in these streams, in log order. */
  retractedIn(streams: Iterable<StreamLog>): readonly Retracted[];
  /** Of the whole log in one fold. */
  readonly all: readonly Fact[];
  readonly unreadable: readonly string[];
}

export function factsAt(log: LogByStream, n: number, prefix: () => readonly AnyEvent[]): FactsAt {
  const unfinished = log.unfinishedAt(n);
  const holding = new Holding();
  const of = (stream: StreamLog): StreamFacts => {
    holding.note(stream.lengthsAt(n));
    return stream.factsAt(n, unfinished);
  };
  const folded = once(() => foldFacts(prefix()));
  const whole = () => {
    holding.noteNowhere();
    return folded();
  };
  const unreadable = once(() => {
    for (const stream of log.doubtful) if (of(stream).unreadable.length > 0) return whole().unreadable;
    return [];
  });
  const facts: FactsAt = {
    ...{ n, settled: unfinished.size === 0, holding, of },
    upTo: (stream, day) => {
      stateOf(stream, facts, day);
      return stream.factsAt(n, unfinished).upTo(day);
    },
    hasUnfinishedRows: ({ events }, length) =>
      events.some(({ correlationId }, i) => i < length && unfinished.has(correlationId)),
    named: (name) => {
      const stream = log.stream(name);
      return stream === null ? [] : of(stream).facts;
    },
    ofCategories: (categories, day) => {
      const streams = categories.flatMap((category) => log.ofCategory(category));
      return inLogOrder(streams.flatMap((stream) => (day === undefined ? of(stream).facts : facts.upTo(stream, day))));
    },
    retractedIn: (streams) => retractedIn(streams, of),
    get all() {
      return whole().facts;
    },
    get unreadable() {
      return unreadable();
    },
  };
  return facts;
}

function retractedIn(streams: Iterable<StreamLog>, of: (stream: StreamLog) => StreamFacts): readonly Retracted[] {
  const placed = [...streams].flatMap((stream) =>
    of(stream).retracted.map((one) => ({ one, ordinal: stream.ordinals[stream.events.indexOf(one.event)] ?? 0 })),
  );
  return placed.sort((a, b) => a.ordinal - b.ordinal).map(({ one }) => one);
}
