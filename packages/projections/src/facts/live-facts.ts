import { type AnyEvent, EVENT_TYPES, type EventTypeName, type Recorded } from '@kpi-ledger/events';
import { dayOfInstant } from '../time/index.js';
import type { Fact, Statement } from './fact.js';

type Correction = Recorded<'FactCorrected'>;
type Retraction = Recorded<'FactRetracted'>;

/** A live statement about an earlier event: what it should have said, or that it did not happen. */
interface Verdict {
  readonly event: Correction | Retraction;
  readonly ordinal: number;
}

/** An event that did not happen, as a live retraction says. */
export interface Retracted {
  readonly event: AnyEvent;
  /** The id of the retraction. */
  readonly by: string;
}

export interface LiveFacts {
  readonly facts: readonly Fact[];
  /** In log order; undone retractions are not listed. */
  readonly retracted: readonly Retracted[];
  /** Corrections whose data does not fit the type of what they correct; they change nothing and the store is suspect. */
  readonly unreadable: readonly string[];
}

/**
 * The facts that hold after the first n events of the log, in log order. The last live statement about an event wins:
 * a correction replaces data and day, a retraction removes it, and a statement that is itself retracted counts for nothing,
 * so that undoing a retraction restores. Rows of an import that was not completed count for nothing either.
 *
 * @param events the first n events of the log, in log order, or some of them
 * @param ordinals the places of the events in the log, where only some of them are given
 */
export function foldFacts(events: readonly AnyEvent[], ordinals?: readonly number[]): LiveFacts {
  const ordinalAt = (i: number): number => ordinals?.[i] ?? i + 1;
  const unfinished = unfinishedImports(events);
  const verdictsOn = new Map<string, Verdict[]>();
  const facts: Fact[] = [];
  const retracted: Retracted[] = [];
  const unreadable: string[] = [];

  // Backwards: what is said about an event stands after it, so every statement is judged before its target.
  for (let i = events.length - 1; i >= 0; i--) {
    const event = events[i];
    if (event === undefined || i >= (unfinished.get(event.correlationId) ?? events.length)) continue;
    const spoken =
      verdictsOn.get(event.id)?.filter(({ event: about }) => about.stream === event.stream) ?? NOT_SPOKEN_OF;
    const last = spoken.at(-1)?.event;
    if (last?.type === 'FactRetracted') {
      if (event.type !== 'FactRetracted') retracted.push({ event, by: last.id });
      continue;
    }
    const fact = factAfter(event, ordinalAt(i), spoken, unreadable);
    const now = fact.event;
    if (now.type === 'FactCorrected' || now.type === 'FactRetracted') {
      const earlier = verdictsOn.get(now.data.target) ?? [];
      verdictsOn.set(now.data.target, [{ event: now, ordinal: ordinalAt(i) }, ...earlier]);
    } else facts.push(fact);
  }
  return { facts: facts.reverse(), retracted: retracted.reverse(), unreadable };
}

export const liveFacts = (events: readonly AnyEvent[]): readonly Fact[] => foldFacts(events).facts;

/** The event as its live corrections leave it. */
function factAfter(event: AnyEvent, ordinal: number, spoken: readonly Verdict[], unreadable: string[]): Fact {
  const recordedDay = dayOfInstant(event.recordedAt);
  const statements = [{ event: event.id, ordinal, recordedDay, data: event.data } as Statement];
  if (spoken.length === 0)
    return { event, ordinal, recordedDay, correctedBy: UNCORRECTED, statements } as unknown as Fact;
  const correctedBy: string[] = [];
  let { data, validAt } = event;
  for (const { event: correction, ordinal: at } of spoken) {
    if (correction.type !== 'FactCorrected') continue;
    if (!fits(event.type, correction.data.data)) {
      unreadable.push(correction.id);
      continue;
    }
    data = correction.data.data as AnyEvent['data'];
    validAt = correction.data.correctedValidAt ?? validAt;
    correctedBy.push(correction.id);
    statements.push({
      event: correction.id,
      ordinal: at,
      recordedDay: dayOfInstant(correction.recordedAt),
      data,
    } as Statement);
  }
  const corrected = correctedBy.length === 0 ? event : { ...event, data, validAt };
  return { event: corrected, ordinal, recordedDay, correctedBy, statements } as unknown as Fact;
}

/** Of nearly every event: one list for all of them. */
const NOT_SPOKEN_OF: readonly Verdict[] = [];
const UNCORRECTED: readonly string[] = [];

const fits = (type: EventTypeName, data: unknown): boolean => EVENT_TYPES[type].codec.is(data);

/** Imports that began and were not completed, with the place of their beginning: the rows after it carry the id of the import. */
function unfinishedImports(events: readonly AnyEvent[]): ReadonlyMap<string, number> {
  const open = new Map<string, number>();
  events.forEach((event, i) => {
    if (event.type === 'ImportStarted') open.set(event.data.import, i);
    else if (event.type === 'ImportCompleted') open.delete(event.data.import);
  });
  return open;
}
