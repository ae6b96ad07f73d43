import { type AnyEvent, type EventTypeName, ratingStream, subjectOf } from '@kpi-ledger/events';
import type { PickedParameters, Result, Rule } from '@kpi-ledger/formulas';
import {
  type Catalogue,
  cataloguesAt,
  type Day,
  type Doer,
  dayOfInstant,
  type Fact,
  type FactOf,
  factsOf,
  foldFacts,
  foldTask,
  type Indicator,
  indicatorsAt,
  judgedIn,
  type Organisation,
  organisationAt,
  organisationFacts,
  type Period,
  type PeriodRecord,
  type Plan,
  periodRecordOf,
  plansAt,
  type Retracted,
  type ScoreRecord,
  scoreRecordOf,
  type Task,
  type Team,
  teamsAt,
  upTo,
  WORKING_CALENDARS,
  type WorkingCalendar,
  WorkingDays,
  type WorkSight,
} from '@kpi-ledger/projections';
import { type OpenImport, openImportsAfter } from '../imports/open-imports.js';
import { doerKey } from './doer-key.js';
import { type EventsRead, eventsGiven } from './events-read.js';
import { indicatorsOfUnit } from './indicators-of-unit.js';
import { memoByDay, once } from './once.js';
import { parametersBy } from './parameters-by.js';
import { ruleSetOf } from './rule-set.js';

/** The ledger as its first n events leave it, before any cut by day. Pure: the same events give the same reading. */
export interface Reading {
  readonly ordinal: number;
  /** The events that it was read from. */
  readonly events: EventsRead;
  /** The ledger as fewer events leave it. */
  first(n: number): Reading;
  /** The imports that are begun and not completed, with their rows. */
  readonly openImports: readonly OpenImport[];
  readonly ledger: { readonly id: string; readonly kind: 'live' | 'demo'; readonly city: string } | null;
  /** The civil day of the knowledge time; null for an empty ledger. */
  readonly knownOn: Day | null;
  readonly rules: readonly Rule[];
  /** The parameters in force on the last day of a period, for a unit or for everybody; a refusal where this version cannot compute with them. */
  parametersOn(lastDayOfPeriod: Day, unit?: string | null): Result<PickedParameters>;
  /** The rules that count on a day, for a unit or for everybody: of each parameter the one of the nearest unit. */
  rulesOn(day: Day, unit?: string | null): readonly Rule[];
  /** The working days of the years whose calendar is known: brought along, or adopted by the city. */
  readonly workingDays: WorkingDays;
  /** Corrections that cannot be read: the store is suspect. */
  readonly unreadable: readonly string[];
  /** The facts that speak about a day up to and including `day`. */
  at(day: Day): Snapshot;
  /**
   * Computes an answer, or answers what was computed under this key before where nothing that it rests on has changed. 'anywhere':
   * also for earlier lengths of the log than the last one, for what is worth keeping there; with a day also for other days.
   */
  remember<A>(key: string, compute: (reading: Reading) => A, where?: 'at the head' | 'anywhere' | OnAnyDay): A;
}

/**
 * The day of an answer that is the same on other days where all that it looks at says the same. Of the day itself it may rest on nothing
 * but what `Reading.at` says on it: every other day that is looked at is the same for all days before `until`.
 */
export interface OnAnyDay {
  readonly day: Day;
  /** The first day from which on the day itself decides too. */
  readonly until: Day;
}

/** The key of an answer that is remembered for its day alone. */
export const keyOnDay = (key: string, where: Parameters<Reading['remember']>[2]): string =>
  typeof where === 'object' ? `${key} on ${where.day}` : key;

/** What holds on a day. */
export interface Snapshot {
  readonly day: Day;
  /** The facts that speak about a day up to this one and stand in the streams of these kinds of subjects, in log order. */
  factsAmong(...kinds: readonly string[]): readonly Fact[];
  /** Those of one type. */
  factsOf<N extends EventTypeName>(type: N): readonly FactOf<N>[];
  /** The live facts of such streams whatever their day: for what is decided about a year after its end. */
  knownAmong(...kinds: readonly string[]): readonly Fact[];
  knownOf<N extends EventTypeName>(type: N): readonly FactOf<N>[];
  /** Those of one stream. */
  knownIn(stream: string): readonly Fact[];
  /** Those of the streams that belong to a subject: of an official also what was said of each period and year. */
  knownAbout(subject: string): readonly Fact[];
  /** The facts about the ratings of a period that speak about a day up to this one, in log order. */
  ratingsOf(period: string): readonly Fact[];
  /** What speaks about a day up to this one and was retracted, in log order. */
  readonly retracted: readonly Retracted[];
  /** Of it what is about the person's period and about tasks that ever named one of the doers, and perhaps more. */
  retractedAbout(person: string, period: string, doers: readonly Doer[]): readonly Retracted[];
  readonly organisation: Organisation;
  /** The organisation on an earlier day. */
  organisationOn(day: Day): Organisation;
  /** The days on which something of the organisation changed. */
  readonly organisationDays: readonly Day[];
  readonly plans: ReadonlyMap<string, Plan>;
  readonly catalogues: ReadonlyMap<string, Catalogue>;
  readonly teams: ReadonlyMap<string, Team>;
  readonly tasks: readonly Task[];
  tasksOf(doer: Doer): readonly Task[];
  /** Of these tasks those that ever had a deadline in the period, and perhaps others, in the order of `tasksOf`. */
  tasksDueIn(doer: Doer, period: Period): readonly Task[];
  /**
   * What `say` says of each task of the doers that ever had a deadline in the period, in no particular order. It is kept under
   * `what` with the state of the task, so it may rest on the task, the doers, the period, `what` and on which of the days that
   * stand in the task have come, and on nothing else. `place` orders the tasks as `tasksDueIn` does. `sight` is what
   * `say` looks at in the task; null: everything, and so much is said of it that not all of that can be kept.
   */
  eachTask<A>(
    doers: readonly Doer[],
    period: Period,
    what: string,
    say: (task: Task, place: number) => readonly A[],
    sight: WorkSight | null,
  ): readonly A[];
  /** What was stated about a person's period; `isRead` leaves some of it out. */
  recordOf(person: string, period: string, isRead?: (fact: Fact) => boolean): PeriodRecord;
  /** Of that, what decides about the score by itself. */
  scoreOf(person: string, period: string): ScoreRecord;
  readonly indicators: readonly Indicator[];
  /** Those that a unit has or leads, with the city-wide ones of the same name; of their measurements what judges the year, the year of the day, or no year. */
  indicatorsOf(unit: string, year: string): readonly Indicator[];
  /** The working days of the years whose calendar is known. */
  readonly workingDays: WorkingDays;
  /** The facts about a person's absences. */
  absencesOf(person: string): readonly Fact[];
}

/**
 * @param knownAt the knowledge time of the prefix
 * @param ordinals the places of the events in the log, where only some of a prefix are given
 */
export function readingOf(events: readonly AnyEvent[], knownAt: string | null, ordinals?: readonly number[]): Reading {
  const { facts, retracted, unreadable } = foldFacts(events, ordinals);
  const knownOn = knownAt === null ? null : dayOfInstant(knownAt);
  const rules = ruleSetOf(facts, knownOn ?? '');
  const workingDays = once(() => new WorkingDays(calendarsKnown(facts, knownOn ?? '')));
  const streams = once(() => Map.groupBy(facts, ({ event }) => event.stream));
  const knownIn = (stream: string) => streams().get(stream) ?? [];
  const snapshots = memoByDay((day: Day) => snapshotOf({ facts, retracted, knownIn, workingDays }, day));
  const reading: Reading = {
    ordinal: ordinals?.at(-1) ?? events.length,
    events: eventsGiven(events, ordinals),
    first: (n) => {
      const prefix = events.slice(0, n);
      return readingOf(prefix, knowledgeOf(prefix));
    },
    get openImports() {
      return openImportsAfter(events);
    },
    ledger: openedBy(facts),
    knownOn,
    rules,
    ...parametersBy(rules, knownOn, snapshots),
    get workingDays() {
      return workingDays();
    },
    unreadable,
    at: snapshots,
    remember: (_, compute) => compute(reading),
  };
  return reading;
}

const knowledgeOf = (events: readonly AnyEvent[]): string | null =>
  events.reduce<string | null>(
    (known, { recordedAt }) => (known !== null && known > recordedAt ? known : recordedAt),
    null,
  );

/** The ledger as its first event names it; null: it is empty. */
export function openedBy(facts: readonly Fact[]): Reading['ledger'] {
  const opened = factsOf(facts, 'LedgerOpened')[0]?.event.data;
  return opened === undefined ? null : { id: opened.ledger, kind: opened.kind, city: opened.city };
}

/** In the order in which they count: a later calendar of a year takes the place of an earlier one. */
export const calendarsKnown = (facts: readonly Fact[], knownOn: Day): readonly WorkingCalendar[] => [
  ...WORKING_CALENDARS.filter(({ knownFrom }) => knownFrom <= knownOn),
  ...factsOf(facts, 'WorkingCalendarAdopted').map(({ event }) => event.data),
];

interface Known {
  readonly facts: readonly Fact[];
  readonly retracted: readonly Retracted[];
  readonly knownIn: Snapshot['knownIn'];
  readonly workingDays: () => WorkingDays;
}

function snapshotOf({ facts: all, retracted, knownIn, workingDays }: Known, day: Day): Snapshot {
  const facts = upTo(all, day);
  const streams = Map.groupBy(facts, ({ event }) => event.stream);
  const ofOrganisation = organisationFacts(facts);
  const organisationOn = memoByDay((on: Day) => organisationAt(ofOrganisation, on));
  const plans = once(() => plansAt(facts, day));
  const catalogues = once(() => cataloguesAt(facts, day));
  const teams = once(() => teamsAt(facts, day));
  const tasks = once(() =>
    [...streams].flatMap(([stream, of]) => (stream.startsWith('task-') ? (foldTask(of, plans()) ?? []) : [])),
  );
  const byDoer = once(() => tasksByDoer(tasks()));
  const tasksOf = (doer: Doer): readonly Task[] => byDoer().get(doerKey(doer)) ?? [];
  const indicators = once(() => indicatorsAt(facts, day));
  const absences = once(() =>
    Map.groupBy(facts, ({ event }) => (event.type === 'AbsenceRecorded' ? event.data.person : null)),
  );
  return {
    day,
    factsAmong: (...kinds) => facts.filter(isAmong(kinds)),
    factsOf: (type) => factsOf(facts, type),
    knownAmong: (...kinds) => all.filter(isAmong(kinds)),
    knownOf: (type) => factsOf(all, type),
    knownIn,
    knownAbout: (subject) => all.filter(({ event }) => subjectOf(event.stream) === subject),
    ratingsOf: (period) =>
      facts.filter(({ event }) => event.stream.startsWith('rating-') && event.stream.endsWith(`-${period}`)),
    retracted: retracted.filter(({ event }) => event.validAt <= day),
    retractedAbout: () => retracted.filter(({ event }) => event.validAt <= day),
    organisationOn,
    organisationDays: [...new Set(ofOrganisation.map(({ event }) => event.validAt))].sort(),
    get organisation() {
      return organisationOn(day);
    },
    get plans() {
      return plans();
    },
    get catalogues() {
      return catalogues();
    },
    get teams() {
      return teams();
    },
    get tasks() {
      return tasks();
    },
    get workingDays() {
      return workingDays();
    },
    absencesOf: (person) => absences().get(person) ?? [],
    get indicators() {
      return indicators();
    },
    indicatorsOf: (unit, year) =>
      indicatorsOfUnit(indicators(), unit).map((one) => judgedIn(one, [year, day.slice(0, 4)])),
    tasksOf,
    tasksDueIn: tasksOf,
    eachTask: (doers, _, __, say) => [...new Set(doers.flatMap(tasksOf))].flatMap((task, place) => say(task, place)),
    scoreOf: (person, period) => scoreRecordOf(streams.get(ratingStream(person, period)) ?? []),
    recordOf: (person, period, isRead = () => true) =>
      periodRecordOf((streams.get(ratingStream(person, period)) ?? []).filter(isRead), person, period),
  };
}

const isAmong =
  (kinds: readonly string[]) =>
  ({ event }: Fact): boolean =>
    kinds.includes(event.stream.split('-', 1)[0] ?? '');

function tasksByDoer(tasks: readonly Task[]): ReadonlyMap<string, readonly Task[]> {
  const byDoer = new Map<string, Task[]>();
  for (const task of tasks)
    for (const key of new Set(task.batches.map(({ doer }) => doerKey(doer)))) {
      const of = byDoer.get(key);
      if (of === undefined) byDoer.set(key, [task]);
      else of.push(task);
    }
  return byDoer;
}
