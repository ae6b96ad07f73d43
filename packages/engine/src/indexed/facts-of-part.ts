import type { AnyEvent } from '@kpi-ledger/events';
import { type Day, foldFacts } from '@kpi-ledger/projections';
import type { PartOfLog } from '../diff/part-of-log.js';
import { type FactsAt, factsBy } from './facts-at.js';
import { Holding } from './holding.js';
import type { LogByStream } from './log-by-stream.js';
import { LiveStream, type StreamFacts, type StreamLog } from './stream-log.js';

/** The facts that a part of the log leaves: streams without an event that is left out say what they say in the log up to the last event of the part. */
export function factsOfPart(log: LogByStream, { first, joined, rules }: PartOfLog): FactsAt {
  let n = first;
  for (const ordinal of joined) n = Math.max(n, ordinal);
  const isIn = (ordinal: number): boolean => ordinal <= first || joined.has(ordinal);
  const unfinished = log.imports.unfinishedAmong(isIn);
  const isCut = ({ ordinals }: StreamLog): boolean =>
    ordinals.some((ordinal) => ordinal > first && ordinal <= n && (!joined.has(ordinal) || rules.has(ordinal)));
  const cut = new Map<StreamLog, StreamFacts>();
  const of = (stream: StreamLog): StreamFacts => {
    if (!isCut(stream)) return stream.factsAt(n, unfinished);
    const known = cut.get(stream) ?? cutFacts(stream);
    cut.set(stream, known);
    return known;
  };
  const cutFacts = ({ events, ordinals }: StreamLog): StreamFacts => {
    const counted = events
      .map((event, i) => ({ event, ordinal: ordinals[i] ?? 0 }))
      .filter(({ ordinal }) => isIn(ordinal))
      .filter(({ event, ordinal }) => ordinal < (unfinished.get(event.correlationId) ?? n + 1))
      .map(({ event, ordinal }) => ({ event: knownOf(event, rules.get(ordinal)), ordinal }));
    return new LiveStream(
      foldFacts(
        counted.map(({ event }) => event),
        counted.map(({ ordinal }) => ordinal),
      ),
    );
  };
  const upTo = (stream: StreamLog, day: Day) => of(stream).upTo(day);
  return factsBy(log, {
    ...{ n, of, upTo, unnoted: upTo, holding: new Holding(), settled: false },
    hasUnfinishedRows: (stream, length) =>
      isCut(stream) || stream.events.some(({ correlationId }, i) => i < length && unfinished.has(correlationId)),
  });
}

/** Of a rule set the first rules. */
const knownOf = (event: AnyEvent, count: number | undefined): AnyEvent =>
  count === undefined || event.type !== 'RuleSetAdopted'
    ? event
    : { ...event, data: { ...event.data, rules: event.data.rules.slice(0, count) } };
