import type { AnyEvent } from '@kpi-ledger/events';
import {
  type Day,
  type Doer,
  foldFacts,
  foldTask,
  type Organisation,
  organisationAt,
  upTo,
} from '@kpi-ledger/projections';

/** What responsibilities are read from: the organisation of a day, and who does the work of a task by then. */
export interface Present {
  readonly organisation: Organisation;
  /** Who does the work, or did a part of it; null: the task is not assigned. */
  doersOf(task: string): readonly Doer[] | null;
}

/**
 * Follows the log event by event and keeps what responsibilities need: asked before every command, it may not cost what
 * reading the whole ledger costs.
 */
export interface PresentLog {
  take(event: AnyEvent): void;
  on(day: Day): Present;
}

const OF_ORGANISATION: ReadonlySet<string> = new Set(['unit', 'post', 'official']);

export function createPresentLog(): PresentLog {
  const organisational: AnyEvent[] = [];
  /** The rows of an import count only once it is completed. */
  const imports: AnyEvent[] = [];
  const tasks = new Map<string, AnyEvent[]>();
  let known: { readonly events: number; readonly organisation: Organisation } | null = null;

  const organisationOn = (day: Day): Organisation => {
    const events = organisational.length;
    if (known?.events !== events || known.organisation.day !== day)
      known = { events, organisation: organisationAt(foldFacts(organisational).facts, day) };
    return known.organisation;
  };

  return {
    take: (event) => {
      const { stream } = event;
      const category = stream.slice(0, stream.indexOf('-'));
      if (category === 'import') imports.push(event);
      if (category === 'import' || OF_ORGANISATION.has(category)) organisational.push(event);
      if (category !== 'task') return;
      const ofTask = tasks.get(stream);
      if (ofTask === undefined) tasks.set(stream, [event]);
      else ofTask.push(event);
    },
    on: (day) => ({
      organisation: organisationOn(day),
      doersOf: (task) => {
        const { facts } = foldFacts([...imports, ...(tasks.get(`task-${task}`) ?? [])]);
        const ofTask = upTo(facts, day).filter(({ event }) => event.stream === `task-${task}`);
        return foldTask(ofTask, new Map())?.batches.map(({ doer }) => doer) ?? null;
      },
    }),
  };
}
