import type { DataOf } from '@kpi-ledger/events';
import { type KeyVault, openFact } from '@kpi-ledger/ledger';
import {
  type Day,
  type Doer,
  type Fact,
  type FactOf,
  factsOf,
  positionsOf,
  type Task,
  upTo,
} from '@kpi-ledger/projections';
import { whose } from '../judging/assessor-of.js';
import type { Snapshot } from '../reading/reading.js';
import { readable } from './readable.js';

/** What became of a submission. */
export interface VerdictOn {
  readonly event: string;
  readonly kind: 'ACCEPTED' | 'REJECTED';
  /** The post of whoever judged, and its unit; null: somebody without a post that is known on the day. */
  readonly post: string | null;
  readonly unit: string | null;
  /** Instant, ISO. */
  readonly recordedAt: string;
  /** Of a rejection; null: none, or its key is gone. */
  readonly reason: string | null;
  /** Sai sót lớn: it counts as a failed quality review (P6). */
  readonly major: boolean;
  /** Units with the error; null: all of the submission (P41), or accepted. */
  readonly unitsAtFault: number | null;
  /** Until when it may be delivered again; null: the old deadline stands, or accepted. */
  readonly newDeadline: Day | null;
  readonly exceedsRequirement: boolean;
  /** The day that counts instead of the recorded one (R1); null: the recorded one does. */
  readonly countsOn: Day | null;
}

/**
 * One submission of evidence with the last word about it. Its texts are opened: for display, and no part of a canonical answer.
 * A text whose key is gone is null.
 */
export interface SubmissionRow {
  readonly submission: string;
  readonly event: string;
  readonly task: string;
  readonly milestone: string;
  /** Whose work it was; one of both. */
  readonly unit: string | null;
  readonly person: string | null;
  readonly units: number;
  /** Instant, ISO. */
  readonly recordedAt: string;
  readonly evidence: readonly { readonly name: string | null; readonly hash: string | null }[];
  readonly note: string | null;
  /** Null: it waits to be judged. */
  readonly verdict: VerdictOn | null;
  readonly synthetic: boolean;
}

export interface SubmissionFilter {
  /** Whose work; null: everybody's. */
  readonly unit: string | null;
  readonly task: string | null;
}

/** Every submission that stands on the day, the newest first. */
export function submissionRows(
  snapshot: Snapshot,
  vault: KeyVault,
  demo: boolean,
  only: SubmissionFilter,
): readonly SubmissionRow[] {
  const of = only.unit === null ? snapshot.tasks : snapshot.tasksOf({ unit: only.unit });
  const tasks = new Map(of.filter(({ id }) => only.task === null || id === only.task).map((task) => [task.id, task]));
  // Of these tasks alone: all facts would be the whole log.
  const facts = [...tasks.keys()]
    .flatMap((id) => upTo(snapshot.knownIn(`task-${id}`), snapshot.day))
    .toSorted((a, b) => a.ordinal - b.ordinal);
  const verdicts = verdictsOf(facts);
  return factsOf(facts, 'EvidenceSubmitted')
    .flatMap((fact) => {
      const { task: id, submission } = fact.event.data;
      const task = tasks.get(id);
      const verdict = verdicts.get(keyOf(id, submission)) ?? null;
      const doer = task === undefined ? null : doerOf(task, submission, verdict?.event.id ?? null);
      // Nobody has the work on this day: nobody is told of it.
      return doer === null ? [] : [rowOf(snapshot, vault, demo, { fact, verdict, doer })];
    })
    .filter(({ unit }) => only.unit === null || unit === only.unit)
    .toReversed();
}

type Verdict = FactOf<'EvidenceAccepted'> | FactOf<'EvidenceRejected'>;

/** The last word about each submission. */
function verdictsOf(facts: readonly Fact[]): ReadonlyMap<string, Verdict> {
  const all = [...factsOf(facts, 'EvidenceAccepted'), ...factsOf(facts, 'EvidenceRejected')];
  return new Map(
    all
      .toSorted((a, b) => a.ordinal - b.ordinal)
      .map((fact) => [keyOf(fact.event.data.task, fact.event.data.submission), fact]),
  );
}

const keyOf = (task: string, submission: string): string => `${task} ${submission}`;

/** In whose hands the units were when they were delivered; null: the task has none. */
function doerOf({ batches }: Task, submission: string, verdict: string | null): Doer | null {
  const delivered = batches.find(
    ({ state, returned, faults }) =>
      ((state.kind === 'SUBMITTED' || state.kind === 'DONE') && state.submission.id === submission) ||
      [...returned, ...faults].some(({ event }) => event === verdict),
  );
  return (delivered ?? batches.at(0))?.doer ?? null;
}

interface Of {
  readonly fact: FactOf<'EvidenceSubmitted'>;
  readonly verdict: Verdict | null;
  readonly doer: Doer;
}

function rowOf(snapshot: Snapshot, vault: KeyVault, demo: boolean, { fact, verdict, doer }: Of): SubmissionRow {
  const { id: event, recordedAt, data } = fact.event;
  const { evidence, note } = openFact(fact.event, vault).data as DataOf<'EvidenceSubmitted'>;
  return {
    ...{ submission: data.submission, event, task: data.task, milestone: data.milestone },
    ...{ units: data.units, recordedAt },
    ...whose(doer),
    evidence: evidence.map(({ name, hash }) => ({ name: readable(name), hash })),
    note: readable(note),
    verdict: verdict === null ? null : verdictOn(snapshot, vault, verdict),
    synthetic: demo || data.synthetic === true,
  };
}

function verdictOn({ organisation }: Snapshot, vault: KeyVault, { event }: Verdict): VerdictOn {
  const { id, recordedAt, actor, data, type } = event;
  const [position] = positionsOf(organisation, actor);
  const by = { event: id, post: position?.post ?? null, unit: position?.unit ?? null, recordedAt };
  if (type === 'EvidenceAccepted')
    return {
      ...{ ...by, kind: 'ACCEPTED', reason: null, major: false, unitsAtFault: null, newDeadline: null },
      ...{ exceedsRequirement: data.exceedsRequirement, countsOn: data.confirmedDay?.day ?? null },
    };
  const { reason } = openFact(event, vault).data as DataOf<'EvidenceRejected'>;
  return {
    ...{ ...by, kind: 'REJECTED', reason: readable(reason), major: data.major },
    ...{ unitsAtFault: data.unitsAtFault ?? null, newDeadline: data.newDeadline },
    ...{ exceedsRequirement: false, countsOn: null },
  };
}
