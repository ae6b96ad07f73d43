import { indicatorStream } from '@kpi-ledger/events';
import {
  attainmentAt,
  type Day,
  type Doer,
  type Fact,
  factsOf,
  foldFacts,
  foldTask,
  type Organisation,
  organisationAt,
  upTo,
} from '@kpi-ledger/projections';
import { leadsOf, type Successors, successorsOf } from '../attainment/leads.js';
import type { LogByStream } from '../indexed/log-by-stream.js';

/** What responsibilities are read from: the organisation of a day, and who does the work of a task by then. */
export interface Present {
  readonly organisation: Organisation;
  /** Who does the work, or did a part of it; null: the task is not assigned. */
  doersOf(task: string): readonly Doer[] | null;
  /** The units that lead the indicator of the city; null: it is not defined. */
  leadsOf(indicator: string): readonly string[] | null;
}

/**
 * Keeps what responsibilities need of the log by stream: asked before every command, it may not cost what reading the whole
 * ledger costs.
 */
export type PresentLog = (day: Day) => Present;

/** The rows of an import count only once it is completed. */
const OF_ORGANISATION = ['unit', 'post', 'official', 'import'];

export function createPresentLog(log: LogByStream): PresentLog {
  let known: { readonly events: number; readonly organisation: Organisation; readonly successors: Successors } | null =
    null;

  const knownOn = (day: Day) => {
    const events = log.countOf(OF_ORGANISATION);
    if (known?.events !== events || known.organisation.day !== day) {
      const { facts } = foldFacts(log.eventsOf(OF_ORGANISATION));
      const successors = successorsOf(factsOf(upTo(facts, day), 'UnitSucceeded'));
      known = { events, organisation: organisationAt(facts, day), successors };
    }
    return known;
  };
  const factsIn = (stream: string, day: Day): readonly Fact[] =>
    log.stream(stream)?.factsAt(log.length, log.imports.unfinishedAt(log.length)).upTo(day) ?? [];

  return (day) => ({
    organisation: knownOn(day).organisation,
    doersOf: (task) => foldTask(factsIn(`task-${task}`, day), new Map())?.batches.map(({ doer }) => doer) ?? null,
    leadsOf: (indicator) => {
      const facts = factsIn(indicatorStream(indicator, null), day);
      const sheet = attainmentAt(facts, day).sheets.get(indicator)?.get(null);
      return sheet?.definition == null
        ? null
        : leadsOf(sheet.definition, null, sheet.card.responsible, knownOn(day).successors);
    },
  });
}
