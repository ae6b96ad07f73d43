import type { StoredText } from '@kpi-ledger/ledger';
import { type EventFilter, fits } from '../events/event-filter.js';
import { doersNamedIn } from '../log/said.js';
import { doerKey } from '../reading/doer-key.js';
import type { EventsRead, PlacedEvent } from '../reading/events-read.js';
import { inLogOrder } from './in-log-order.js';
import type { LogByStream } from './log-by-stream.js';
import type { StreamLog } from './stream-log.js';

/** Texts that are read before it is known whether they fit: few at first, since most lists end with their first page. */
const FIRST_LOOK = 128;
const MOST_AT_ONCE = 4_096;

/** The first n events of the log, of which those are decoded that somebody looks at. */
export function indexedEvents(log: LogByStream, n: number): EventsRead {
  const placedIn = (stream: StreamLog): readonly PlacedEvent[] => {
    const length = stream.lengthAt(n);
    return stream.events.slice(0, length).map((event, i) => ({ event, ordinal: stream.ordinals[i] ?? 0 }));
  };
  return {
    at: (ordinal) => (ordinal >= 1 && ordinal <= n ? (log.decoded([ordinal])[0] ?? null) : null),
    named: (id) => {
      const found = log.eventNamed(id);
      return found === null || found.ordinal > n ? null : found;
    },
    inStream: (name) => {
      const stream = log.stream(name);
      return stream === null ? [] : placedIn(stream);
    },
    among: (...kinds) => inLogOrder(kinds.flatMap((kind) => log.ofCategory(kind)).flatMap(placedIn)),
    ofTasksNaming: (doer) => {
      const key = doerKey(doer);
      // It may have been named there later only.
      const named = ({ event }: PlacedEvent) => doersNamedIn(event).includes(key);
      return log
        .tasksNaming(doer)
        .map(placedIn)
        .filter((of) => of.some(named))
        .flat();
    },
    about: (subject) => inLogOrder(log.about(subject).flatMap(placedIn)),
    mentioning: (text) => {
      const found: PlacedEvent[] = [];
      const value = JSON.stringify(text);
      for (const ordinals of inBatches(log.backwards({}, n + 1)))
        for (const stored of log.texts.at(ordinals.toReversed()).toReversed())
          if (stored.text.includes(value) || stored.text.includes('\\'))
            found.push({ ordinal: stored.ordinal, event: log.read(stored) });
      return found.toReversed();
    },
    backwards: function* (filter, before) {
      for (const ordinals of inBatches(log.backwards(filter, Math.min(before, n + 1))))
        for (const stored of log.texts.at(ordinals.toReversed()).toReversed()) {
          if (!mayFit(stored, filter)) continue;
          const event = log.read(stored);
          if (fits(event, filter)) yield { ordinal: stored.ordinal, event };
        }
    },
    withWhatDecides: (events) => {
      const streams = new Set(events.map(({ event }) => event.stream));
      const verdicts = log.decoded([...streams].flatMap((stream) => log.verdictsIn(stream, n)));
      const all = new Map([...events, ...verdicts].map((one) => [one.ordinal, one]));
      const imports = new Set([...all.values()].map(({ event }) => event.correlationId));
      for (const frame of log.imports.framesOf(imports, n)) all.set(frame.ordinal, frame);
      return inLogOrder([...all.values()]);
    },
  };
}

function* inBatches(ordinals: Iterable<number>): Generator<readonly number[]> {
  let most = FIRST_LOOK;
  let batch: number[] = [];
  for (const ordinal of ordinals) {
    batch.push(ordinal);
    if (batch.length < most) continue;
    yield batch;
    batch = [];
    most = Math.min(2 * most, MOST_AT_ONCE);
  }
  if (batch.length > 0) yield batch;
}

/** Whether it is worth decoding; what is not spelled as canonical text is looks as if it fitted. */
function mayFit({ text }: StoredText, { actor, correlation, from, to }: EventFilter): boolean {
  const holds = (value: string | undefined) =>
    value === undefined || text.includes(JSON.stringify(value)) || text.includes('\\');
  if (!holds(actor) || !holds(correlation)) return false;
  if (from === undefined && to === undefined) return true;
  const [, day] = DAY.exec(text.slice(-END)) ?? [];
  return day === undefined || ((from === undefined || from <= day) && (to === undefined || day <= to));
}

const END = 48;
const DAY = /","validAt":"(\d{4}-\d{2}-\d{2})","version":\d+\}$/;
