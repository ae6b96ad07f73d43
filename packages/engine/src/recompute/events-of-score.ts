import { type AnyEvent, ratingStream } from '@kpi-ledger/events';
import type { Day, Period } from '@kpi-ledger/projections';
import { saidBy } from '../log/said.js';
import { personScore } from '../rate/person-score.js';
import type { PlacedEvent } from '../reading/events-read.js';
import type { Reading } from '../reading/reading.js';
import { organisationEvents } from './organisation-events.js';
import { type Asked, watched } from './watched-reading.js';
import { withVerdicts } from './with-verdicts.js';

/** A score that somebody wants to see calculated again. */
export interface ScoreQuestion {
  readonly person: string;
  readonly period: Period;
  readonly effective: Day;
}

/**
 * The ids of the events from which the score of one person follows: with them alone `personScore` gives the very same answer as
 * with the whole ledger. Of other people they hold who works where and their official scores, and nothing else.
 */
export const eventsOfScore = (reading: Reading, question: ScoreQuestion): ReadonlySet<string> =>
  new Set(placedEventsOfScore(reading, question).map(({ event }) => event.id));

/** The same events with their places; one may be named twice. */
export function placedEventsOfScore(reading: Reading, question: ScoreQuestion): readonly PlacedEvent[] {
  const { events } = reading;
  const inStreams = (streams: readonly string[]) => streams.flatMap(events.inStream);
  const { records, doers } = askedFor(reading, question);
  const isOwn = ({ person }: Asked['records'][number]) => person === question.person;
  const others = records.filter((record) => !isOwn(record));
  const statements = others.map((record) => ({
    record,
    said: officialStatements(events.inStream(streamOfRecord(record))),
  }));
  const absent = [
    question.person,
    ...statements.filter(({ said }) => said.length === 0).map(({ record }) => record.person),
  ];
  const tasks = doers.flatMap(events.ofTasksNaming);
  const kept = [
    ...organisationEvents(events),
    ...events.inStream('ledger').filter(({ event }) => event.type !== 'SubjectErased'),
    ...inStreams(records.filter(isOwn).map(streamOfRecord)),
    ...tasks,
    ...inStreams(named(tasks)),
    ...statements.flatMap(({ said }) => said),
    ...absencesIn(inStreams([...new Set(absent)].map((person) => `official-${person}`))),
  ];
  // Rows of an import count only once it is completed.
  const imports = new Set(kept.map(({ event }) => event.correlationId));
  return [...kept, ...inStreams([...imports].map((id) => `import-${id}`))];
}

/** What the calculation of the score reads. */
export function askedFor(reading: Reading, { person, period, effective }: ScoreQuestion): Asked {
  const noted = watched(reading);
  personScore(noted.reading, person, period, effective, { derivation: true });
  return noted.asked();
}

const streamOfRecord = ({ person, period }: Asked['records'][number]): string => ratingStream(person, period);

/** What the authority, or another body, said about somebody's score as a whole: `officialScore` reads no more. */
const officialStatements = (events: readonly PlacedEvent[]): readonly PlacedEvent[] =>
  withVerdicts(
    events,
    (event) =>
      STATEMENTS.has(event.type) ||
      (event.type === 'OverrideMade' && event.data.term === 'S') ||
      event.type === 'OverrideRevoked',
  );

const STATEMENTS: ReadonlySet<string> = new Set<AnyEvent['type']>([
  'PeriodScoreConfirmed',
  'PeriodExcused',
  'ExternalPeriodResultReceived',
]);

const absencesIn = (events: readonly PlacedEvent[]): readonly PlacedEvent[] =>
  withVerdicts(events, ({ type }) => type === 'AbsenceRecorded');

/** The plans and the splits of team products that tasks name. */
const named = (tasks: readonly PlacedEvent[]): readonly string[] => [
  ...new Set(
    tasks
      .flatMap(({ event }) => saidBy(event))
      .flatMap(({ plan, part }) => [
        ...(plan === undefined ? [] : [`plan-${plan.plan}`]),
        ...(part === undefined ? [] : [`team-${part.team}`]),
      ]),
  ),
];
