import type { Day, Doer, Period, Plan, Task } from '@kpi-ledger/projections';
import { ByPlace, type Place, whereAll } from './by-place.js';
import { ByState } from './by-state.js';
import { deadlinesIn } from './deadlines.js';
import type { FactsAt } from './facts-at.js';
import type { LogByStream } from './log-by-stream.js';
import { sortableDay } from './sortable-day.js';
import type { StreamLog } from './stream-log.js';

/** So many tables are kept: one for each question about the work of somebody in a period. */
const MOST = 8_000;

/** Where the tasks are looked at. */
export interface Cut {
  readonly log: LogByStream;
  readonly facts: FactsAt;
  readonly day: Day;
  readonly plans: () => ReadonlyMap<string, Plan>;
}

type Say<A> = (task: Task, place: number) => readonly A[];

/** What was said of one state of a task, and under which plan. */
interface Said {
  readonly values: readonly unknown[];
  readonly plan: { readonly id: string; readonly of: Plan | undefined } | null;
}

/** What was said of all tasks of a table, and under which plans, where any is in one. */
interface SaidOfAll {
  readonly place: Place;
  readonly plans: ReadonlyMap<string, Plan> | null;
  readonly all: readonly unknown[];
}

/** What was said of each task of some doers that may have a deadline in a period, by state of the task. */
class TaskTable {
  readonly #rows: ByState<Said>[] = [];
  readonly #said = new ByPlace<SaidOfAll>();
  /** The streams that were looked through, and up to which of their events. */
  readonly #seen = new Map<StreamLog, number>();
  readonly #due = new Set<StreamLog>();
  #length = 0;
  /** Of so many states of tasks something was said. */
  said = 0;

  constructor(
    readonly doers: readonly Doer[],
    readonly period: Period,
  ) {}

  /** The streams that have a row. */
  streams(log: LogByStream): Iterable<StreamLog> {
    this.#follow(log);
    return this.#due;
  }

  /** The same list again where all tasks stand as they stood before. */
  each(cut: Cut, say: Say<unknown>): readonly unknown[] {
    const { log, facts, day } = cut;
    this.#follow(log);
    const known = facts.settled ? this.#said.at(facts.n, sortableDay(day)) : undefined;
    if (known !== undefined && (known.plans === null || known.plans === cut.plans())) {
      facts.holding.note(known.place);
      return known.all;
    }
    const all: unknown[] = [];
    let plans: SaidOfAll['plans'] = null;
    const holds = ({ plan }: Said): boolean => plan === null || plan.of === cut.plans().get(plan.id);
    for (const row of this.#rows) {
      const { values, plan } = row.get(facts, day, () => this.#saidOf(row.stream, cut, say), holds);
      for (const value of values) all.push(value);
      if (plan !== null) plans = cut.plans();
    }
    const found = this.#rows.flatMap(({ stream }) => stream.last ?? []);
    if (facts.settled) this.#said.keep({ place: whereAll(found, log.length), plans, all });
    return all;
  }

  #saidOf(stream: StreamLog, cut: Cut, say: Say<unknown>): Said {
    this.said += 1;
    return saidOf(stream, cut, say);
  }

  /** A stream that names one of the doers and ever stated a deadline of the period has a row. */
  #follow(log: LogByStream): void {
    if (this.#length === log.length) return;
    for (const doer of this.doers)
      for (const stream of log.tasksDue(doer, this.period)) {
        const seen = this.#seen.get(stream) ?? 0;
        const { length } = stream.events;
        if (seen === length || this.#due.has(stream)) continue;
        this.#seen.set(stream, length);
        if (!statesDeadlineIn(stream, seen, this.period)) continue;
        this.#due.add(stream);
        this.#rows.push(new ByState(stream));
      }
    // An event that cannot be read is met again by the next question.
    this.#length = log.length;
  }
}

export class TaskTables {
  readonly #tables = new Map<string, TaskTable>();
  #said = 0;

  /** @param mostSaid of so many states of tasks it is kept what is said; the tables asked for longest ago go first */
  constructor(readonly mostSaid = Number.POSITIVE_INFINITY) {}

  /** The task streams that name the doer and ever stated a deadline in the period. */
  dueIn(log: LogByStream, doer: Doer, period: Period): Iterable<StreamLog> {
    return this.#table([doer], period, 'due streams').streams(log);
  }

  /** As `Snapshot.eachTask` says. */
  each<A>(cut: Cut, doers: readonly Doer[], period: Period, what: string, say: Say<A>): readonly A[] {
    const table = this.#table(doers, period, what);
    const before = table.said;
    const all = table.each(cut, say) as readonly A[];
    this.#said += table.said - before;
    while (this.#said > this.mostSaid) this.#dropOldest();
    return all;
  }

  #table(doers: readonly Doer[], period: Period, what: string): TaskTable {
    const names = doers.map((doer) => ('unit' in doer ? `u ${doer.unit}` : `p ${doer.person}`));
    const key = [what, period.id, period.last, ...names].join('\n');
    const table = this.#tables.get(key) ?? new TaskTable(doers, period);
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
  const of = facts.upTo(stream, day);
  const task = of.length === 0 ? null : stream.taskOf(of, plans());
  if (task === null) return NOTHING;
  const plan = task.plan === null ? null : { id: task.plan.plan, of: plans().get(task.plan.plan) };
  return { values: say(task, of[0]?.ordinal ?? 0), plan };
}

const NOTHING: Said = { values: [], plan: null };

/** An event after the first `seen` ones states a deadline in the period, or corrects one into it. */
function statesDeadlineIn({ events }: StreamLog, seen: number, { first, last }: Period): boolean {
  return events.slice(seen).some((event) => deadlinesIn(event).some((due) => due >= first && due <= last));
}
