import type { Day } from '@kpi-ledger/projections';
import type { FactsAt } from './facts-at.js';
import { isIn, NEVER, type Place } from './holding.js';
import { KeptValues } from './kept-values.js';
import { sortableDay } from './sortable-day.js';
import type { StreamLog } from './stream-log.js';

/** So many states of a stream are kept. */
const MOST = 64;
/** A state is named by one number: how many of its events decide about the day, and how many of their days have come. */
const MOST_DAYS = 1 << 16;

/**
 * Which state a stream is in: up to which of its events those are known that decide about the day, and which of the days that stand
 * in them have come. Nothing that is said of the stream on a day changes while both are the same: an event that speaks about a later
 * day changes nothing yet. Null: rows of an unfinished import stand in the stream, so that its length does not decide what it says.
 */
export function stateOf(stream: StreamLog, facts: FactsAt, day: Day): number | null {
  const { last } = stream;
  const today = sortableDay(day);
  if (last !== null && facts.settled && isIn(last, facts.n, today)) {
    facts.holding.noteOn(last, today);
    return last.state;
  }
  const found = findState(stream, facts, day, stream);
  if (found !== null) stream.last = found;
  return found?.state ?? null;
}

/** How a stream is looked at. */
export interface Sight {
  /** By event of the stream the day from which on it decides, as a number; 0: on every day, NEVER: only through an event after it. */
  speaksOf(): readonly number[];
  /** The days in its first events by which what they say may change, ascending, by number. */
  daysIn(events: number): readonly number[];
}

/** The same as it is looked at, and where the stream is in that state. */
export function findState(stream: StreamLog, facts: FactsAt, day: Day, sight: Sight): StateFound | null {
  const { n } = facts;
  const today = sortableDay(day);
  const length = stream.lengthAt(n);
  if (!facts.settled && facts.hasUnfinishedRows(stream, length)) return null;
  const { ordinals } = stream;
  const speaksOf = sight.speaksOf();
  let decide = length;
  while (decide > 0 && (speaksOf[decide - 1] as number) > today) decide -= 1;
  let next = length;
  while (next < speaksOf.length && (speaksOf[next] as number) > today) next += 1;
  /** The first day of those that come too late: from there on they decide. */
  let late = NEVER;
  for (let i = decide; i < next; i += 1) late = Math.min(late, speaksOf[i] as number);
  const from = ordinals[decide - 1] ?? 0;
  const days = sight.daysIn(decide);
  let come = days.length;
  while (come > 0 && (days[come - 1] as number) > today) come -= 1;
  const state = decide * MOST_DAYS + come;
  const found = {
    ...{ state, from, to: ordinals[next] ?? NEVER },
    ...{ first: days[come - 1] ?? 0, before: Math.min(late, days[come] ?? NEVER) },
  };
  facts.holding.noteOn(found, today);
  return found;
}

/** Where a stream is in one state. */
export interface StateFound extends Place {
  readonly state: number;
}

/** Values of one stream by the state that it is in. */
export class ByState<A> extends KeptValues<number, A> {
  constructor(readonly stream: StreamLog) {
    super();
  }

  get(facts: FactsAt, day: Day, make: () => A): A {
    return this.in(stateOf(this.stream, facts, day), make);
  }

  /**
   * @param state null: it names none
   * @param holds whether a value that was made before still does, where something else than the stream decides too
   */
  in(state: number | null, make: () => A, holds: (value: A) => boolean = () => true): A {
    if (state === null) return make();
    const before = this.known(state);
    return before !== undefined && holds(before) ? before : this.keep(state, make(), MOST);
  }
}
