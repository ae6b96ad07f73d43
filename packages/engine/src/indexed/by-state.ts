import type { Day, Fact } from '@kpi-ledger/projections';
import type { FactsAt } from './facts-at.js';
import { sortableDay } from './sortable-day.js';
import type { StreamLog } from './stream-log.js';

/** So many states of a stream are kept: with more of them all are found anew. */
const MOST = 64;
/** A state is named by one number: the length of the stream, and how many of its days have come. */
const MOST_DAYS = 1 << 16;

/**
 * Which state a stream is in: how many of its events are known, and which of the days that stand in them have come. Nothing that
 * is said of the stream changes while both are the same.
 */
export class StreamState {
  readonly #days: DaysByLength;

  constructor(readonly stream: StreamLog) {
    this.#days = known.get(stream) ?? [];
    known.set(stream, this.#days);
  }

  /** Null: rows of an unfinished import stand in the stream, so that its length does not decide what it says. */
  at(facts: FactsAt, day: Day): number | null {
    const length = this.stream.lengthAt(facts.n);
    if (!facts.settled && facts.hasUnfinishedRows(this.stream, length)) return null;
    let days = this.#days[length];
    if (days === undefined) {
      days = daysIn(facts.of(this.stream).facts);
      this.#days[length] = days;
    }
    const today = sortableDay(day);
    let come = days.length;
    while (come > 0 && (days[come - 1] as number) > today) come -= 1;
    return length * MOST_DAYS + come;
  }
}

/** The days that stand in the first events of a stream, by their number; shared by all that ask for its state. */
type DaysByLength = (readonly number[] | undefined)[];
const known = new WeakMap<StreamLog, DaysByLength>();

export const stateOf = (stream: StreamLog, facts: FactsAt, day: Day): number | null =>
  new StreamState(stream).at(facts, day);

/** Values of one stream by the state that it is in. */
export class ByState<A> {
  readonly #values = new Map<number, A>();
  readonly #state: StreamState;

  constructor(readonly stream: StreamLog) {
    this.#state = new StreamState(stream);
  }

  /** @param holds whether a value that was made before still does, where something else than the stream decides too */
  get(facts: FactsAt, day: Day, make: () => A, holds: (value: A) => boolean = () => true): A {
    const state = this.#state.at(facts, day);
    if (state === null) return make();
    const before = this.#values.get(state);
    if (before !== undefined && holds(before)) return before;
    const value = make();
    if (this.#values.size >= MOST) this.#values.clear();
    this.#values.set(state, value);
    return value;
  }
}

/** The days by which what the facts say may change: those they speak about, were recorded on, or confirm. */
function daysIn(facts: readonly Fact[]): readonly number[] {
  const days = new Set<Day>();
  for (const { event, statements } of facts) {
    days.add(event.validAt);
    for (const { recordedDay } of statements) days.add(recordedDay);
    if ('confirmedDay' in event.data && event.data.confirmedDay !== undefined) days.add(event.data.confirmedDay.day);
  }
  return [...days].map(sortableDay).sort((a, b) => a - b);
}
