import { type AnyEvent, EVENT_TYPES } from '@kpi-ledger/events';
import type { Doer, Fact, Organisation, Plan } from '@kpi-ledger/projections';
import { doersNamedIn } from '../recompute/log-index.js';
import { Absences } from './absences.js';
import { Doubtful } from './doubtful.js';
import { IndicatorsKept } from './indicators-kept.js';
import { KeptAnswers } from './kept-answers.js';
import { indicatorKeysIn, speaksOfOrganisation } from './named-in.js';
import { OrganisationParts } from './organisation-parts.js';
import { Recent } from './recent.js';
import { RecordsKept } from './records-kept.js';
import { RulesKept } from './rules-kept.js';
import { countUpTo, StreamLog } from './stream-log.js';
import { TaskTables } from './task-tables.js';

const DOER_FIELDS = ['unit', 'toUnit', 'person', 'toPerson'];

const KEPT_PLANS = 32;

/** So many states of the organisation are kept. */
const KEPT_ORGANISATIONS = 12;

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

/**
 * The log by stream, followed event by event: a question finds the few streams that it rests on without walking the others. It
 * is a cache in memory; what it answers is what a fold of the whole log answers.
 */
export class LogByStream {
  readonly #streams = new Map<string, StreamLog>();
  readonly #categories = new Map<string, StreamLog[]>();
  readonly #byDoer = new Index();
  readonly #byUnit = new Index();
  /** The places of the events about the organisation. */
  readonly #organisational: number[] = [];
  readonly #corrected = new Set<StreamLog>();
  readonly #retracted = new Set<StreamLog>();
  readonly #absent = new Set<StreamLog>();
  readonly #imports: { readonly ordinal: number; readonly event: AnyEvent }[] = [];
  /** By how many events had spoken about it, and the day. */
  readonly organisations = new Recent<string, Organisation>(KEPT_ORGANISATIONS);
  /** Everything about it, by how many events had spoken about it. */
  readonly organisationFacts = new Recent<string, readonly Fact[]>(KEPT_ORGANISATIONS);

  /** By the state of each of their streams. */
  readonly plans = new Recent<string, ReadonlyMap<string, Plan>>(KEPT_PLANS);

  readonly rules = new RulesKept();
  readonly doubtful = new Doubtful();
  readonly answers = new KeptAnswers();
  readonly tables = new TaskTables();
  readonly indicators = new IndicatorsKept();
  readonly records = new RecordsKept(this);
  readonly absences = new Absences(this);
  readonly organisation = new OrganisationParts(this);
  /** How much was computed since it was made, so that tests can say what a question or an event costs. */
  readonly effort = { tasks: 0, answers: 0 };
  #length = 0;

  /** How many events were taken. */
  get length(): number {
    return this.#length;
  }

  take(ordinal: number, event: AnyEvent): void {
    const stream = this.#streams.get(event.stream) ?? this.#newStream(event.stream);
    stream.take(ordinal, event);
    this.#length = ordinal;
    this.answers.take(event);
    if (event.type === 'FactCorrected') this.#corrected.add(stream);
    if (event.type === 'FactRetracted') this.#retracted.add(stream);
    if (event.type === 'AbsenceRecorded') this.#absent.add(stream);
    if (event.type === 'ImportStarted' || event.type === 'ImportCompleted') this.#imports.push({ ordinal, event });
    if (speaksOfOrganisation(event)) this.#organisational.push(ordinal);
    if (MAY_NAME_DOERS.has(event.type) && event.stream.startsWith('task-'))
      for (const key of doersNamedIn(event)) this.#byDoer.add(key, stream);
    if (event.stream.startsWith('indicator-')) for (const key of indicatorKeysIn(event)) this.#byUnit.add(key, stream);
  }

  stream(name: string): StreamLog | null {
    return this.#streams.get(name) ?? null;
  }

  /** The streams of subjects of a kind, in the order in which they began. */
  ofCategory(category: string): readonly StreamLog[] {
    return this.#categories.get(category) ?? [];
  }

  /** The task streams that ever named the doer. */
  tasksNaming(doer: Doer): Iterable<StreamLog> {
    return this.#byDoer.get('unit' in doer ? `unit ${doer.unit}` : `person ${doer.person}`);
  }

  /** The indicator streams that ever named the unit, as theirs or as their lead. */
  indicatorsNaming(unit: string): Iterable<StreamLog> {
    return this.#byUnit.get(`unit ${unit}`);
  }

  /** The streams that ever spoke of an indicator for the whole city. */
  cityWide(indicator: string): Iterable<StreamLog> {
    return this.#byUnit.get(`city ${indicator}`);
  }

  /** How many of the first n events may have changed the organisation. */
  organisationalAt(n: number): number {
    return countUpTo(this.#organisational, n);
  }

  /** The streams in which something was ever corrected, or retracted. */
  get corrected(): Iterable<StreamLog> {
    return this.#corrected;
  }
  /** The streams of people of whom an absence was ever recorded. */
  get absent(): Iterable<StreamLog> {
    return this.#absent;
  }
  get retracted(): Iterable<StreamLog> {
    return this.#retracted;
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

  #newStream(name: string): StreamLog {
    const stream = new StreamLog(name);
    this.#streams.set(name, stream);
    const dash = name.indexOf('-');
    const category = dash < 0 ? name : name.slice(0, dash);
    const of = this.#categories.get(category);
    if (of === undefined) this.#categories.set(category, [stream]);
    else of.push(stream);
    return stream;
  }
}

class Index {
  readonly #streams = new Map<string, Set<StreamLog>>();

  add(key: string, stream: StreamLog): void {
    const of = this.#streams.get(key);
    if (of === undefined) this.#streams.set(key, new Set([stream]));
    else of.add(stream);
  }

  get(key: string): Iterable<StreamLog> {
    return this.#streams.get(key) ?? [];
  }
}
