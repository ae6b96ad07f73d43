import type { AnyEvent } from '@kpi-ledger/events';
import { civilDayOf } from '../common/days.js';
import type { DataOf, EventOf } from '../common/facts.js';

/** A part of the work with its deadline. */
export interface Milestone {
  due: string;
  units: number;
  cancelled: boolean;
  /** Every deadline that was ever set, in log order: each one that was missed is one delay (P5). */
  readonly deadlines: string[];
}

export interface Submission {
  readonly code: string;
  readonly milestone: string;
  readonly units: number;
  /** The day the doer claims. */
  readonly day: string;
  readonly recordedDay: string;
  readonly actor: string;
  acceptance: DataOf<'EvidenceAccepted'> | null;
  rejection: DataOf<'EvidenceRejected'> | null;
}

/** A unit (its head answers for it) or a person. */
export type Doer = { readonly unit: string } | { readonly person: string };

/** One task: what was assigned, delivered and judged. */
export interface Task {
  assigned: DataOf<'TaskAssigned'> | null;
  /** Who answers for it now; several after a part was handed over. */
  doers: readonly Doer[];
  readonly milestones: Map<string, Milestone>;
  readonly submissions: Map<string, Submission>;
  /** Occurrences that an objective cause excuses. */
  readonly excused: Set<string>;
}

export const initial = (): Task => ({
  assigned: null,
  doers: [],
  milestones: new Map(),
  submissions: new Map(),
  excused: new Set(),
});

export function evolve(task: Task, event: AnyEvent): Task {
  switch (event.type) {
    case 'TaskAssigned':
      task.assigned = event.data;
      task.doers = doerOf(event.data.unit, event.data.person);
      for (const milestone of event.data.milestones) setMilestone(task, milestone);
      break;
    case 'TaskAmended':
      for (const milestone of event.data.milestones) setMilestone(task, milestone);
      break;
    case 'TaskHandedOver':
      handOver(task, event);
      break;
    case 'TaskCancelled':
      for (const key of event.data.milestones ?? task.milestones.keys()) {
        const milestone = task.milestones.get(key);
        if (milestone) milestone.cancelled = true;
      }
      break;
    case 'EvidenceSubmitted':
      task.submissions.set(event.data.submission, submissionOf(event));
      break;
    case 'EvidenceAccepted': {
      const submission = task.submissions.get(event.data.submission);
      if (submission) submission.acceptance = event.data;
      break;
    }
    case 'EvidenceRejected':
      reject(task, event);
      break;
    case 'ObjectiveCauseConfirmed':
      task.excused.add(occurrenceOf(event.data));
      break;
  }
  return task;
}

function setMilestone(task: Task, { key, due, units }: { key: string; due: string; units: number }): void {
  const known = task.milestones.get(key);
  if (known === undefined) {
    task.milestones.set(key, { due, units, cancelled: false, deadlines: [due] });
    return;
  }
  if (known.due !== due) known.deadlines.push(due);
  known.due = due;
  known.units = units;
}

export const doerOf = (unit: string | undefined, person: string | undefined): readonly Doer[] =>
  unit !== undefined ? [{ unit }] : person !== undefined ? [{ person }] : [];

function handOver(task: Task, { data }: EventOf<'TaskHandedOver'>): void {
  const receiver = doerOf(data.toUnit, data.toPerson);
  task.doers = data.units === null && data.milestone === null ? receiver : [...task.doers, ...receiver];
  if (data.newDeadline === null) return;
  for (const [key, milestone] of task.milestones)
    if (data.milestone === null || data.milestone === key) milestone.deadlines.push(data.newDeadline);
}

function reject(task: Task, { data }: EventOf<'EvidenceRejected'>): void {
  const submission = task.submissions.get(data.submission);
  if (submission === undefined) return;
  submission.rejection = data;
  if (data.newDeadline !== null) task.milestones.get(submission.milestone)?.deadlines.push(data.newDeadline);
}

const submissionOf = ({ data, validAt, recordedAt, actor }: EventOf<'EvidenceSubmitted'>): Submission => ({
  code: data.submission,
  milestone: data.milestone,
  units: data.units,
  day: validAt,
  recordedDay: civilDayOf(recordedAt),
  actor,
  acceptance: null,
  rejection: null,
});

/** What an objective cause excuses: one missed deadline or one rejected submission (R7). */
export const occurrenceOf = (data: Pick<DataOf<'ObjectiveCauseConfirmed'>, 'deadline' | 'submission'>): string =>
  data.deadline ? `deadline ${data.deadline.milestone} ${data.deadline.due}` : `submission ${data.submission}`;

/** The day on which a submission counts: the recorded one, or an earlier one that the assessor confirmed (R1). */
export const countedDay = ({ acceptance, recordedDay }: Submission): string =>
  acceptance?.confirmedDay?.day ?? recordedDay;

/** Units delivered and not returned. */
export const submittedUnits = (task: Task, milestone: string): number =>
  sum([...task.submissions.values()].filter((it) => it.milestone === milestone && (it.acceptance || !it.rejection)));

/** Units of the milestone for which nothing is delivered yet. */
export function openUnits(task: Task, key: string): number {
  const milestone = task.milestones.get(key);
  return milestone === undefined || milestone.cancelled ? 0 : milestone.units - submittedUnits(task, key);
}

/** Did every unit of the milestone arrive by the day, as far as accepted? */
export const wasMetBy = (task: Task, key: string, day: string): boolean => {
  const inTime = [...task.submissions.values()].filter(
    (it) => it.milestone === key && it.acceptance !== null && countedDay(it) <= day,
  );
  return sum(inTime) >= (task.milestones.get(key)?.units ?? 0);
};

const sum = (submissions: readonly Submission[]): number => submissions.reduce((total, { units }) => total + units, 0);
