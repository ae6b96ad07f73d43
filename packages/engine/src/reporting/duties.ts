import {
  type Batch,
  type Day,
  DEFAULT_READING,
  excuseKey,
  placingDeadlines,
  type Submission,
  type Task,
} from '@kpi-ledger/projections';
import type { Snapshot } from '../reading/reading.js';
import type { ReportingReadings } from './readings.js';

/** Where a report stands on a day. */
export const DUTY_STATES = [
  'ON_TIME_CORRECT',
  'INCORRECT',
  'LATE',
  'NOT_FILED',
  'PENDING',
  'EXCUSED',
  'NOT_YET_DUE',
] as const;
export type DutyState = (typeof DUTY_STATES)[number];

/** One report that a unit owes: a milestone of a task with a deadline that was in force when it passed. */
export interface Duty {
  readonly unit: string;
  readonly task: string;
  readonly milestone: string;
  readonly due: Day;
  readonly state: DutyState;
  /** The day that counts as that of the report; null: none stands. */
  readonly filedOn: Day | null;
  /** Assignment, submissions, and what makes them incorrect. */
  readonly events: readonly string[];
  readonly synthetic: boolean;
}

/** Of several batches of one report the one that stands worst says how it stands. */
const WORST_FIRST: readonly DutyState[] = [
  'NOT_FILED',
  'LATE',
  'INCORRECT',
  'PENDING',
  'EXCUSED',
  'ON_TIME_CORRECT',
  'NOT_YET_DUE',
];

/** Every report that units owe in the days from `first` to `last`, as they stand on the day of the snapshot. */
export function dutiesIn(
  snapshot: Snapshot,
  { first, last }: { readonly first: Day; readonly last: Day },
  readings: ReportingReadings,
): readonly Duty[] {
  const mended = mendedSubmissions(snapshot);
  const duties = snapshot.tasks.flatMap((task) =>
    task.batches.flatMap((batch) =>
      deadlinesOf(task, batch)
        .filter((due) => due >= first && due <= last)
        .flatMap((due) => dutyOf(task, batch, due, snapshot.day, readings, mended) ?? []),
    ),
  );
  const keyOf = ({ unit, task, milestone, due }: Duty) => `${unit} ${task} ${milestone} ${due}`;
  return [...Map.groupBy(duties, keyOf).values()].flatMap((same) => together(same) ?? []);
}

/** The deadlines that had their effect: what was handed over or cancelled before its deadline passed is owed no more. */
function deadlinesOf(task: Task, batch: Batch): readonly Day[] {
  const { state } = batch;
  const left = state.kind === 'CANCELLED' || state.kind === 'HANDED_OVER' ? state.on : null;
  return placingDeadlines(task, batch, DEFAULT_READING)
    .map(({ due }) => due)
    .filter((due) => left === null || due < left);
}

function dutyOf(
  task: Task,
  batch: Batch,
  due: Day,
  today: Day,
  readings: ReportingReadings,
  mended: Mended,
): Duty | null {
  if (!('unit' in batch.doer)) return null;
  const submission = standing(batch, today, readings);
  const filedOn = submission === null ? null : dayOf(submission, readings);
  const excused = task.excusedDeadlines.get(excuseKey(batch.milestone, due)) ?? null;
  const against = objectionsTo(task, batch, submission, readings, mended);
  return {
    unit: batch.doer.unit,
    task: task.id,
    milestone: batch.milestone,
    due,
    state: stateOf({ due, today, filedOn, excused: excused !== null, against, submission }, readings),
    filedOn,
    events: [batch.origin.event, submission?.event ?? [], submission?.acceptedBy ?? [], against, excused ?? []].flat(),
    synthetic: task.synthetic,
  };
}

interface Standing {
  readonly due: Day;
  readonly today: Day;
  readonly filedOn: Day | null;
  readonly excused: boolean;
  readonly against: readonly string[];
  readonly submission: Submission | null;
}

function stateOf(
  { due, today, filedOn, excused, against, submission }: Standing,
  { excused: ifExcused, pending }: ReportingReadings,
): DutyState {
  if (filedOn === null) {
    if (due >= today) return 'NOT_YET_DUE';
    return excused ? 'EXCUSED' : 'NOT_FILED';
  }
  if (filedOn > due) {
    if (!excused) return 'LATE';
    if (ifExcused === 'LEFT_OUT') return 'EXCUSED';
  }
  if (against.length > 0) return 'INCORRECT';
  return submission?.acceptedBy === null && pending === 'LEFT_OUT' ? 'PENDING' : 'ON_TIME_CORRECT';
}

/** The submission that stands: made by today, and not returned. */
function standing({ state }: Batch, today: Day, readings: ReportingReadings): Submission | null {
  const submission = state.kind === 'DONE' || state.kind === 'SUBMITTED' ? state.submission : null;
  return submission !== null && dayOf(submission, readings) <= today ? submission : null;
}

const dayOf = ({ countsOn, claimedOn }: Submission, { day }: ReportingReadings): Day =>
  day === 'RECORDED' ? countsOn : claimedOn;

/** The rejections, corrections and retractions that make a report incorrect. */
function objectionsTo(
  task: Task,
  { milestone, returned, faults }: Batch,
  submission: Submission | null,
  { rejection, correction }: ReportingReadings,
  mended: Mended,
): readonly string[] {
  const rejections = (rejection === 'ANY' ? [...returned, ...faults] : faults).map(({ event }) => event);
  const corrections =
    correction === 'COUNTS' && submission !== null
      ? [...(mended.corrected.get(submission.event) ?? []), ...(mended.retracted.get(`${task.id} ${milestone}`) ?? [])]
      : [];
  return [...new Set([...rejections, ...corrections])];
}

interface Mended {
  /** Corrections by the submission that they mend. */
  readonly corrected: ReadonlyMap<string, readonly string[]>;
  /** Retractions by task and milestone: what was submitted instead is the report of the same milestone. */
  readonly retracted: ReadonlyMap<string, readonly string[]>;
}

function mendedSubmissions(snapshot: Snapshot): Mended {
  const corrected = snapshot
    .factsOf('EvidenceSubmitted')
    .flatMap(({ event, correctedBy }) => (correctedBy.length === 0 ? [] : [[event.id, correctedBy] as const]));
  const withdrawn = snapshot.retracted.flatMap(({ event, by }) =>
    event.type === 'EvidenceSubmitted' ? [{ key: `${event.data.task} ${event.data.milestone}`, by }] : [],
  );
  return {
    corrected: new Map(corrected),
    retracted: new Map([...Map.groupBy(withdrawn, ({ key }) => key)].map(([key, of]) => [key, of.map(({ by }) => by)])),
  };
}

/** The units of one report, delivered perhaps on several days, as one. */
function together(same: readonly Duty[]): Duty | null {
  const worst = WORST_FIRST.flatMap((state) => same.find((duty) => duty.state === state) ?? [])[0];
  if (worst === undefined) return null;
  return {
    ...worst,
    events: [...new Set(same.flatMap(({ events }) => events))],
    synthetic: same.some(({ synthetic }) => synthetic),
  };
}
