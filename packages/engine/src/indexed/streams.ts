import { type AnyEvent, EVENT_TYPES, type EventTypeName } from '@kpi-ledger/events';
import type { LogTexts, StoredText } from '@kpi-ledger/ledger';
import { NumberColumn } from '../log/number-column.js';
import { DecodedStreams } from './decoded-streams.js';
import { EventTypes, TypeSet } from './event-types.js';
import { SharedTexts } from './shared-texts.js';
import { countUpTo, StreamLog, type StreamSource } from './stream-log.js';
import { categoryOf, StreamNames } from './stream-names.js';

/** Texts read from the store before they are decoded. */
const READ_AT_ONCE = 4_096;

/** Plain data, with numbers in columns. */
export interface RememberedStreams {
  /** In the order in which they began, one a line. */
  readonly names: string;
  readonly last: Uint32Array;
  readonly before: Uint32Array;
  readonly types: Uint8Array;
  readonly events: readonly (readonly [category: string, events: number])[];
}

export const NO_STREAMS: RememberedStreams = {
  ...{ names: '', last: new Uint32Array(0), before: new Uint32Array(0), types: new Uint8Array(0), events: [] },
};

/** What decides about the score of a period by itself, and what says of it that it was wrong. */
const OF_SCORES = new TypeSet([
  ...(['PeriodScoreConfirmed', 'OverrideMade', 'OverrideRevoked'] as const),
  ...(['PeriodExcused', 'ExternalPeriodResultReceived', 'FactCorrected', 'FactRetracted'] as const),
] satisfies readonly AnyEvent['type'][]);
const VERDICTS = new TypeSet(['FactCorrected', 'FactRetracted']);

/** Where the events of each stream stand in the log, and the streams that were asked for, decoded. A stream is known by its number. */
export class Streams {
  readonly #decoded: DecodedStreams;
  readonly #opened = new Map<number, StreamLog>();
  /** Of ratings, without what stands beside the score. */
  readonly #scores = new Map<number, StreamLog>();
  readonly #names: StreamNames;
  /** By stream: the ordinal of its last event. */
  readonly #last: NumberColumn<Uint32Array>;
  /** By event: the ordinal of the one before it in its stream; 0: it is the first. */
  readonly #before: NumberColumn<Uint32Array>;
  readonly #types: EventTypes;
  /** How many events there are of each kind of subjects. */
  readonly #events: Map<string, number>;
  readonly #shared = new SharedTexts();
  readonly #source: StreamSource;
  readonly #scoreSource: StreamSource;

  /** @param decodedEvents so many events of the streams asked for last stay decoded */
  constructor(
    private readonly texts: LogTexts,
    read: (stored: StoredText) => AnyEvent,
    decodedEvents: number,
    remembered: RememberedStreams,
  ) {
    this.#decoded = new DecodedStreams(decodedEvents);
    this.#last = new NumberColumn(Uint32Array, remembered.last.slice());
    this.#before = new NumberColumn(Uint32Array, remembered.before);
    this.#types = new EventTypes(remembered.types);
    this.#names = new StreamNames(remembered.names);
    this.#events = new Map(remembered.events);
    this.#source = {
      ...{ texts, ordinalsOf: (id) => this.#ordinalsOf(id) },
      read: (stored, stream) => this.#shared.in(read(stored), stream),
      asked: (stream) => this.#decoded.asked(stream),
    };
    this.#scoreSource = {
      ...this.#source,
      ordinalsOf: (id) => this.#ordinalsOf(id).filter((at) => this.#types.isIn(at, OF_SCORES)),
    };
  }

  remembered(): RememberedStreams {
    return {
      names: this.#names.lines(),
      last: this.#last.values(),
      before: this.#before.values(),
      types: this.#types.remembered(),
      events: [...this.#events],
    };
  }

  /** How many events were placed. */
  get length(): number {
    return this.#before.length;
  }

  /** Places the next event; the number of its stream. */
  place(ordinal: number, name: string, type: string): number {
    const known = this.#names.idOf(name);
    const id = known ?? this.#names.add(name);
    if (known === undefined) this.#last.push(0);
    const category = categoryOf(name);
    this.#events.set(category, this.countOf(category) + 1);
    this.#before.push(this.#last.at(id));
    this.#last.set(id, ordinal);
    this.#types.add(type);
    this.#opened.get(id)?.grow(ordinal);
    if (category === 'rating' && this.#types.isIn(ordinal, OF_SCORES)) this.#scores.get(id)?.grow(ordinal);
    return id;
  }

  /** Not decoded yet, perhaps; null: there is none of that name. */
  named(name: string): StreamLog | null {
    const id = this.#names.idOf(name);
    return id === undefined ? null : this.#open(id);
  }

  /** As `named`, of a rating: what decides about its score by itself. */
  scoreNamed(name: string): StreamLog | null {
    const id = this.#names.idOf(name);
    return id === undefined ? null : this.#openScore(id);
  }

  /** The ordinal of the event before it in its stream; 0: it is the first. */
  before(ordinal: number): number {
    return this.#before.at(ordinal - 1);
  }

  isOf(ordinal: number, type: string): boolean {
    return this.#types.is(ordinal, type);
  }

  /** The ordinals of the stream and type before an ordinal, the last one first. */
  *backwards(stream: string | undefined, type: string | undefined, before: number): Generator<number> {
    if (stream !== undefined) {
      const id = this.#names.idOf(stream);
      const wanted = type === undefined ? null : new TypeSet([type]);
      for (let ordinal = id === undefined ? 0 : this.#last.at(id); ordinal > 0; ordinal = this.before(ordinal))
        if (ordinal < before && (wanted === null || this.#types.isIn(ordinal, wanted))) yield ordinal;
    } else if (type !== undefined) yield* this.#types.backwards(type, before);
    else for (let ordinal = before - 1; ordinal > 0; ordinal -= 1) yield ordinal;
  }

  /** The places of the corrections and retractions in a stream. */
  verdictsIn(name: string): readonly number[] {
    const id = this.#names.idOf(name);
    return id === undefined ? [] : this.#ordinalsOf(id).filter((at) => this.#types.isIn(at, VERDICTS));
  }

  /** Undefined: there is no such stream. */
  idOf(name: string): number | undefined {
    return this.#names.idOf(name);
  }

  nameOf(id: number): string {
    return this.#names.nameOf(id);
  }

  /** The streams of subjects of a kind, in the order in which they began; `ending` leaves out those whose name ends otherwise. */
  idsOf(category: string, ending = ''): readonly number[] {
    const ids = this.#names.ofCategory(category);
    return ending === '' ? ids : ids.filter((id) => this.#names.nameOf(id).endsWith(ending));
  }

  /** The streams in which events of a type stand. */
  idsHolding(type: EventTypeName): readonly number[] {
    const wanted = new TypeSet([type]);
    return this.idsOf(EVENT_TYPES[type].stream).filter((id) => {
      let ordinal = this.#last.at(id);
      while (ordinal > 0 && !this.#types.isIn(ordinal, wanted)) ordinal = this.before(ordinal);
      return ordinal > 0;
    });
  }

  /** How many events there are of subjects of a kind. */
  countOf(category: string): number {
    return this.#events.get(category) ?? 0;
  }

  /** The streams, decoded; many are read from the store together. */
  read(ids: readonly number[]): readonly StreamLog[] {
    return this.#filled(ids.map((id) => this.#open(id)));
  }

  /** The same of ratings, only what decides about their scores. */
  readScores(ids: readonly number[]): readonly StreamLog[] {
    return this.#filled(ids.map((id) => this.#openScore(id)));
  }

  #filled(streams: readonly StreamLog[]): readonly StreamLog[] {
    for (const stream of streams) this.#decoded.asked(stream);
    let batch: StreamLog[] = [];
    let events = 0;
    for (const stream of new Set(streams)) {
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

  #open(id: number): StreamLog {
    const known = this.#opened.get(id);
    if (known !== undefined) return known;
    const stream = new StreamLog(this.#names.nameOf(id), id, this.#source);
    this.#opened.set(id, stream);
    return stream;
  }

  #openScore(id: number): StreamLog {
    const known = this.#scores.get(id);
    if (known !== undefined) return known;
    const stream = new StreamLog(this.#names.nameOf(id), id, this.#scoreSource);
    this.#scores.set(id, stream);
    return stream;
  }

  #ordinalsOf(id: number): number[] {
    let length = 0;
    for (let ordinal = this.#last.at(id); ordinal > 0; ordinal = this.#before.at(ordinal - 1)) length += 1;
    const ordinals = new Array<number>(length);
    for (let ordinal = this.#last.at(id); ordinal > 0; ordinal = this.#before.at(ordinal - 1)) {
      length -= 1;
      ordinals[length] = ordinal;
    }
    return ordinals;
  }

  #fill(streams: readonly StreamLog[]): void {
    if (streams.length === 0) return;
    const ordinals = streams.map((stream) => stream.unread());
    const inOrder = Uint32Array.from(ordinals.flat()).sort();
    const texts = this.texts.at([...inOrder]);
    for (const [place, stream] of streams.entries())
      stream.fill((ordinals[place] ?? []).flatMap((ordinal) => texts[countUpTo(inOrder, ordinal) - 1] ?? []));
  }
}
