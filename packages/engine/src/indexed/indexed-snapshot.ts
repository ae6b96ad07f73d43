import { EVENT_TYPES, isEventType, ratingStream } from '@kpi-ledger/events';
import {
  cataloguesAt,
  type Day,
  type Doer,
  earlier,
  type Fact,
  type Indicator,
  ORGANISATION_TYPES,
  type Organisation,
  organisationFacts,
  periodRecordOf,
  plansAt,
  type Task,
  teamsAt,
  upTo,
  type WorkingDays,
} from '@kpi-ledger/projections';
import { isOf } from '../reading/indicators-of-unit.js';
import type { Snapshot } from '../reading/reading.js';
import { stateOf } from './by-state.js';
import type { FactsAt } from './facts-at.js';
import { NEVER } from './holding.js';
import { inLogOrder } from './in-log-order.js';
import type { LogByStream } from './log-by-stream.js';
import { sortableDay } from './sortable-day.js';
import type { PlacedIndicator, StreamLog } from './stream-log.js';

/** The kinds of streams in which the organisation is spoken about. */
const OF_ORGANISATION: readonly string[] = [
  ...new Set([...ORGANISATION_TYPES].flatMap((type) => (isEventType(type) ? [EVENT_TYPES[type].stream] : []))),
];

/** What holds on a day, each part from the streams that speak about it, when it is asked for. */
export function indexedSnapshot(log: LogByStream, facts: FactsAt, day: Day, workingDays: () => WorkingDays): Snapshot {
  const { holding } = facts;
  const today = { today: sortableDay(day), until: NEVER };
  const once = <A>(compute: () => A) => holding.once(compute, today);
  const onceFor = <K, A>(compute: (key: K) => A) => holding.onceFor(compute, today);
  const byKinds = (find: (kinds: readonly string[]) => readonly Fact[]): Snapshot['factsAmong'] => {
    const found = onceFor((key: string) => find(key.split(' ')));
    return (...kinds) => found(kinds.join(' '));
  };
  const until = (...categories: string[]) => once(() => facts.ofCategories(categories, day));
  const ofOrganisation = once(() => {
    const make = () => organisationFacts(facts.ofCategories(OF_ORGANISATION));
    const lengths = log.organisationEvents.lengthsAt(facts.n);
    holding.note(lengths);
    return upTo(facts.settled ? log.organisationFacts.get(lengths.from, make) : make(), day);
  });
  const organisationOn = onceFor(
    (on: Day): Organisation =>
      log.organisation.at(facts, day, on, (own) => {
        if (!facts.settled) return own;
        const cut = earlier(day, on);
        const lengths = log.organisationEvents.lengthsAt(facts.n, cut);
        const first = sortableDay(cut);
        holding.noteOn({ ...lengths, first, before: first + 1 }, first);
        return log.organisations.get(`${lengths.from} ${on <= day ? on : `${on} of ${day}`}`, () => own);
      }),
  );
  const plans = once(() => {
    const states = log.ofCategory('plan').map((stream) => stateOf(stream, facts, day));
    const make = () => plansAt(until('plan')(), day);
    return states.includes(null) ? make() : log.plans.get(states.join(' '), make);
  });
  const teams = once(() => teamsAt(until('team')(), day));
  const catalogues = once(() => cataloguesAt(until('catalogue')(), day));
  const factsAmong = byKinds((kinds) => facts.ofCategories(kinds, day));
  const knownAmong = byKinds((kinds) => facts.ofCategories(kinds));

  /** In the order of the first fact of each. */
  const tasksIn = (streams: Iterable<StreamLog>): readonly Task[] => {
    const found: { readonly task: Task; readonly first: number }[] = [];
    for (const stream of streams) {
      const of = facts.upTo(stream, day);
      const task = of.length === 0 ? null : stream.taskOf(of, plans());
      if (task !== null) found.push({ task, first: of[0]?.ordinal ?? 0 });
    }
    return found.sort((a, b) => a.first - b.first).map(({ task }) => task);
  };
  const indicators = once(() => inOrderOfDefinition(log.indicators.all(facts, day)));
  const cityWideOf = (indicator: string, years: readonly string[]): readonly PlacedIndicator[] => {
    // Named there by any fact that ever stood; what holds may be another after a correction.
    const holds = ({ indicator: of }: PlacedIndicator) => of.unit === null && of.indicator === indicator;
    return log.indicators.cityWide(indicator, facts, day, years).filter(holds);
  };
  const tasks = once(() => tasksIn(log.ofCategory('task')));
  const ofDoer = onceFor((key: string): readonly Task[] => {
    const doer = JSON.parse(key) as Doer;
    return tasksIn(log.tasksNaming(doer)).filter((task) => isDoneBy(task, doer));
  });

  return {
    day,
    factsAmong,
    factsOf: (type) => facts.ofType(type, day),
    knownAmong,
    knownOf: (type) => facts.ofType(type),
    knownIn: facts.named,
    knownAbout: (subject) => inLogOrder(log.about(subject).flatMap((stream) => facts.of(stream).facts)),
    ratingsOf: (period) => inLogOrder(log.ratingsOf(period).flatMap((stream) => facts.upTo(stream, day))),
    get retracted() {
      return facts.retractedIn(log.retracted).filter(({ event }) => event.validAt <= day);
    },
    retractedAbout: (person, period, doers) => {
      const record = log.stream(ratingStream(person, period));
      const tasks = doers.flatMap((doer) => log.retractedNaming(doer));
      return facts
        .retractedIn(new Set([...(record === null ? [] : [record]), ...tasks]))
        .filter(({ event }) => event.validAt <= day);
    },
    organisationOn,
    get organisationDays() {
      return [...new Set(ofOrganisation().map(({ event }) => event.validAt))].sort();
    },
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
    absencesOf: (person) => log.absences.of(person, facts, day),
    get indicators() {
      return indicators();
    },
    indicatorsOf: (unit, year) => {
      const years = [year, day.slice(0, 4)];
      /** By the place of their definition. */
      const found = new Map<number, PlacedIndicator>();
      const led = new Set<string>();
      for (const one of log.indicators.naming(unit, facts, day, years)) {
        if (!isOf(one.indicator, unit)) continue;
        led.add(one.indicator.indicator);
        if (one.indicator.unit === null || one.indicator.unit === unit) found.set(one.ordinal, one);
      }
      for (const indicator of led) for (const one of cityWideOf(indicator, years)) found.set(one.ordinal, one);
      return inOrderOfDefinition([...found.values()]);
    },
    tasksOf: (doer) => ofDoer(JSON.stringify(doer)),
    tasksDueIn: (doer, period) => tasksIn(log.tables.dueIn(log, doer, period)).filter((task) => isDoneBy(task, doer)),
    eachTask: (doers, period, what, say, sight) =>
      (sight === null ? log.explained : log.tables).each({ log, facts, day, plans }, doers, period, what, say, sight),
    scoreOf: (person, period) => log.records.scoreAt(person, period, facts, day),
    recordOf: (person, period, isRead) =>
      isRead === undefined
        ? log.records.at(person, period, facts, day)
        : periodRecordOf(
            facts.named(ratingStream(person, period)).filter((fact) => fact.event.validAt <= day && isRead(fact)),
            person,
            period,
          ),
  };
}

const inOrderOfDefinition = (placed: PlacedIndicator[]): readonly Indicator[] =>
  placed
    .sort((a, b) => (a.day === b.day ? a.ordinal - b.ordinal : a.day < b.day ? -1 : 1))
    .map(({ indicator }) => indicator);

const isDoneBy = ({ batches }: Task, doer: Parameters<Snapshot['tasksOf']>[0]): boolean =>
  batches.some(({ doer: of }) =>
    'unit' in doer ? 'unit' in of && of.unit === doer.unit : 'person' in of && of.person === doer.person,
  );
