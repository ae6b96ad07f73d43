import type { Day, Doer, Period, Plan, Task, WorkSight } from '@kpi-ledger/projections';
import { areSame } from './are-same.js';
import { ByPlace } from './by-place.js';
import { ByState, findState, type Sight } from './by-state.js';
import { deadlinesIn } from './deadlines.js';
import type { FactsAt } from './facts-at.js';
import { NEVER, type Place } from './holding.js';
import type { LogByStream } from './log-by-stream.js';
import { Places } from './places.js';
import { SeenWork } from './seen-work.js';
import { sortableDay } from './sortable-day.js';
import type { StreamLog } from './stream-log.js';

/** So many tables are kept: one for each question about the work of somebody in a period. */
const MOST = 8_000;

/** So many different things are said in one table before they are forgotten. */
const MOST_SAID = 10_000;
/** So many places are known of each task. */
const PLACES = 8;

/** Where the tasks are looked at. */
export interface Cut {
  readonly log: LogByStream;
  readonly facts: FactsAt;
  readonly day: Day;
  readonly plans: () => ReadonlyMap<string, Plan>;
}

type Say<A> = (task: Task, place: number) => readonly A[];

/** A task of the table. */
interface Row {
  /** The number of what is said in each of its states. */
  readonly states: ByState<number>;
  readonly sight: Sight;
}

/** What was said of one state of a task, and under which plan. */
interface Said {
  readonly values: readonly unknown[];
  readonly plan: { readonly id: string; readonly of: Plan | undefined } | null;
}

/** What was said of all tasks of a table, and under which plans, where any is in one. */
interface SaidOfAll {
  readonly place: Place;
  readonly plans: ReadonlyMap<string, Plan> | null;
  /** By number. */
  readonly said: Int32Array;
  /** Of those numbers; other numbers have nearly always another one. */
  readonly checksum: number;
  readonly all: readonly unknown[];
}

/** What was said of each task of some doers that may have a deadline in a period, by state of the task. */
class TaskTable {
  readonly #rows: Row[] = [];
  #saidOfAll = new ByPlace<SaidOfAll>();
  #places = new Places(0, PLACES);
  /** Everything that was said, once: equal things of several states or tasks have one number. */
  #said: Said[] = [];
  readonly #numbers = new Map<string, number>();
  /** The streams that were looked through, and up to which of their events. */
  readonly #seen = new Map<StreamLog, number>();
  /** Those that have a row, and which. */
  readonly #due = new Map<StreamLog, number>();
  #length = 0;

  /** @param sight null: everything in a task is looked at, so that much is said of each, and the same of no two of them */
  constructor(
    readonly doers: readonly Doer[],
    readonly period: Period,
    readonly sight: WorkSight | null,
  ) {}

  /** So many things are kept. */
  get said(): number {
    return this.#said.length;
  }

  /** The streams that have a row. */
  streams(log: LogByStream): Iterable<StreamLog> {
    this.#follow(log);
    return this.#due.keys();
  }

  /** The same list again where of all tasks the same is said as before. */
  each(cut: Cut, say: Say<unknown>): readonly unknown[] {
    const { log, facts, day } = cut;
    this.#follow(log);
    const today = sortableDay(day);
    const known = facts.settled ? this.#saidOfAll.at(facts.n, today) : undefined;
    if (known !== undefined && (known.plans === null || known.plans === cut.plans())) {
      facts.holding.noteOn(known.place, today);
      return known.all;
    }
    if (this.#said.length > MOST_SAID) this.#forget();
    const place = { from: 0, to: log.length + 1, first: 0, before: NEVER };
    const said = new Int32Array(this.#rows.length);
    let plans: SaidOfAll['plans'] = null;
    let checksum = 0;
    // Not by an iterator: of thousands of tasks a question most cost a few comparisons.
    for (let i = 0; i < said.length; i += 1) {
      let at = this.#places.at(i, facts.n, today);
      if (at < 0 || !facts.settled || !this.#holds(this.#places.saidIn(at), cut))
        at = this.#look(i, this.#rows[i] as Row, cut, say);
      const number = this.#places.saidIn(at);
      said[i] = number;
      checksum = (31 * checksum + number) | 0;
      if (plans === null && this.#said[number]?.plan != null) plans = cut.plans();
      this.#places.narrow(place, at);
    }
    facts.holding.noteOn(place, today);
    const before = this.#saidOfAll.find((one) => one.checksum === checksum && areSame(one.said, said));
    const all = before?.all ?? this.#valuesOf(said);
    if (facts.settled) this.#saidOfAll.keep({ place, plans, said, checksum, all });
    return all;
  }

  #valuesOf(said: Int32Array): readonly unknown[] {
    const all: unknown[] = [];
    for (const one of said) for (const value of this.#said[one]?.values ?? []) all.push(value);
    return all;
  }

  /** Looks at the task itself; the place where it is said. */
  #look(row: number, { states, sight }: Row, cut: Cut, say: Say<unknown>): number {
    const { facts, day } = cut;
    const { stream } = states;
    const found = findState(stream, facts, day, sight);
    const said = states.in(
      found?.state ?? null,
      () => this.#numberOf(saidOf(stream, cut, say)),
      (number) => this.#holds(number, cut),
    );
    return this.#places.keep(row, (facts.settled ? found : null) ?? NOWHERE, said);
  }

  /** Under the same plan. */
  #holds(said: number, cut: Cut): boolean {
    const plan = this.#said[said]?.plan ?? null;
    return plan === null || plan.of === cut.plans().get(plan.id);
  }

  #numberOf(said: Said): number {
    const { values, plan } = said;
    if (this.sight === null) return this.#said.push(said) - 1;
    const text = JSON.stringify([values, plan?.id]);
    const known = this.#numbers.get(text);
    if (known !== undefined && this.#said[known]?.plan?.of === plan?.of) return known;
    this.#numbers.set(text, this.#said.length);
    return this.#said.push(said) - 1;
  }

  /** Numbers are given anew. */
  #forget(): void {
    this.#said = [];
    this.#numbers.clear();
    this.#places = new Places(this.#rows.length, PLACES);
    this.#saidOfAll = new ByPlace();
    for (const [i, { states, sight }] of this.#rows.entries())
      this.#rows[i] = { states: new ByState(states.stream), sight };
  }

  /** A stream that names one of the doers and ever stated a deadline of the period has a row. */
  #follow(log: LogByStream): void {
    if (this.#length === log.length) return;
    for (const doer of this.doers) {
      const grown = log.tasksDueSince(this.#length, doer, this.period);
      if (grown === null) this.#places = new Places(this.#rows.length, PLACES);
      for (const stream of grown ?? log.tasksDue(doer, this.period)) this.#take(stream);
    }
    this.#places.growTo(this.#rows.length);
    // An event that cannot be read is met again by the next question.
    this.#length = log.length;
  }

  #take(stream: StreamLog): void {
    const row = this.#due.get(stream);
    // In which state it is where, held as long as it did not grow.
    if (row !== undefined) {
      this.#places.forget(row);
      return;
    }
    const seen = this.#seen.get(stream) ?? 0;
    const { length } = stream.events;
    if (seen === length) return;
    this.#seen.set(stream, length);
    if (!statesDeadlineIn(stream, seen, this.period)) return;
    this.#due.set(stream, this.#rows.length);
    const { sight } = this;
    this.#rows.push({ states: new ByState(stream), sight: sight === null ? stream : new SeenWork(stream, sight) });
  }
}

export class TaskTables {
  readonly #tables = new Map<string, TaskTable>();
  #said = 0;

  /** @param mostSaid of so many states of tasks it is kept what is said; the tables asked for longest ago go first */
  constructor(readonly mostSaid = Number.POSITIVE_INFINITY) {}

  /** The task streams that name the doer and ever stated a deadline in the period. */
  dueIn(log: LogByStream, doer: Doer, period: Period): Iterable<StreamLog> {
    return this.#table([doer], period, 'due streams', null).streams(log);
  }

  /** As `Snapshot.eachTask` says. */
  each<A>(
    cut: Cut,
    doers: readonly Doer[],
    period: Period,
    what: string,
    say: Say<A>,
    sight: WorkSight | null,
  ): readonly A[] {
    const table = this.#table(doers, period, what, sight);
    const before = table.said;
    try {
      return table.each(cut, say) as readonly A[];
    } finally {
      this.#said += table.said - before;
      while (this.#said > this.mostSaid) this.#dropOldest();
    }
  }

  #table(doers: readonly Doer[], period: Period, what: string, sight: WorkSight | null): TaskTable {
    const names = doers.map((doer) => ('unit' in doer ? `u ${doer.unit}` : `p ${doer.person}`));
    const key = [what, period.id, period.last, ...names].join('\n');
    const table = this.#tables.get(key) ?? new TaskTable(doers, period, sight);
    // The one that was asked for last stands last.
    this.#tables.delete(key);
    this.#tables.set(key, table);
    if (this.#tables.size > MOST) this.#dropOldest();
    return table;
  }

  #dropOldest(): void {
    for (const [key, { said }] of this.#tables) {
      this.#tables.delete(key);
      this.#said -= said;
      return;
    }
  }
}

function saidOf(stream: StreamLog, { log, facts, day, plans }: Cut, say: Say<unknown>): Said {
  log.effort.tasks += 1;
  const of = facts.unnoted(stream, day);
  const task = of.length === 0 ? null : stream.taskOf(of, plans());
  if (task === null) return NOTHING;
  const plan = task.plan === null ? null : { id: task.plan.plan, of: plans().get(task.plan.plan) };
  return { values: say(task, of[0]?.ordinal ?? 0), plan };
}

const NOTHING: Said = { values: [], plan: null };
const NOWHERE: Place = { from: 0, to: 0, first: 0, before: 0 };

/** An event after the first `seen` ones states a deadline in the period, or corrects one into it. */
function statesDeadlineIn({ events }: StreamLog, seen: number, { first, last }: Period): boolean {
  return events.slice(seen).some((event) => deadlinesIn(event).some((due) => due >= first && due <= last));
}
