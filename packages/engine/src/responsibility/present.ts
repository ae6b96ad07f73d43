import { type AnyEvent, indicatorStream } from '@kpi-ledger/events';
import {
  attainmentAt,
  type Day,
  type Doer,
  type Fact,
  foldFacts,
  foldTask,
  type Organisation,
  organisationAt,
  upTo,
} from '@kpi-ledger/projections';
import { leadsOf, type Successors, successorsOf } from '../attainment/leads.js';

/** What responsibilities are read from: the organisation of a day, and who does the work of a task by then. */
export interface Present {
  readonly organisation: Organisation;
  /** Who does the work, or did a part of it; null: the task is not assigned. */
  doersOf(task: string): readonly Doer[] | null;
  /** The units that lead the indicator of the city; null: it is not defined. */
  leadsOf(indicator: string): readonly string[] | null;
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
  /** What is recorded of one task, or of one indicator, by stream. */
  const streams = new Map<string, AnyEvent[]>();
  let known: { readonly events: number; readonly organisation: Organisation; readonly successors: Successors } | null =
    null;

  const knownOn = (day: Day) => {
    const events = organisational.length;
    if (known?.events !== events || known.organisation.day !== day) {
      const { facts } = foldFacts(organisational);
      const successors = successorsOf({ facts: upTo(facts, day) });
      known = { events, organisation: organisationAt(facts, day), successors };
    }
    return known;
  };
  const factsIn = (stream: string, day: Day): readonly Fact[] =>
    upTo(foldFacts([...imports, ...(streams.get(stream) ?? [])]).facts, day).filter(
      ({ event }) => event.stream === stream,
    );

  return {
    take: (event) => {
      const { stream } = event;
      const category = stream.slice(0, stream.indexOf('-'));
      if (category === 'import') imports.push(event);
      if (category === 'import' || OF_ORGANISATION.has(category)) organisational.push(event);
      if (category !== 'task' && category !== 'indicator') return;
      const before = streams.get(stream);
      if (before === undefined) streams.set(stream, [event]);
      else before.push(event);
    },
    on: (day) => ({
      organisation: knownOn(day).organisation,
      doersOf: (task) => foldTask(factsIn(`task-${task}`, day), new Map())?.batches.map(({ doer }) => doer) ?? null,
      leadsOf: (indicator) => {
        const facts = factsIn(indicatorStream(indicator, null), day);
        const sheet = attainmentAt(facts, day).sheets.get(indicator)?.get(null);
        return sheet?.definition == null
          ? null
          : leadsOf(sheet.definition, null, sheet.card.responsible, knownOn(day).successors);
      },
    }),
  };
}
