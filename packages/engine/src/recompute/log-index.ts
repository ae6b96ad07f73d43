import type { AnyEvent, Recorded } from '@kpi-ledger/events';
import type { Said } from '../log/outline.js';
import type { Reading } from '../reading/reading.js';
import { organisationEvents } from './organisation-events.js';

/** The events of a reading as `eventsOfScore` looks for them, so that many scores do not each walk the whole log. */
export interface LogIndex {
  readonly streams: ReadonlyMap<string, readonly AnyEvent[]>;
  /** The places of the events in the log, by id. */
  readonly places: ReadonlyMap<string, number>;
  readonly organisation: readonly AnyEvent[];
  /** The task streams that ever named this unit or person as the one who does the work. */
  tasksOf(doer: { readonly unit: string } | { readonly person: string }): readonly string[];
  /** Beginning and end of an import. */
  importOf(id: string): readonly AnyEvent[];
}

const known = new WeakMap<Reading, LogIndex>();

export function indexOf(reading: Reading): LogIndex {
  const before = known.get(reading);
  if (before !== undefined) return before;
  const { events } = reading;
  const tasks = new Map<string, Set<string>>();
  for (const event of events)
    for (const key of event.stream.startsWith('task-') ? doersNamedIn(event) : [])
      tasks.set(key, (tasks.get(key) ?? new Set()).add(event.stream));
  const imports = Map.groupBy(events, ({ data }) => ('import' in data ? data.import : null));
  const index: LogIndex = {
    streams: Map.groupBy(events, ({ stream }) => stream),
    places: new Map(events.map(({ id }, i) => [id, i + 1])),
    organisation: organisationEvents(events),
    tasksOf: (doer) => [...(tasks.get('unit' in doer ? `unit ${doer.unit}` : `person ${doer.person}`) ?? [])],
    importOf: (id) => imports.get(id) ?? [],
  };
  known.set(reading, index);
  return index;
}

/** The units and people whom an event of a task names as those who do the work. */
export function doersNamedIn(event: Said): readonly string[] {
  const keys: string[] = [];
  for (const { unit, toUnit, person, toPerson } of saidBy(event)) {
    for (const id of [unit, toUnit]) if (id !== undefined) keys.push(`unit ${id}`);
    for (const id of [person, toPerson]) if (id !== undefined) keys.push(`person ${id}`);
  }
  return keys;
}

/** What the events of a task may say about who does it, and where it comes from. */
interface TaskData {
  readonly unit?: string;
  readonly toUnit?: string;
  readonly person?: string;
  readonly toPerson?: string;
  readonly plan?: { readonly plan: string };
  readonly part?: { readonly team: string };
}

/** What an event says, and what it says that another one should have said. */
export const saidBy = ({ type, data }: Said): readonly TaskData[] =>
  type === 'FactCorrected' ? saidInside((data as Recorded<'FactCorrected'>['data']).data) : [data as TaskData];

/** A correction may correct a correction. */
const saidInside = (data: { readonly data?: unknown }): readonly TaskData[] => [
  data as TaskData,
  ...(typeof data.data === 'object' && data.data !== null ? saidInside(data.data) : []),
];
