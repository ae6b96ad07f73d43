import { type Day, type Doer, foldFacts, foldTask, type Organisation, organisationAt } from '@kpi-ledger/projections';
import type { LogByStream } from '../indexed/log-by-stream.js';

/** What responsibilities are read from: the organisation of a day, and who does the work of a task by then. */
export interface Present {
  readonly organisation: Organisation;
  /** Who does the work, or did a part of it; null: the task is not assigned. */
  doersOf(task: string): readonly Doer[] | null;
}

/**
 * Keeps what responsibilities need of the log by stream: asked before every command, it may not cost what reading the whole
 * ledger costs.
 */
export type PresentLog = (day: Day) => Present;

/** The rows of an import count only once it is completed. */
const OF_ORGANISATION = ['unit', 'post', 'official', 'import'];

export function createPresentLog(log: LogByStream): PresentLog {
  let known: { readonly events: number; readonly organisation: Organisation } | null = null;

  const organisationOn = (day: Day): Organisation => {
    const events = log.countOf(OF_ORGANISATION);
    if (known?.events !== events || known.organisation.day !== day)
      known = { events, organisation: organisationAt(foldFacts(log.eventsOf(OF_ORGANISATION)).facts, day) };
    return known.organisation;
  };

  return (day) => ({
    organisation: organisationOn(day),
    doersOf: (task) => {
      const stream = log.stream(`task-${task}`);
      if (stream === null) return null;
      const facts = stream.factsAt(log.length, log.unfinishedAt(log.length)).upTo(day);
      return foldTask(facts, new Map())?.batches.map(({ doer }) => doer) ?? null;
    },
  });
}
