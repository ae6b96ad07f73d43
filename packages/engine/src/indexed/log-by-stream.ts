import { type AnyEvent, type EventTypeName, ratingStream, subjectOf } from '@kpi-ledger/events';
import { type LogTexts, readText, type StoredText } from '@kpi-ledger/ledger';
import type { Doer, Fact, Organisation, Period, Plan } from '@kpi-ledger/projections';
import type { EventFilter } from '../events/event-filter.js';
import type { Outline } from '../log/outline.js';
import type { PlacedEvent } from '../reading/events-read.js';
import type { Reading } from '../reading/reading.js';
import { Absences } from './absences.js';
import { EventIds } from './event-ids.js';
import { EveryFew } from './every-few.js';
import { Exceptions } from './exceptions.js';
import { HeldAnswers } from './held-answers.js';
import { ImportsTaken } from './imports-taken.js';
import { IndicatorsKept } from './indicators-kept.js';
import { KeptAnswers } from './kept-answers.js';
import { speaksOfOrganisation } from './named-in.js';
import { NamedStreams, namesIn } from './named-streams.js';
import { OrganisationEvents } from './organisation-events.js';
import { OrganisationParts } from './organisation-parts.js';
import { Recent } from './recent.js';
import { RecentlyGrown } from './recently-grown.js';
import { RecordsKept } from './records-kept.js';
import { NOTHING_TAKEN, type RememberedLog } from './remembered-log.js';
import { RulesKept } from './rules-kept.js';
import { STEERING, type StreamLog } from './stream-log.js';
import { Streams } from './streams.js';
import { TaskTables } from './task-tables.js';

/** So many states of the organisation are kept. */
const KEPT_ORGANISATIONS = 32;
const KEPT_PLANS = 32;
/** Of so many states of tasks it is kept what explanations show of them. */
const EXPLAINED_TASKS = 16_000;

/** So many events of the streams asked for last stay decoded, about a kilobyte each. */
const DECODED_EVENTS = 400_000;
/** After so many records of a period that were read alone the others are read; of heads there are so many. */
const RECORDS_ASKED = 256;
/** The same of scores, which are asked of everybody under management. */
const SCORES_ASKED = 16;

export interface LogOptions {
  /** So many events of the streams asked for last stay decoded; default 400,000. */
  readonly decodedEvents?: number;
  /** What was taken before by another log of the same events, which it takes over. */
  readonly remembered?: RememberedLog;
  /** Default: they are decoded. Throws StoreFailure. */
  readonly read?: (stored: StoredText) => AnyEvent;
}

/**
 * The log by stream, followed event by event without decoding it: a question finds the few streams that it rests on, and their
 * events are decoded then. It is a cache in memory; what it answers is what a fold of the whole log answers.
 */
export class LogByStream {
  readonly #streams: Streams;
  readonly #recordsAsked = new EveryFew(RECORDS_ASKED);
  readonly #scoresAsked = new EveryFew(SCORES_ASKED);
  readonly #named: NamedStreams;
  readonly organisationEvents: OrganisationEvents;
  readonly #exceptions: Exceptions;
  readonly #ids: EventIds;
  readonly #grown: RecentlyGrown;
  /** By the last event that had spoken about it, and the day. */
  readonly organisations = new Recent<string, Organisation>(KEPT_ORGANISATIONS);
  /** Everything about it, by the last event that had spoken about it. */
  readonly organisationFacts = new Recent<number, readonly Fact[]>(KEPT_ORGANISATIONS);

  /** By the state of each of their streams. */
  readonly plans = new Recent<string, ReadonlyMap<string, Plan>>(KEPT_PLANS);

  readonly rules = new RulesKept();
  /** At the head, and at any length. */
  readonly answers = new KeptAnswers();
  readonly held = new HeldAnswers();
  readonly tables = new TaskTables();
  readonly explained = new TaskTables(EXPLAINED_TASKS);
  readonly indicators = new IndicatorsKept(this);
  readonly records = new RecordsKept(this);
  readonly absences = new Absences(this);
  readonly organisation = new OrganisationParts(this);
  /** How much was computed since it was made, so that tests can say what a question or an event costs. */
  readonly effort = { tasks: 0, answers: 0 };

  readonly read: (stored: StoredText) => AnyEvent;
  readonly imports: ImportsTaken;

  constructor(
    readonly texts: LogTexts,
    { decodedEvents = DECODED_EVENTS, remembered = NOTHING_TAKEN, read = readText }: LogOptions = {},
  ) {
    this.read = read;
    this.#streams = new Streams(texts, read, decodedEvents, remembered.streams);
    this.#named = new NamedStreams(remembered);
    this.organisationEvents = new OrganisationEvents(this, [...remembered.organisational]);
    this.#exceptions = new Exceptions(remembered);
    this.imports = new ImportsTaken(remembered.imports);
    this.#ids = new EventIds(texts, read);
    this.#grown = new RecentlyGrown(this.#streams.length);
    this.answers.restore(remembered.answers);
  }

  /** What another log may begin with instead of taking the same events again. */
  remembered(head: Reading): RememberedLog {
    return { ...this.taken(), answers: this.answers.remembered(this, head) };
  }

  /** The same without the answers. */
  taken(): RememberedLog {
    return {
      ...this.#named.remembered(),
      ...this.#exceptions.remembered(),
      streams: this.#streams.remembered(),
      organisational: this.organisationEvents.ordinals,
      imports: [...this.imports.all],
      answers: [],
    };
  }

  /** How many events were taken. */
  get length(): number {
    return this.#streams.length;
  }

  /** Takes the next event; the number of its stream. One that was taken before is passed over. Throws StoreFailure, and has then not taken it. */
  take(outline: Outline): number | undefined {
    const { ordinal, type, stream } = outline;
    if (ordinal <= this.length) return this.#streams.idOf(stream);
    // They are checked before anything is asked.
    const event = STEERING.has(type) || stream === 'ledger' ? outline.event() : null;
    const names = namesIn(outline);
    const id = this.#streams.place(ordinal, stream, type);
    this.#grown.take(id);
    this.answers.take(outline);
    this.#exceptions.take(outline, id);
    if (type === 'AbsenceRecorded' || (event !== null && this.#exceptions.absent.has(id))) this.absences.take(stream);
    if (event !== null && (type === 'ImportStarted' || type === 'ImportCompleted'))
      this.imports.take({ ordinal, event });
    if (speaksOfOrganisation(outline)) {
      this.organisationEvents.take(ordinal, stream);
      this.organisation.take(stream);
    }
    this.#named.add(id, names);
    return id;
  }

  stream(name: string): StreamLog | null {
    return this.#streams.named(name);
  }

  holds(name: string): boolean {
    return this.#streams.idOf(name) !== undefined;
  }

  /** Undefined: there is no such stream. */
  numberOf(name: string): number | undefined {
    return this.#streams.idOf(name);
  }

  nameOf(number: number): string {
    return this.#streams.nameOf(number);
  }

  /** The names of the streams that `listedUnder` finds there, in the order in which they were first listed. */
  listedUnder(key: string): readonly string[] {
    return this.#named.listedUnder(key).map((id) => this.#streams.nameOf(id));
  }

  /**
   * The stream of what was stated about a person's period. Who asks for a few is going to ask for most: the others of the period are
   * read together then.
   */
  record(person: string, period: string): StreamLog | null {
    const stream = this.stream(ratingStream(person, period));
    if (stream !== null && stream.unread().length > 0 && this.#recordsAsked.next(period))
      this.#streams.read(this.#streams.idsOf('rating', `-${period}`));
    return stream;
  }

  /** The same of what decides about the score of the period by itself. */
  score(person: string, period: string): StreamLog | null {
    const stream = this.#streams.scoreNamed(ratingStream(person, period));
    if (stream !== null && stream.unread().length > 0 && this.#scoresAsked.next(period))
      this.#streams.readScores(this.#streams.idsOf('rating', `-${period}`));
    return stream;
  }

  /** The events at some places, decoded, in log order. */
  decoded(ordinals: readonly number[]): readonly PlacedEvent[] {
    return this.texts.at(ordinals.toSorted((a, b) => a - b)).map((stored) => ({
      ordinal: stored.ordinal,
      event: this.read(stored),
    }));
  }

  eventNamed(id: string): PlacedEvent | null {
    return this.#ids.find(id, this.length);
  }

  /** The places before one where an event may fit, the last one first. */
  backwards({ stream, type }: EventFilter, before: number): Iterable<number> {
    return this.#streams.backwards(stream, type, before);
  }

  /** The places of the corrections and retractions in a stream among the first n events. */
  verdictsIn(stream: string, n: number): readonly number[] {
    return this.#streams.verdictsIn(stream).filter((ordinal) => ordinal <= n);
  }

  /** The streams of subjects of a kind, in the order in which they began. Like all lists of streams here, decoded. */
  ofCategory(category: string): readonly StreamLog[] {
    return this.#streams.read(this.#streams.idsOf(category));
  }

  /** The streams in which events of a type stand. */
  holding(type: EventTypeName): readonly StreamLog[] {
    return this.#streams.read(this.#streams.idsHolding(type));
  }

  /** The streams that belong to a subject: of an official also those of each period and year. */
  about(subject: string): readonly StreamLog[] {
    const person = /^official-(.+)$/.exec(subject)?.[1];
    const ids = person === undefined ? [] : ['rating', 'classification'].flatMap((kind) => this.#streams.idsOf(kind));
    const own = this.#streams.idOf(subject);
    return this.#streams.read([
      ...(own === undefined ? [] : [own]),
      ...ids.filter((id) => subjectOf(this.#streams.nameOf(id)) === subject),
    ]);
  }

  /** The streams of what was stated about anybody's period. */
  ratingsOf(period: string): readonly StreamLog[] {
    return this.#streams.read(this.#streams.idsOf('rating', `-${period}`));
  }

  /** How many events there are of these kinds of subjects. */
  countOf(categories: readonly string[]): number {
    return categories.reduce((sum, category) => sum + this.#streams.countOf(category), 0);
  }

  /** The events of these kinds of subjects, in log order. */
  eventsOf(categories: readonly string[]): readonly AnyEvent[] {
    return categories
      .flatMap((category) => this.ofCategory(category))
      .flatMap(({ events, ordinals }) => events.map((event, i) => ({ event, ordinal: ordinals[i] ?? 0 })))
      .sort((a, b) => a.ordinal - b.ordinal)
      .map(({ event }) => event);
  }

  /** The task streams that ever named the doer. */
  tasksNaming(doer: Doer): readonly StreamLog[] {
    return this.#streams.read(this.#named.ofDoer(doer));
  }

  /** Those of them that may ever have stated a deadline in the period. */
  tasksDue(doer: Doer, period: Period): readonly StreamLog[] {
    return this.#streams.read(this.#named.dueTo(doer, period));
  }

  /** The same of the streams that got events since the log was so long; null: nobody knows any more which these are. */
  tasksDueSince(length: number, doer: Doer, period: Period): readonly StreamLog[] | null {
    const grown = this.#grown.since(length);
    return grown === null ? null : this.#streams.read(this.#named.dueAmong(grown, doer, period));
  }

  /** How often indicators named what `indicatorKeysIn` calls so. */
  timesNamed(key: string): number {
    return this.#named.timesOfUnit(key);
  }

  /** The indicator streams that ever did. Not decoded yet, perhaps. */
  indicatorsNaming(key: string): readonly StreamLog[] {
    return this.#named.ofUnit(key).flatMap((id) => this.stream(this.#streams.nameOf(id)) ?? []);
  }

  /** The streams in which a correction may not fit the type of what it corrects, so that the store is suspect: folding them tells. */
  get doubtful(): readonly StreamLog[] {
    return this.#streams.read(this.#exceptions.doubtful(this.#streams, this));
  }

  /** The streams of people of whom an absence was ever recorded. */
  get absent(): readonly StreamLog[] {
    return this.#streams.read([...this.#exceptions.absent]);
  }

  /** The streams in which something was ever retracted. */
  get retracted(): readonly StreamLog[] {
    return this.#streams.read([...this.#exceptions.retracted]);
  }

  /** The task streams that ever named the doer and in which something was ever retracted. */
  retractedNaming(doer: Doer): readonly StreamLog[] {
    return this.#streams.read(this.#named.ofDoer(doer).filter((id) => this.#exceptions.retracted.has(id)));
  }
}
