import type { AnyEvent } from '@kpi-ledger/events';
import { corrupt, type LogTexts, type StoredText } from '@kpi-ledger/ledger';
import {
  type Day,
  type Fact,
  factsOf,
  foldFacts,
  foldTask,
  type Indicator,
  indicatorsAt,
  inOrderOfEffect,
  type LiveFacts,
  type Plan,
  type Task,
} from '@kpi-ledger/projections';
import type { StateFound } from './by-state.js';
import { type Lengths, NEVER } from './holding.js';
import { Recent } from './recent.js';
import { sortableDay, sortableDays } from './sortable-day.js';

/** Of a stream: the facts that its first events leave, whatever the rest of the log says. */
export interface StreamFacts extends LiveFacts {
  /** The facts that speak about a day up to and including `day`; the same list again where that is all that changed. */
  upTo(day: Day): readonly Fact[];
}

/** An indicator with the day and place of its definition, by which indicators are ordered. */
export interface PlacedIndicator {
  readonly indicator: Indicator;
  readonly day: Day;
  readonly ordinal: number;
}

/** The task of a list of facts, and the plans that it was read with. */
interface FoldedTask {
  readonly task: Task | null;
  readonly plans: ReadonlyMap<string, Plan>;
}

/** Where a stream is read from. */
export interface StreamSource {
  readonly texts: Pick<LogTexts, 'at'>;
  /** Throws StoreFailure. */
  readonly read: (stored: StoredText, stream: string) => AnyEvent;
  /** Of all events of the stream of that number, ascending. */
  ordinalsOf(id: number): number[];
  /** Its events are going to be decoded. */
  asked(stream: StreamLog): void;
}

/** They steer what of the other events counts. */
export const STEERING: ReadonlySet<string> = new Set([
  ...['FactCorrected', 'FactRetracted', 'ImportStarted', 'ImportCompleted'],
]);

/** So many states of one stream are kept: that of the head, and of what it was compared with. */
const KEPT = 3;
/** For so many lengths of it the days that stand in it. */
const KEPT_DAYS = 64;
const NONE: readonly number[] = [];
/** Of most streams: nothing was retracted, and every correction can be read. */
const NOTHING_ELSE = { retracted: [], unreadable: [] };

/**
 * The events of one stream with their places, decoded when they are asked for. Corrections and retractions stand in the stream of what they speak about, so its
 * facts follow from it alone; only the rows of an unfinished import are decided elsewhere.
 */
export class StreamLog {
  #events: AnyEvent[] = [];
  #ordinals: number[] | null = null;
  #facts = new Recent<string | number, StreamFacts>(KEPT);
  /** The fact of each event, where the stream is a simple one. */
  #simple: readonly Fact[] = [];
  /** Null in streams of other kinds. */
  #tasks: Recent<readonly Fact[], FoldedTask> | null = null;
  #indicators: Recent<readonly Fact[], PlacedIndicator | 'none'> | null = null;
  readonly #days = new Recent<number, readonly number[]>(KEPT_DAYS);
  #speaksOf: readonly number[] = NONE;
  /** The state in which it was found last: of most streams the same for many dates. */
  last: StateFound | null = null;

  constructor(
    readonly name: string,
    /** Its number in the source. */
    private readonly id: number,
    private readonly source: StreamSource,
  ) {}

  /** The places of its events. */
  get ordinals(): readonly number[] {
    this.#ordinals ??= this.source.ordinalsOf(this.id);
    return this.#ordinals;
  }

  /** Throws StoreFailure. */
  get events(): readonly AnyEvent[] {
    if (this.unread().length > 0) {
      this.source.asked(this);
      this.fill(this.source.texts.at(this.unread()));
    }
    return this.#events;
  }

  /** The ordinals of the events that are not decoded. */
  unread(): readonly number[] {
    return this.#events.length === this.ordinals.length ? NONE : this.ordinals.slice(this.#events.length);
  }

  /** Takes the texts of those events. Throws StoreFailure. */
  fill(texts: readonly StoredText[]): void {
    const events = texts.map((stored) => this.#decoded(stored));
    this.#events = this.#events.length === 0 ? events : [...this.#events, ...events];
  }

  /** Its events but the first few; they are not kept for it. Throws StoreFailure. */
  eventsFrom(first: number): readonly AnyEvent[] {
    if (this.unread().length === 0) return this.#events.slice(first);
    return this.source.texts.at(this.ordinals.slice(first)).map((stored) => this.#decoded(stored));
  }

  #decoded(stored: StoredText): AnyEvent {
    if (stored.stream !== this.name)
      throw corrupt(stored.stream, stored.revision, `event ${stored.ordinal} was one of ${this.name} before`);
    return this.source.read(stored, this.name);
  }

  /** The stream has one more event. */
  grow(ordinal: number): void {
    this.#ordinals?.push(ordinal);
    this.last = null;
  }

  /** Lets go of all that can be read and made again. */
  forget(): void {
    this.#events = [];
    this.#simple = [];
    this.#ordinals = null;
    this.#facts = new Recent(KEPT);
    this.#tasks = null;
    this.#indicators = null;
  }

  /** By event the day that it speaks about, as a number; 0: it says something of other events, and counts on every day. */
  speaksOf(): readonly number[] {
    if (this.#speaksOf.length < this.ordinals.length)
      this.#speaksOf = this.events.map(({ type, validAt }) => (STEERING.has(type) ? 0 : sortableDay(validAt)));
    return this.#speaksOf;
  }

  /** The days by which what its first events say may change: those they speak about, were recorded on, or confirm. */
  daysIn(events: number): readonly number[] {
    return this.#days.get(events, () => daysOf(this.firstFacts(events)));
  }

  /** The facts of its first events, every import among them completed. */
  firstFacts(events: number): readonly Fact[] {
    return this.factsAt(this.ordinals[events - 1] ?? 0, NO_IMPORTS).facts;
  }

  /** How many of its events are among the first n of the log. */
  lengthAt(n: number): number {
    return countUpTo(this.ordinals, n);
  }

  /** Between which lengths of the log, n among them, it has no further event. */
  lengthsAt(n: number): Lengths {
    const length = this.lengthAt(n);
    return { from: this.ordinals[length - 1] ?? 0, to: this.ordinals[length] ?? NEVER };
  }

  /** @param unfinished imports that were begun and not completed, with the place of their beginning */
  factsAt(n: number, unfinished: ReadonlyMap<string, number>): StreamFacts {
    const length = this.lengthAt(n);
    const out = unfinished.size === 0 ? [] : this.#rowsOf(unfinished, length);
    const key = out.length === 0 ? length : `${length} ${out.join(' ')}`;
    return this.#facts.get(key, () => {
      const { events, ordinals } = this;
      if (out.length === 0 && this.#isSimple())
        return new LiveStream({ ...NOTHING_ELSE, facts: firstOf(this.#simple, length) });
      const counts = (_: unknown, i: number): boolean => i < length && !out.includes(i);
      return out.length === 0 && length === events.length
        ? new LiveStream(foldFacts(events, ordinals))
        : new LiveStream(foldFacts(events.filter(counts), ordinals.filter(counts)));
    });
  }

  /** The task of facts of this stream, from `upTo`; it is read again where the plans are others. */
  taskOf(facts: readonly Fact[], plans: ReadonlyMap<string, Plan>): Task | null {
    this.#tasks ??= new Recent(KEPT);
    const known = this.#tasks.get(facts, () => ({ task: foldTask(facts, plans), plans }));
    const { task } = known;
    if (known.plans === plans || task === null || task.plan === null) return task;
    return this.#tasks.set(facts, { task: foldTask(facts, plans), plans }).task;
  }

  /** The indicator of facts of this stream, from `upTo`; null: it is not defined there. */
  indicatorOf(facts: readonly Fact[]): PlacedIndicator | null {
    this.#indicators ??= new Recent(KEPT);
    const known = this.#indicators.get(facts, () => placedIndicator(facts) ?? 'none');
    return known === 'none' ? null : known;
  }

  /** Nothing in the stream speaks of another event, so that each is one fact whatever follows it. */
  #isSimple(): boolean {
    const seen = this.#simple.length;
    const { events } = this;
    if (events.length === seen) return true;
    if (events.some(({ type }) => STEERING.has(type))) return false;
    this.#simple = [...this.#simple, ...foldFacts(events.slice(seen), this.ordinals.slice(seen)).facts];
    return true;
  }

  #rowsOf(unfinished: ReadonlyMap<string, number>, length: number): readonly number[] {
    const rows: number[] = [];
    const { events } = this;
    for (let i = 0; i < length; i += 1) {
      const begun = unfinished.get(events[i]?.correlationId ?? '');
      if (begun !== undefined && (this.ordinals[i] ?? 0) >= begun) rows.push(i);
    }
    return rows;
  }
}

const NO_IMPORTS: ReadonlyMap<string, number> = new Map();

function daysOf(facts: readonly Fact[]): readonly number[] {
  const days = new Set<Day>();
  for (const { event, statements } of facts) {
    days.add(event.validAt);
    for (const { recordedDay } of statements) days.add(recordedDay);
    if ('confirmedDay' in event.data && event.data.confirmedDay !== undefined) days.add(event.data.confirmedDay.day);
  }
  return sortableDays(days);
}

export class LiveStream implements StreamFacts {
  readonly facts: readonly Fact[];
  readonly retracted: LiveFacts['retracted'];
  readonly unreadable: LiveFacts['unreadable'];
  readonly #last: Day;
  /** The days that the facts speak about; made when the first one of them has not come yet. */
  #days: readonly Day[] | null = null;
  #cut: Map<number, readonly Fact[]> | null = null;

  constructor({ facts, retracted, unreadable }: LiveFacts) {
    this.facts = facts;
    this.retracted = retracted;
    this.unreadable = unreadable;
    let last = '';
    for (const { event } of facts) if (event.validAt > last) last = event.validAt;
    this.#last = last;
  }

  upTo(day: Day): readonly Fact[] {
    if (this.#last <= day) return this.facts;
    this.#days ??= [...new Set(this.facts.map(({ event }) => event.validAt))].sort();
    this.#cut ??= new Map();
    const passed = this.#days.findLastIndex((on) => on <= day) + 1;
    const known = this.#cut.get(passed) ?? this.facts.filter(({ event }) => event.validAt <= day);
    this.#cut.set(passed, known);
    return known;
  }
}

/** Null: it is not defined there. */
export function placedIndicator(facts: readonly Fact[]): PlacedIndicator | null {
  const [indicator] = indicatorsAt(facts, LAST_DAY);
  const [defined] = inOrderOfEffect(factsOf(facts, 'IndicatorDefined') as unknown as readonly Fact[]);
  if (indicator === undefined || defined === undefined) return null;
  return { indicator, day: defined.event.validAt, ordinal: defined.ordinal };
}

/** The facts are cut already. */
const LAST_DAY: Day = '9999-12-31';

/** The list itself where it is no longer. */
const firstOf = <A>(list: readonly A[], length: number): readonly A[] =>
  list.length === length ? list : list.slice(0, length);

/** How many of these ascending numbers are at most n. */
export function countUpTo(ascending: ArrayLike<number>, n: number): number {
  let [low, high] = [0, ascending.length];
  if ((ascending[high - 1] ?? 0) <= n) return high;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? 0) <= n) low = middle + 1;
    else high = middle;
  }
  return low;
}
