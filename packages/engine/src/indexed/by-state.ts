import type { Day, Fact } from '@kpi-ledger/projections';
import type { FactsAt } from './facts-at.js';
import type { StreamLog } from './stream-log.js';

/** So many states of a stream are kept: with more of them all are found anew. */
const MOST = 64;
/** A state is named by one number: the length of the stream, and how many of its days have come. */
const MOST_DAYS = 1 << 16;

/**
 * Values of one stream by the state that it is in: how many of its events are known, and which of the days that stand in them
 * have come. Nothing that is said of the stream changes while both are the same.
 */
export class ByState<A> {
  readonly #values = new Map<number, A>();
  readonly #days: DaysByLength;

  constructor(readonly stream: StreamLog) {
    this.#days = daysOf(stream);
  }

  /** @param holds whether a value that was made before still does, where something else than the stream decides too */
  get(facts: FactsAt, day: Day, make: () => A, holds: (value: A) => boolean = () => true): A {
    const state = stateIn(this.stream, this.#days, facts, day);
    if (state === null) return make();
    const before = this.#values.get(state);
    if (before !== undefined && holds(before)) return before;
    const value = make();
    if (this.#values.size >= MOST) this.#values.clear();
    this.#values.set(state, value);
    return value;
  }
}

/** The days that stand in the first events of a stream, by their number. */
type DaysByLength = (readonly Day[] | undefined)[];

const known = new WeakMap<StreamLog, DaysByLength>();

function daysOf(stream: StreamLog): DaysByLength {
  const days = known.get(stream) ?? [];
  known.set(stream, days);
  return days;
}

/** Null: rows of an unfinished import stand in the stream, so that its length does not decide what it says. */
export const stateOf = (stream: StreamLog, facts: FactsAt, day: Day): number | null =>
  stateIn(stream, daysOf(stream), facts, day);

function stateIn(stream: StreamLog, byLength: DaysByLength, facts: FactsAt, day: Day): number | null {
  const length = stream.lengthAt(facts.n);
  if (!facts.settled && facts.hasUnfinishedRows(stream, length)) return null;
  let days = byLength[length];
  if (days === undefined) {
    days = daysIn(facts.of(stream).facts);
    byLength[length] = days;
  }
  let come = days.length;
  while (come > 0 && (days[come - 1] ?? '') > day) come -= 1;
  return length * MOST_DAYS + come;
}

/** The days by which what the facts say may change: those they speak about, were recorded on, or confirm. */
function daysIn(facts: readonly Fact[]): readonly Day[] {
  const days = new Set<Day>();
  for (const { event, statements } of facts) {
    days.add(event.validAt);
    for (const { recordedDay } of statements) days.add(recordedDay);
    if ('confirmedDay' in event.data && event.data.confirmedDay !== undefined) days.add(event.data.confirmedDay.day);
  }
  return [...days].sort();
}
