import { type AnyEvent, ratingStream } from '@kpi-ledger/events';
import type { Day, Doer, Period } from '@kpi-ledger/projections';
import { personScore } from '../rate/person-score.js';
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
export function eventsOfScore(reading: Reading, question: ScoreQuestion): ReadonlySet<string> {
  const { events } = reading;
  const { records, doers } = askedFor(reading, question);
  const isOwn = ({ person }: Asked['records'][number]) => person === question.person;
  const own = new Set(records.filter(isOwn).map(streamOfRecord));
  const work = workStreams(events, doers);
  const others = records.filter((record) => !isOwn(record));
  const streams = new Set(others.map(streamOfRecord));
  const statements = officialStatements(events.filter(({ stream }) => streams.has(stream)));
  const stated = new Set(statements.map(({ stream }) => stream));
  const absent = new Set([
    question.person,
    ...others.filter((record) => !stated.has(streamOfRecord(record))).map(({ person }) => person),
  ]);
  const parts = [
    organisationEvents(events),
    statements,
    withVerdicts(events, ({ type, data }) => type === 'AbsenceRecorded' && absent.has(data.person)),
    events.filter(({ type, stream }) => stream === 'ledger' && type !== 'SubjectErased'),
    events.filter(({ stream }) => own.has(stream) || work.has(stream)),
  ];
  const kept = parts.flat();
  // Rows of an import count only once it is completed.
  const imports = new Set(kept.map(({ correlationId }) => correlationId));
  const ofImports = events.filter(({ data }) => 'import' in data && imports.has(data.import));
  return new Set([...kept, ...ofImports].map(({ id }) => id));
}

/** What the calculation of the score reads. */
export function askedFor(reading: Reading, { person, period, effective }: ScoreQuestion): Asked {
  const noted = watched(reading);
  personScore(noted.reading, person, period, effective, { derivation: true });
  return noted.asked();
}

const streamOfRecord = ({ person, period }: Asked['records'][number]): string => ratingStream(person, period);

/** What the authority, or another body, said about somebody's score as a whole: `officialScore` reads no more. */
const officialStatements = (events: readonly AnyEvent[]): readonly AnyEvent[] =>
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

/** The tasks that these ever were to do, with the plans and the splits that the tasks name. */
function workStreams(events: readonly AnyEvent[], doers: readonly Doer[]): ReadonlySet<string> {
  const units = new Set(doers.flatMap((doer) => ('unit' in doer ? [doer.unit] : [])));
  const people = new Set(doers.flatMap((doer) => ('person' in doer ? [doer.person] : [])));
  const isDoneBy = ({ unit = '', toUnit = '', person = '', toPerson = '' }: TaskData) =>
    units.has(unit) || units.has(toUnit) || people.has(person) || people.has(toPerson);
  const ofTasks = events.filter(({ stream }) => stream.startsWith('task-'));
  const tasks = new Set(ofTasks.flatMap((event) => (saidBy(event).some(isDoneBy) ? [event.stream] : [])));
  const named = ofTasks
    .filter(({ stream }) => tasks.has(stream))
    .flatMap((event) => saidBy(event))
    .flatMap(({ plan, part }) => [
      ...(plan === undefined ? [] : [`plan-${plan.plan}`]),
      ...(part === undefined ? [] : [`team-${part.team}`]),
    ]);
  return new Set([...tasks, ...named]);
}

interface TaskData {
  readonly unit?: string;
  readonly toUnit?: string;
  readonly person?: string;
  readonly toPerson?: string;
  readonly plan?: { readonly plan: string };
  readonly part?: { readonly team: string };
}

/** What an event says, and what it says that another one should have said. */
const saidBy = (event: AnyEvent): readonly TaskData[] =>
  event.type === 'FactCorrected' ? saidInside(event.data.data) : [event.data as TaskData];

/** A correction may correct a correction. */
const saidInside = (data: { readonly data?: unknown }): readonly TaskData[] => [
  data as TaskData,
  ...(typeof data.data === 'object' && data.data !== null ? saidInside(data.data) : []),
];
