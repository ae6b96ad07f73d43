import { type Fact, type FactOf, factsOf } from '../facts/index.js';
import type { Plan } from '../plans/index.js';
import { type Act, actsOf } from './acts.js';
import { inOrderOfAssignment, mostFaultsFirst, returnedFirst, type Taken, take } from './batches.js';
import { deadlinesInForce, dueOn } from './deadlines.js';
import {
  type Batch,
  type DeadlineSet,
  type Excluded,
  excuseKey,
  type Rejection,
  type Standing,
  type Task,
  type TaskPart,
} from './task.js';

type ActOf<K extends Act['kind']> = Extract<Act, { kind: K }>;

/**
 * The task of one stream; null when no assignment stands.
 *
 * @param facts the live facts of the task's stream up to the day of the question
 * @param plans the plans of that day
 */
export function foldTask(facts: readonly Fact[], plans: ReadonlyMap<string, Plan>): Task | null {
  const assigned = factsOf(facts, 'TaskAssigned').at(-1);
  if (assigned === undefined) return null;
  const { task: id, basis, plan, snapshot, publicTitle, title } = assigned.event.data;
  const part = partOf(assigned);
  const of = plan === undefined ? undefined : plans.get(plan.plan);
  const { batches, excluded } = foldUnits(actsOf(facts), (act) => standingOf(assigned, of, act), assigned);
  const causes = causesOf(facts);
  return {
    id,
    event: assigned.event.id,
    basis,
    plan: plan ?? null,
    title: publicTitle ?? (plan === undefined ? undefined : of?.rows.get(plan.row)?.title) ?? title ?? null,
    factor: snapshot?.factor ?? part?.share ?? '1',
    factorIsProvisional: snapshot === undefined || snapshot.factor === null,
    part,
    planAdoptedOn: of?.adoptedOn ?? null,
    batches,
    excusedDeadlines: causes.deadlines,
    excluded: [...excluded, ...causes.excusedRejections, ...minorReturns(facts)],
    events: facts.flatMap(({ event, correctedBy }) => [event.id, ...correctedBy]),
    synthetic: facts.some(({ event }) => event.data.synthetic === true),
  };
}

/** The share was kept with the assignment, as the factor is: what was split then holds for it. */
function partOf({ event: { data } }: FactOf<'TaskAssigned'>): TaskPart | null {
  const { part, snapshot } = data;
  if (part === undefined || snapshot?.share === undefined) return null;
  return { ...part, share: snapshot.share, productFactor: snapshot.productFactor ?? null };
}

function foldUnits(
  acts: readonly Act[],
  standing: (act: ActOf<'ADD'>) => Standing,
  { event: { data } }: FactOf<'TaskAssigned'>,
): { readonly batches: readonly Batch[]; readonly excluded: readonly Excluded[] } {
  const doer = data.unit === undefined ? { person: data.person ?? '' } : { unit: data.unit };
  let batches: readonly Batch[] = [];
  const excluded: Excluded[] = [];
  for (const act of acts) {
    if (act.kind === 'ADD') {
      batches = [...batches, { ...freshBatch(act), doer, standing: standing(act) }];
      continue;
    }
    const taken = afterAct(batches, act);
    if (act.kind === 'SUBMIT' && taken.count < act.units)
      excluded.push({ event: act.event, reason: 'MORE_THAN_ASSIGNED' });
    batches = taken.batches;
  }
  return { batches, excluded };
}

const freshBatch = (act: ActOf<'ADD'>): Omit<Batch, 'doer' | 'standing'> => ({
  milestone: act.milestone,
  count: act.units,
  origin: { ordinal: act.ordinal, day: act.day, event: act.event },
  received: null,
  deadlines: [{ due: act.due, on: act.day, event: act.event, rejectedSubmission: null }],
  setWhileAwaiting: [],
  faults: [],
  returned: [],
  state: { kind: 'OPEN' },
});

function afterAct(batches: readonly Batch[], act: Exclude<Act, ActOf<'ADD'>>): Taken {
  const touched = (batch: Batch, milestone: string | null): boolean =>
    batch.origin.ordinal < act.ordinal && (milestone === null || batch.milestone === milestone);
  const open = (milestone: string | null) => (batch: Batch) => touched(batch, milestone) && batch.state.kind === 'OPEN';
  const unfinished = (milestone: string | null) => (batch: Batch) =>
    touched(batch, milestone) && (batch.state.kind === 'OPEN' || batch.state.kind === 'SUBMITTED');
  const cancelled = { kind: 'CANCELLED', on: act.day, event: act.event } as const;

  switch (act.kind) {
    case 'RE_DATE': {
      const awaiting = (batch: Batch) => touched(batch, act.milestone) && awaitsAcceptance(batch, act);
      const redatable = (batch: Batch) => unfinished(act.milestone)(batch) || awaiting(batch);
      return take(batches, null, redatable, inOrderOfAssignment, (batch) => [
        awaiting(batch) ? redatedWhileAwaiting(batch, act) : redated(batch, act, act.due, null),
      ]);
    }
    case 'CANCEL':
      return take(batches, null, unfinished(act.milestone), inOrderOfAssignment, (batch) => [
        { ...batch, state: cancelled },
      ]);
    case 'REMOVE':
      return take(batches, act.units, open(act.milestone), inOrderOfAssignment, (batch) => [
        { ...batch, state: cancelled },
      ]);
    case 'HAND_OVER':
      return take(batches, act.units, open(act.milestone), inOrderOfAssignment, (batch) => handedOver(batch, act));
    case 'SUBMIT': {
      const { submission } = act;
      const kind = submission.acceptedBy === null ? 'SUBMITTED' : 'DONE';
      return take(batches, act.units, open(act.milestone), returnedFirst, (batch) => [
        { ...batch, state: { kind, submission } },
      ]);
    }
    case 'RETURN': {
      const delivered = (batch: Batch) => isDeliveredBy(batch, act.submission);
      const rejectionOf = ({ deadlines }: Batch): Rejection => ({
        event: act.event,
        submittedOn: act.submittedOn,
        inTime: act.submittedOn <= dueOn(deadlines, act.submittedOn),
      });
      const faulted = take(batches, act.atFault, delivered, mostFaultsFirst, (batch) => [
        { ...batch, faults: [...batch.faults, rejectionOf(batch)] },
      ]);
      if (act.overruled) return faulted;
      return take(faulted.batches, null, delivered, inOrderOfAssignment, (batch) => [
        { ...batch, returned: [...batch.returned, rejectionOf(batch)], state: { kind: 'OPEN' } },
      ]);
    }
    case 'RE_DATE_RETURNED': {
      const mayBeRedated = (batch: Batch) => unfinished(null)(batch) && batch.returned.at(-1)?.event === act.rejection;
      return take(batches, null, mayBeRedated, inOrderOfAssignment, (batch) => [
        redated(batch, act, act.due, act.submittedOn),
      ]);
    }
  }
}

const isDeliveredBy = ({ state }: Batch, submission: string): boolean =>
  (state.kind === 'SUBMITTED' || state.kind === 'DONE') && state.submission.id === submission;

const redated = (batch: Batch, { day, event }: Act, due: string, rejectedSubmission: string | null): Batch => ({
  ...batch,
  deadlines: [...batch.deadlines, { due, on: day, event, rejectedSubmission }],
});

/** Delivered, and accepted only after the act. */
const awaitsAcceptance = ({ state }: Batch, { ordinal }: Act): boolean =>
  state.kind === 'DONE' && state.submission.acceptedAt !== null && ordinal < state.submission.acceptedAt;

const redatedWhileAwaiting = (batch: Batch, { day, event, due }: ActOf<'RE_DATE'>): Batch => ({
  ...batch,
  setWhileAwaiting: [...batch.setWhileAwaiting, { due, on: day, event, rejectedSubmission: null }],
});

/** The giver's part, and the receiver's: without the giver's faults and passed deadlines (P43). */
function handedOver(batch: Batch, act: ActOf<'HAND_OVER'>): readonly Batch[] {
  const current = deadlinesInForce(batch.deadlines).at(-1)?.due ?? null;
  const due = act.newDeadline ?? (current !== null && act.day <= current ? current : null);
  const deadlines: readonly DeadlineSet[] =
    due === null ? [] : [{ due, on: act.day, event: act.event, rejectedSubmission: null }];
  const standing: Standing =
    act.reason === 'INABILITY' || batch.standing.kind === 'EXTRA'
      ? { kind: 'EXTRA' }
      : { kind: 'BASE_BY_CLOSE', recordedOn: act.day };
  return [
    { ...batch, state: { kind: 'HANDED_OVER', on: act.day, event: act.event, reason: act.reason } },
    {
      ...batch,
      doer: act.to,
      standing,
      deadlines,
      origin: { ordinal: act.ordinal, day: act.day, event: act.event },
      received: act.reason,
      setWhileAwaiting: [],
      faults: [],
      returned: [],
      state: { kind: 'OPEN' },
    },
  ];
}

/** Base work of the plan, or extra (Điều 18.1d, P42): an adopted, numbered plan and a decision of the authority make it base. */
function standingOf({ event: { data } }: FactOf<'TaskAssigned'>, plan: Plan | undefined, act: ActOf<'ADD'>): Standing {
  if (data.basis !== 'PLAN') return { kind: 'EXTRA' };
  const adopted = plan !== undefined && plan.number !== null && plan.adoptedOn !== null;
  return adopted || act.decided ? { kind: 'BASE' } : { kind: 'BASE_BY_CLOSE', recordedOn: act.day };
}

function causesOf(facts: readonly Fact[]): {
  readonly deadlines: ReadonlyMap<string, string>;
  readonly excusedRejections: readonly Excluded[];
} {
  const deadlines = new Map<string, string>();
  const excusedRejections: Excluded[] = [];
  for (const { event } of factsOf(facts, 'ObjectiveCauseConfirmed')) {
    const { deadline, submission } = event.data;
    if (deadline !== undefined) deadlines.set(excuseKey(deadline.milestone, deadline.due), event.id);
    for (const { event: rejection } of factsOf(facts, 'EvidenceRejected'))
      if (rejection.data.submission === submission && rejection.data.major)
        excusedRejections.push({ event: rejection.id, reason: 'FAULT_EXCUSED' });
  }
  return { deadlines, excusedRejections };
}

const minorReturns = (facts: readonly Fact[]): readonly Excluded[] =>
  factsOf(facts, 'EvidenceRejected')
    .filter(({ event }) => !event.data.major)
    .map(({ event }) => ({ event: event.id, reason: 'MINOR_ERROR' }));
