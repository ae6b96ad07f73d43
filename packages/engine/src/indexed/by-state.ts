import type { Day, Fact } from '@kpi-ledger/projections';
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
  const { n } = facts;
  const today = sortableDay(day);
  const { last } = stream;
  if (last !== null && facts.settled && isIn(last, n, today)) {
    facts.holding.noteOn(last, today);
    return last.state;
  }
  const length = stream.lengthAt(n);
  if (!facts.settled && facts.hasUnfinishedRows(stream, length)) return null;
  const { ordinals } = stream;
  const speaksOf = stream.speaksOf();
  let decide = length;
  while (decide > 0 && (speaksOf[decide - 1] as number) > today) decide -= 1;
  let next = length;
  while (next < speaksOf.length && (speaksOf[next] as number) > today) next += 1;
  /** The first day of those that come too late: from there on they decide. */
  let late = NEVER;
  for (let i = decide; i < next; i += 1) late = Math.min(late, speaksOf[i] as number);
  const from = ordinals[decide - 1] ?? 0;
  const days = stream.days.get(decide, () => daysIn(stream.factsAt(from, NO_IMPORTS).facts));
  let come = days.length;
  while (come > 0 && (days[come - 1] as number) > today) come -= 1;
  const state = decide * MOST_DAYS + come;
  stream.last = {
    ...{ state, from, to: ordinals[next] ?? NEVER },
    ...{ first: days[come - 1] ?? 0, before: Math.min(late, days[come] ?? NEVER) },
  };
  facts.holding.noteOn(stream.last, today);
  return state;
}

const NO_IMPORTS: ReadonlyMap<string, number> = new Map();

/** Where a stream is in one state. */
export interface StateFound extends Place {
  readonly state: number;
}

/** Values of one stream by the state that it is in. */
export class ByState<A> extends KeptValues<number, A> {
  constructor(readonly stream: StreamLog) {
    super();
  }

  /** @param holds whether a value that was made before still does, where something else than the stream decides too */
  get(facts: FactsAt, day: Day, make: () => A, holds: (value: A) => boolean = () => true): A {
    const state = stateOf(this.stream, facts, day);
    if (state === null) return make();
    const before = this.known(state);
    return before !== undefined && holds(before) ? before : this.keep(state, make(), MOST);
  }
}

/** The days by which what the facts say may change: those they speak about, were recorded on, or confirm. */
function daysIn(facts: readonly Fact[]): readonly number[] {
  const days: number[] = [];
  const add = (day: Day): void => {
    const number = sortableDay(day);
    if (!days.includes(number)) days.push(number);
  };
  for (const { event, statements } of facts) {
    add(event.validAt);
    for (const { recordedDay } of statements) add(recordedDay);
    if ('confirmedDay' in event.data && event.data.confirmedDay !== undefined) add(event.data.confirmedDay.day);
  }
  return days.sort((a, b) => a - b);
}
