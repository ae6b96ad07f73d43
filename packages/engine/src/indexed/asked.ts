import { type EventTypeName, ratingStream } from '@kpi-ledger/events';
import { doerKey } from '../reading/doer-key.js';
import { kindOf } from '../reading/kinds.js';
import { memoByDay } from '../reading/once.js';
import { keyOnDay, type Reading, type Snapshot } from '../reading/reading.js';
import { notingOrganisation, OF_ORGANISATION } from './noting-organisation.js';
import { type ParameterRead, ParametersRead } from './parameters-read.js';

/**
 * What of a snapshot speaks of what: the subject that an answer rests on as soon as it is looked at. Of the organisation
 * `notingOrganisation` says it.
 */
const SUBJECTS: {
  readonly [Part in Exclude<keyof Snapshot, 'organisation' | 'organisationOn'>]:
    | readonly string[]
    | ((...asked: never[]) => readonly string[]);
} = {
  day: [],
  factsAmong: (...kinds: string[]) => kinds.map((kind) => `kind ${kind}`),
  factsOf: (type: EventTypeName) => [`kind ${kindOf(type)}`],
  knownAmong: (...kinds: string[]) => kinds.map((kind) => `kind ${kind}`),
  knownOf: (type: EventTypeName) => [`kind ${kindOf(type)}`],
  knownAbout: () => ['everything'],
  ratingsOf: () => ['kind rating'],
  tasks: ['everything'],
  indicators: ['everything'],
  retracted: ['retracted'],
  organisationDays: [OF_ORGANISATION.all],
  absencesOf: (person: string) => [`absences of ${person}`],
  plans: ['plans'],
  catalogues: ['plans'],
  teams: ['plans'],
  workingDays: ['ledger'],
  knownIn: (stream: string) => [`stream ${stream}`],
  recordOf: (person: string, period: string) => [`stream ${ratingStream(person, period)}`],
  scoreOf: (person: string, period: string) => [`stream ${ratingStream(person, period)}`],
  tasksOf: (doer: Parameters<Snapshot['tasksOf']>[0]) => ['plans', doerKey(doer)],
  tasksDueIn: (doer: Parameters<Snapshot['tasksOf']>[0]) => ['plans', doerKey(doer)],
  eachTask: (doers: Parameters<Snapshot['eachTask']>[0]) => ['plans', ...doers.map(doerKey)],
  retractedAbout: (person: string, period: string, doers: Parameters<Snapshot['eachTask']>[0]) => [
    `stream ${ratingStream(person, period)}`,
    ...doers.map(doerKey),
  ],
  indicatorsOf: (unit: string) => ['city-wide indicators', `indicators of ${unit}`],
};

/** Moves with the first event of a new day. */
export const DAY_OF_KNOWLEDGE = 'day of knowledge';

/** What an answer rests on. */
export interface RestsOn<Inner> {
  readonly subjects: ReadonlySet<string>;
  /** The parameters that were looked at. */
  readonly parameters: Iterable<ParameterRead>;
  /** What was remembered inside of it, each of which rests on something too. */
  readonly inside: ReadonlySet<Inner>;
}

/**
 * A reading that answers like the other and notes what it was asked about.
 *
 * @param remember answers what is remembered inside the answer
 */
export function noting<Inner extends { readonly value: unknown }>(
  reading: Reading,
  remember: (key: string, compute: (reading: Reading) => unknown) => Inner,
): RestsOn<Inner> & { readonly reading: Reading } {
  const inside = new Set<Inner>();
  const subjects = new Set<string>();
  const note = (subject: string) => {
    subjects.add(subject);
  };
  const parameters = new ParametersRead();
  const ofSnapshot = <Part extends keyof typeof SUBJECTS>(snapshot: Snapshot, part: Part): Snapshot[Part] => {
    const of: readonly string[] | ((...asked: never[]) => readonly string[]) = SUBJECTS[part];
    if (typeof of !== 'function') {
      for (const subject of of) subjects.add(subject);
      return snapshot[part];
    }
    const answer = snapshot[part] as (...asked: never[]) => unknown;
    return ((...asked: never[]) => {
      for (const subject of of(...asked)) subjects.add(subject);
      return answer(...asked);
    }) as Snapshot[Part];
  };
  const noted = new Map<Snapshot, Snapshot>();
  const notingSnapshot = (snapshot: Snapshot): Snapshot => {
    const before = noted.get(snapshot);
    if (before !== undefined) return before;
    const noting = Object.create(snapshot) as Snapshot;
    const organisationOn = memoByDay((day) => notingOrganisation(snapshot.organisationOn(day), note));
    Object.defineProperty(noting, 'organisationOn', { value: organisationOn });
    Object.defineProperty(noting, 'organisation', { get: () => organisationOn(snapshot.day) });
    for (const part of Object.keys(SUBJECTS) as (keyof typeof SUBJECTS)[])
      Object.defineProperty(
        noting,
        part,
        typeof SUBJECTS[part] === 'function'
          ? { value: ofSnapshot(snapshot, part) }
          : { get: () => ofSnapshot(snapshot, part) },
      );
    noted.set(snapshot, noting);
    return noting;
  };
  const ofReading: Reading = new Proxy(reading, {
    get: (of, part) => {
      if (part === 'remember')
        return (...[key, compute, where]: Parameters<Reading['remember']>) => {
          const answer = remember(keyOnDay(key, where), compute);
          inside.add(answer);
          return answer.value;
        };
      if (part === 'at') return (day: string) => notingSnapshot(of.at(day));
      if (
        part === 'events' ||
        part === 'first' ||
        part === 'openImports' ||
        part === 'ordinal' ||
        part === 'unreadable'
      )
        subjects.add('everything');
      // Rules for a unit ask who stands above it.
      else if (part === 'parametersOn') {
        subjects.add(OF_ORGANISATION.structure);
        const read = parameters.noting(of.parametersOn);
        return (...asked: Parameters<typeof read>) => {
          const picked = read(...asked);
          // Why there are none may name the day.
          if (!picked.ok) subjects.add(DAY_OF_KNOWLEDGE);
          return picked;
        };
      } else if (part === 'rulesOn' || part === 'rules')
        for (const one of ['ledger', OF_ORGANISATION.structure, 'all rules']) subjects.add(one);
      else subjects.add(part === 'knownOn' ? DAY_OF_KNOWLEDGE : 'ledger');
      return Reflect.get(of, part);
    },
  });
  return { reading: ofReading, subjects, parameters: parameters.all, inside };
}
