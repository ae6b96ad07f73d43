import type { AnyEvent } from '@kpi-ledger/events';
import { type Day, foldFacts } from '@kpi-ledger/projections';
import type { PlacedEvent } from '../reading/events-read.js';

/**
 * What has become of a recorded event.
 *
 * - HOLDS: it counts as it was recorded.
 * - CORRECTED: it counts with the data or the day of its last live correction.
 * - RETRACTED: it did not happen, as a live retraction says.
 * - UNDONE: a correction or a retraction that was itself retracted: it changes nothing.
 * - NOT_YET: it speaks of a day after the one that was asked for.
 * - UNFINISHED: a row of an import that was not completed.
 */
export type EventStatus = 'HOLDS' | 'CORRECTED' | 'RETRACTED' | 'UNDONE' | 'NOT_YET' | 'UNFINISHED';

export interface EventStanding {
  readonly status: EventStatus;
  /** The events that made it so, in log order. */
  readonly by: readonly string[];
}

const holds: EventStanding = { status: 'HOLDS', by: [] };

/** How events stand, whatever their day; all that decides about those that are asked for is among them (`EventsRead.withWhatDecides`). */
export function standingsOf(among: readonly PlacedEvent[]): (event: AnyEvent, effective: Day) => EventStanding {
  const events = among.map(({ event }) => event);
  const { facts, retracted } = foldFacts(
    events,
    among.map(({ ordinal }) => ordinal),
  );
  const days = new Map(facts.map(({ event }) => [event.id, event.validAt]));
  const corrected = new Map(facts.map(({ event, correctedBy }) => [event.id, correctedBy]));
  const gone = new Map(retracted.map(({ event, by }) => [event.id, by]));
  const undone = undoneBy(events);

  return (event, effective) => {
    const by = gone.get(event.id);
    if (by !== undefined) return { status: 'RETRACTED', by: [by] };
    const day = days.get(event.id);
    if (day !== undefined) {
      const corrections = corrected.get(event.id) ?? [];
      if (day > effective) return { status: 'NOT_YET', by: corrections };
      return corrections.length === 0 ? holds : { status: 'CORRECTED', by: corrections };
    }
    if (event.type !== 'FactCorrected' && event.type !== 'FactRetracted') return { status: 'UNFINISHED', by: [] };
    const undoing = undone.get(event.id);
    return undoing === undefined ? holds : { status: 'UNDONE', by: [undoing] };
  };
}

/** Corrections and retractions that a live retraction takes back, with its id. Backwards: whatever is said about one stands after it. */
function undoneBy(events: readonly AnyEvent[]): ReadonlyMap<string, string> {
  const undone = new Map<string, string>();
  for (const event of events.toReversed())
    if (event.type === 'FactRetracted' && !undone.has(event.id)) undone.set(event.data.target, event.id);
  return undone;
}
