import { type AnyEvent, EVENT_TYPES } from '@kpi-ledger/events';
import type { LogTexts, StoredText } from '@kpi-ledger/ledger';
import type { Doer, Fact, Organisation } from '@kpi-ledger/projections';
import { NumberColumn } from '../log/number-column.js';
import type { Outline } from '../log/outline.js';
import { doersNamedIn } from '../recompute/log-index.js';
import { DecodedStreams } from './decoded-streams.js';
import { KeptAnswers } from './kept-answers.js';
import { indicatorKeysIn, speaksOfOrganisation } from './named-in.js';
import { Recent } from './recent.js';
import { RulesKept } from './rules-kept.js';
import { countUpTo, StreamLog } from './stream-log.js';

const DOER_FIELDS = ['unit', 'toUnit', 'person', 'toPerson'];

/** So many states of the organisation are kept. */
const KEPT_ORGANISATIONS = 12;

/** So many events of the streams asked for last stay decoded, about a kilobyte each. */
const DECODED_EVENTS = 400_000;
/** Texts read from the store before they are decoded. */
const READ_AT_ONCE = 4_096;

/** Of the facts of a task those that can name a unit or a person, and what corrects them. */
const MAY_NAME_DOERS: ReadonlySet<string> = new Set([
  'FactCorrected',
  ...Object.values(EVENT_TYPES)
    .filter(
      ({ stream, shape }) =>
        stream === 'task' && shape.kind === 'record' && DOER_FIELDS.some((name) => name in shape.fields),
    )
    .map(({ type }) => type),
]);

/** They steer what of the other events counts, so they are checked before anything is asked. */
const STEERING: ReadonlySet<string> = new Set(['FactCorrected', 'FactRetracted', 'ImportStarted', 'ImportCompleted']);

/**
 * The log by stream, followed event by event without decoding it: a question finds the few streams that it rests on, and their
 * events are decoded then. It is a cache in memory; what it answers is what a fold of the whole log answers.
 */
export class LogByStream {
  readonly #texts: LogTexts;
  readonly #decoded: DecodedStreams;
  readonly #opened = new Map<number, StreamLog>();
  /** The places of the streams, in the order in which they began. */
  readonly #ids = new Map<string, number>();
  readonly #names: string[] = [];
  /** By stream: the ordinal of its last event. */
  readonly #last = new NumberColumn(Uint32Array);
  /** By event: the ordinal of the one before it in its stream; 0: it is the first. */
  readonly #before = new NumberColumn(Uint32Array);
  readonly #categories = new Map<string, { readonly streams: number[]; events: number }>();
  readonly #byDoer = new Index();
  readonly #indicators = new Index();
  /** The places of the events about the organisation. */
  readonly #organisational: number[] = [];
  readonly #corrected = new Set<number>();
  readonly #retracted = new Set<number>();
  readonly #absent = new Set<number>();
  readonly #imports: { readonly ordinal: number; readonly event: AnyEvent }[] = [];
  /** By how many events had spoken about it, and the day. */
  readonly organisations = new Recent<string, Organisation>(KEPT_ORGANISATIONS);
  /** Everything about it, by how many events had spoken about it. */
  readonly organisationFacts = new Recent<string, readonly Fact[]>(KEPT_ORGANISATIONS);

  readonly rules = new RulesKept();
  readonly answers = new KeptAnswers();

  /** @param decodedEvents so many events of the streams asked for last stay decoded */
  constructor(texts: LogTexts, { decodedEvents = DECODED_EVENTS } = {}) {
    this.#texts = texts;
    this.#decoded = new DecodedStreams(decodedEvents);
  }

  /** How many events were taken. */
  get length(): number {
    return this.#before.length;
  }

  /** Takes the next event; one that was taken before is passed over. Throws StoreFailure, and has then not taken it. */
  take(outline: Outline): void {
    const { ordinal, type, stream } = outline;
    if (ordinal <= this.length) return;
    const event = STEERING.has(type) || stream === 'ledger' ? outline.event() : null;
    const doers = MAY_NAME_DOERS.has(type) && stream.startsWith('task-') ? outline.read(doersNamedIn) : [];
    const indicators = stream.startsWith('indicator-') ? outline.read(indicatorKeysIn) : [];

    const id = this.#placed(ordinal, stream);
    this.answers.take(outline);
    if (type === 'FactCorrected') this.#corrected.add(id);
    if (type === 'FactRetracted') this.#retracted.add(id);
    if (type === 'AbsenceRecorded') this.#absent.add(id);
    if (event !== null && (type === 'ImportStarted' || type === 'ImportCompleted'))
      this.#imports.push({ ordinal, event });
    if (speaksOfOrganisation(outline)) this.#organisational.push(ordinal);
    for (const key of doers) this.#byDoer.add(key, id);
    for (const key of indicators) this.#indicators.add(key, id);
  }

  stream(name: string): StreamLog | null {
    const id = this.#ids.get(name);
    return id === undefined ? null : this.#stream(id);
  }

  /** The streams of subjects of a kind, in the order in which they began. Like all lists of streams here, decoded. */
  ofCategory(category: string): readonly StreamLog[] {
    return this.#read(this.#categories.get(category)?.streams ?? []);
  }

  /** How many events there are of these kinds of subjects. */
  countOf(categories: readonly string[]): number {
    return categories.reduce((sum, category) => sum + (this.#categories.get(category)?.events ?? 0), 0);
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
    return this.#read(this.#byDoer.get('unit' in doer ? `unit ${doer.unit}` : `person ${doer.person}`));
  }

  /** The indicator streams that ever named the unit, as theirs or as their lead. */
  indicatorsNaming(unit: string): readonly StreamLog[] {
    return this.#read(this.#indicators.get(`unit ${unit}`));
  }

  /** The streams that ever spoke of an indicator for the whole city. */
  cityWide(indicator: string): readonly StreamLog[] {
    return this.#read(this.#indicators.get(`city ${indicator}`));
  }

  /** How many of the first n events may have changed the organisation. */
  organisationalAt(n: number): number {
    return countUpTo(this.#organisational, n);
  }

  /** The streams in which something was ever corrected, or retracted. */
  get corrected(): readonly StreamLog[] {
    return this.#read([...this.#corrected]);
  }
  /** The streams of people of whom an absence was ever recorded. */
  get absent(): readonly StreamLog[] {
    return this.#read([...this.#absent]);
  }
  get retracted(): readonly StreamLog[] {
    return this.#read([...this.#retracted]);
  }

  /** The imports that were begun among the first n events and not completed there, with the place of their beginning. */
  unfinishedAt(n: number): ReadonlyMap<string, number> {
    const open = new Map<string, number>();
    for (const { ordinal, event } of this.#imports) {
      if (ordinal > n) break;
      if (event.type === 'ImportStarted') open.set(event.data.import, ordinal);
      else if (event.type === 'ImportCompleted') open.delete(event.data.import);
    }
    return open;
  }

  /** The place of the event's stream. */
  #placed(ordinal: number, name: string): number {
    const known = this.#ids.get(name);
    const id = known ?? this.#names.length;
    const category = this.#category(name);
    category.events += 1;
    if (known === undefined) {
      this.#ids.set(name, id);
      this.#names.push(name);
      this.#last.push(0);
      category.streams.push(id);
    }
    this.#before.push(this.#last.at(id));
    this.#last.set(id, ordinal);
    this.#opened.get(id)?.grow(ordinal);
    return id;
  }

  #category(name: string): { readonly streams: number[]; events: number } {
    const dash = name.indexOf('-');
    const category = dash < 0 ? name : name.slice(0, dash);
    const known = this.#categories.get(category);
    if (known !== undefined) return known;
    const made = { streams: [], events: 0 };
    this.#categories.set(category, made);
    return made;
  }

  #stream(id: number): StreamLog {
    const known = this.#opened.get(id);
    if (known !== undefined) return known;
    const stream = new StreamLog(this.#names[id] ?? '', {
      texts: this.#texts,
      ordinals: () => this.#ordinalsOf(id),
      asked: (asked) => this.#decoded.asked(asked),
    });
    this.#opened.set(id, stream);
    return stream;
  }

  #ordinalsOf(id: number): number[] {
    const ordinals: number[] = [];
    for (let ordinal = this.#last.at(id); ordinal > 0; ordinal = this.#before.at(ordinal - 1)) ordinals.push(ordinal);
    return ordinals.reverse();
  }

  /** Many streams are read from the store together. */
  #read(ids: readonly number[]): readonly StreamLog[] {
    const streams = ids.map((id) => this.#stream(id));
    for (const stream of streams) this.#decoded.asked(stream);
    let batch: StreamLog[] = [];
    let events = 0;
    for (const stream of streams) {
      const unread = stream.unread().length;
      if (unread === 0) continue;
      batch.push(stream);
      events += unread;
      if (events < READ_AT_ONCE) continue;
      this.#fill(batch);
      [batch, events] = [[], 0];
    }
    this.#fill(batch);
    return streams;
  }

  #fill(streams: readonly StreamLog[]): void {
    if (streams.length === 0) return;
    const ordinals = streams.flatMap((stream) => stream.unread()).sort((a, b) => a - b);
    const texts = new Map<string, StoredText[]>(streams.map(({ name }) => [name, []]));
    for (const stored of this.#texts.at(ordinals)) texts.get(stored.stream)?.push(stored);
    for (const stream of streams) stream.fill(texts.get(stream.name) ?? []);
  }
}

class Index {
  readonly #streams = new Map<string, number[]>();

  add(key: string, stream: number): void {
    const of = this.#streams.get(key);
    if (of === undefined) this.#streams.set(key, [stream]);
    else if (of.at(-1) !== stream) of.push(stream);
  }

  get(key: string): readonly number[] {
    return [...new Set(this.#streams.get(key))];
  }
}
