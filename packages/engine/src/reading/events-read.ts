import { type AnyEvent, subjectOf } from '@kpi-ledger/events';
import type { Doer } from '@kpi-ledger/projections';
import { type EventFilter, fits } from '../events/event-filter.js';
import { doersNamedIn } from '../log/said.js';
import { doerKey } from './doer-key.js';
import { once } from './once.js';

/** An event with its place in the log. */
export interface PlacedEvent {
  readonly ordinal: number;
  readonly event: AnyEvent;
}

/** The events that a reading was read from, found by where they stand and what they are. All lists are in log order. */
export interface EventsRead {
  /** Null: it was not read. */
  at(ordinal: number): PlacedEvent | null;
  named(id: string): PlacedEvent | null;
  inStream(stream: string): readonly PlacedEvent[];
  /** In the streams of these kinds of subjects. */
  among(...kinds: readonly string[]): readonly PlacedEvent[];
  /** In the streams of tasks that these events name the doer in. */
  ofTasksNaming(doer: Doer): readonly PlacedEvent[];
  /** In the streams that belong to a subject: of an official also those of each period and year. */
  about(subject: string): readonly PlacedEvent[];
  /** Those in whose data a text stands as a value, and perhaps others. */
  mentioning(text: string): readonly PlacedEvent[];
  /** Those that fit and stand before an ordinal, the last one first. */
  backwards(filter: EventFilter, before: number): Iterable<PlacedEvent>;
  /** These and what decides whether they count: corrections and retractions in their streams, and the frames of their imports; perhaps more. */
  withWhatDecides(events: readonly PlacedEvent[]): readonly PlacedEvent[];
}

/** @param ordinals the places of the events in the log */
export function eventsGiven(events: readonly AnyEvent[], ordinals: readonly number[] | undefined): EventsRead {
  const placed = once(() => events.map((event, i): PlacedEvent => ({ ordinal: ordinals?.[i] ?? i + 1, event })));
  const streams = once(() => Map.groupBy(placed(), ({ event }) => event.stream));
  const byId = once(() => new Map(placed().map((one) => [one.event.id, one])));
  const byOrdinal = once(() => new Map(placed().map((one) => [one.ordinal, one])));
  const tasks = once(() => tasksByDoer(events));
  return {
    at: (ordinal) => byOrdinal().get(ordinal) ?? null,
    named: (id) => byId().get(id) ?? null,
    inStream: (stream) => streams().get(stream) ?? [],
    among: (...kinds) => placed().filter(({ event }) => kinds.includes(event.stream.split('-', 1)[0] ?? '')),
    ofTasksNaming: (doer) => {
      const naming = tasks().get(doerKey(doer));
      return naming === undefined ? [] : [...naming].flatMap((stream) => streams().get(stream) ?? []);
    },
    about: (subject) => placed().filter(({ event }) => subjectOf(event.stream) === subject),
    mentioning: placed,
    backwards: (filter, before) =>
      placed()
        .filter(({ ordinal, event }) => ordinal < before && fits(event, filter))
        .toReversed(),
    withWhatDecides: placed,
  };
}

function tasksByDoer(events: readonly AnyEvent[]): ReadonlyMap<string, ReadonlySet<string>> {
  const tasks = new Map<string, Set<string>>();
  for (const event of events)
    for (const key of event.stream.startsWith('task-') ? doersNamedIn(event) : [])
      tasks.set(key, (tasks.get(key) ?? new Set()).add(event.stream));
  return tasks;
}
