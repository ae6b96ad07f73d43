import {
  type Batch,
  completedOn,
  type Day,
  DEFAULT_READING,
  dayNumber,
  earlier,
  factsOf,
  missedBy,
  placingDeadlines,
  type Task,
} from '@kpi-ledger/projections';
import type { Snapshot } from '../reading/reading.js';
import { assessorOf, whose } from './assessor-of.js';

/** What waits for a verdict, and what an objective cause could still excuse (Điều 14.2), in the order of a list. */
export const JUDGEMENT_KINDS = ['EVIDENCE_WAITING', 'DEADLINE_MISSED', 'EVIDENCE_REJECTED'] as const;
export type JudgementKind = (typeof JUDGEMENT_KINDS)[number];

/** Units of a milestone that somebody with authority has to decide about, or may. Ids only; texts join at display. */
export interface JudgementRow {
  readonly kind: JudgementKind;
  /** The day of the submission that waits or had a major error; the deadline that was missed. */
  readonly day: Day;
  /** Whole days from it to the day of the question. */
  readonly age: number;
  readonly task: string;
  readonly milestone: string;
  /** Null: it is about a deadline. */
  readonly submission: string | null;
  readonly units: number;
  /** The deadline in force; null: none. */
  readonly due: Day | null;
  readonly unit: string | null;
  readonly person: string | null;
  /** The post that judges it (Điều 10); null: nobody is recorded. */
  readonly owedBy: string | null;
  readonly plan: string | null;
  readonly row: string | null;
  /** As printed; null: a text that a user wrote, which is sealed. */
  readonly title: string | null;
  /** Code of the product in the catalogue of Điều 13; null: none named. */
  readonly product: string | null;
  /** The submission, the rejection, or the statement that set the deadline. */
  readonly event: string;
  readonly synthetic: boolean;
}

/** Everything that is open on the day of the snapshot, the oldest of a kind first. */
export const judgementRows = (snapshot: Snapshot, demo: boolean): readonly JudgementRow[] =>
  snapshot.tasks.flatMap((task) => rowsOfTask(snapshot, task, demo)).toSorted(compare);

type Found = Pick<JudgementRow, 'kind' | 'day' | 'submission' | 'event'>;

function rowsOfTask(snapshot: Snapshot, task: Task, demo: boolean): readonly JudgementRow[] {
  const found = task.batches.flatMap((batch) => foundIn(snapshot, task, batch).map((one) => ({ one, batch })));
  if (found.length === 0) return [];
  const of = {
    ...{ task: task.id, plan: task.plan?.plan ?? null, row: task.plan?.row ?? null },
    title: typeof task.title === 'string' ? task.title : null,
    product: productOf(snapshot, task),
    synthetic: demo || task.synthetic,
  };
  return [...Map.groupBy(found, ({ one, batch }) => keyOf(one, batch)).values()].flatMap((same) => {
    const [first] = same;
    if (first === undefined) return [];
    const { one, batch } = first;
    return {
      ...of,
      ...one,
      ...whose(batch.doer),
      age: dayNumber(snapshot.day) - dayNumber(one.day),
      milestone: batch.milestone,
      units: same.reduce((total, each) => total + each.batch.count, 0),
      due: placingDeadlines(task, batch, DEFAULT_READING).at(-1)?.due ?? null,
      owedBy: assessorOf(snapshot.organisation, batch.doer),
    };
  });
}

const keyOf = ({ kind, day, event }: Found, { milestone, doer }: Batch): string =>
  [kind, day, event, milestone, JSON.stringify(doer)].join(' ');

function foundIn(snapshot: Snapshot, task: Task, batch: Batch): readonly Found[] {
  const { state } = batch;
  if (state.kind === 'CANCELLED' || state.kind === 'HANDED_OVER') return [];
  if (state.kind === 'SUBMITTED' && state.submission.recordedOn > snapshot.day) return [];
  const { day } = snapshot;
  const until =
    state.kind === 'DONE'
      ? completedOn(state.submission, DEFAULT_READING)
      : state.kind === 'SUBMITTED'
        ? state.submission.recordedOn
        : day;
  const deadlines = placingDeadlines(task, batch, DEFAULT_READING);
  return [
    ...(state.kind === 'SUBMITTED'
      ? [
          {
            kind: 'EVIDENCE_WAITING',
            day: until,
            submission: state.submission.id,
            event: state.submission.event,
          } as const,
        ]
      : []),
    ...missedBy(task, batch, deadlines, earlier(until, day), DEFAULT_READING)
      .filter(({ why }) => why === null)
      .map(({ of: { due, event } }) => ({ kind: 'DEADLINE_MISSED', day: due, submission: null, event }) as const),
    ...batch.faults.map(
      ({ event, submittedOn }) =>
        ({
          kind: 'EVIDENCE_REJECTED',
          day: submittedOn,
          submission: rejectedBy(snapshot, task, event),
          event,
        }) as const,
    ),
  ];
}

const factsOfTask = (snapshot: Snapshot, { id }: Task) => snapshot.knownIn(`task-${id}`);

const rejectedBy = (snapshot: Snapshot, task: Task, rejection: string): string | null =>
  factsOf(factsOfTask(snapshot, task), 'EvidenceRejected').find(({ event }) => event.id === rejection)?.event.data
    .submission ?? null;

const productOf = (snapshot: Snapshot, task: Task): string | null =>
  factsOf(factsOfTask(snapshot, task), 'TaskAssigned').at(-1)?.event.data.product?.code ?? null;

const compare = (a: JudgementRow, b: JudgementRow): number =>
  JUDGEMENT_KINDS.indexOf(a.kind) - JUDGEMENT_KINDS.indexOf(b.kind) || order(placeOf(a), placeOf(b));
const placeOf = ({ day, due, task, milestone, event }: JudgementRow): string =>
  [day, due ?? '', task, milestone, event].join(' ');
const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
