import type { AnyEvent } from '@kpi-ledger/events';
import { isSealedText } from '@kpi-ledger/events';
import { type KeyVault, openFact } from '@kpi-ledger/ledger';
import {
  type Batch,
  type Day,
  DEFAULT_READING,
  factsOf,
  foldTask,
  placingDeadlines,
  type Task,
  upTo,
} from '@kpi-ledger/projections';
import { shownText } from '../names/shown-text.js';
import type { Snapshot } from '../reading/reading.js';
import { whose } from './assessor-of.js';

/** A product of the catalogue that the work is counted in (Điều 13). */
export interface TaskProduct {
  readonly catalogue: string;
  readonly code: string;
  readonly printedCode: string;
  readonly name: string;
  /** Its group, and what the catalogue calls it (Phụ lục I has at most five); null: the catalogue does not name it. */
  readonly group: string;
  readonly groupName: string | null;
  /** Điểm chấm; null: none printed. */
  readonly points: string | null;
  readonly countUnit: string | null;
  readonly standardUnit: string;
}

/** Units of a milestone in one person's or unit's hands. */
export interface TaskMilestone {
  readonly milestone: string;
  readonly unit: string | null;
  readonly person: string | null;
  /** The deadline in force; null: none. */
  readonly due: Day | null;
  readonly units: number;
  readonly accepted: number;
  readonly waiting: number;
}

export interface TaskReport {
  readonly event: string;
  readonly day: Day;
  readonly milestone: string | null;
  readonly percent: string | null;
  readonly note: string;
}

/** What somebody said of a submission. */
export interface TaskVerdict {
  readonly event: string;
  readonly accepted: boolean;
  /** The day on which it was recorded. */
  readonly day: Day;
  /** Sai sót lớn; of an acceptance false. */
  readonly major: boolean;
  /** Null: all units of the submission, or no major error. */
  readonly unitsAtFault: number | null;
  readonly exceedsRequirement: boolean;
  /** Of a rejection, or of the day that was confirmed instead of the recorded one; null: there is none. */
  readonly reason: string | null;
  readonly confirmedDay: Day | null;
  readonly newDeadline: Day | null;
}

export interface TaskSubmission {
  readonly submission: string;
  readonly event: string;
  readonly milestone: string;
  readonly units: number;
  /** The day on which it was recorded, and the one that it claims for itself (R1). */
  readonly day: Day;
  readonly claimedDay: Day;
  readonly note: string | null;
  /** By its hash a file is read; null: only its name was given. */
  readonly evidence: readonly { readonly name: string; readonly hash: string | null }[];
  /** In the order in which they were recorded; the last one holds. */
  readonly verdicts: readonly TaskVerdict[];
}

/** An objective cause that was confirmed (Điều 14.2): for a deadline of a milestone, or for a submission. */
export interface TaskCause {
  readonly event: string;
  readonly milestone: string | null;
  readonly due: Day | null;
  readonly submission: string | null;
  readonly reason: string;
}

/** One task with what was reported, submitted and decided. For display: it holds texts that users wrote, opened. */
export interface TaskFile {
  readonly task: string;
  readonly title: string | null;
  readonly basis: 'PLAN' | 'UNPLANNED' | 'TAKEN_OVER';
  readonly plan: string | null;
  readonly row: string | null;
  readonly product: TaskProduct | null;
  /** h: standard units in one unit of the product, as it was decided when the work was given. */
  readonly factor: string;
  readonly factorIsProvisional: boolean;
  readonly milestones: readonly TaskMilestone[];
  /** Newest first. */
  readonly reports: readonly TaskReport[];
  /** Newest first. */
  readonly submissions: readonly TaskSubmission[];
  readonly causes: readonly TaskCause[];
  readonly synthetic: boolean;
}

/**
 * Null: the task is not assigned on the day.
 *
 * @param unreadable what stands in the place of a text that does not open
 */
export function taskFileOf(
  snapshot: Snapshot,
  id: string,
  vault: KeyVault,
  unreadable: (subject: string) => string,
): TaskFile | null {
  const stream = `task-${id}`;
  // Of this task alone: all tasks, or all facts, would be the whole log.
  const facts = upTo(snapshot.knownIn(stream), snapshot.day);
  const task = facts.length === 0 ? null : foldTask(facts, snapshot.plans);
  if (task === null) return null;
  const shown = (text: unknown): string => shownText(text, () => unreadable(stream));
  const maybe = (text: unknown): string | null => (text === undefined ? null : shown(text));
  const opened = <E extends AnyEvent>({ event }: { readonly event: E }): E['data'] => openFact(event, vault).data;
  const assigned = factsOf(facts, 'TaskAssigned').at(-1);
  return {
    task: id,
    title: maybe(
      task.title === null ? undefined : isSealedText(task.title) && assigned ? opened(assigned).title : task.title,
    ),
    basis: task.basis,
    plan: task.plan?.plan ?? null,
    row: task.plan?.row ?? null,
    product: productOf(snapshot, task, assigned?.event.data.product),
    factor: task.factor,
    factorIsProvisional: task.factorIsProvisional,
    milestones: milestonesOf(task),
    reports: factsOf(facts, 'TaskReported')
      .map((fact) => {
        const { milestone = null, percent = null, note } = opened(fact);
        return { event: fact.event.id, day: fact.event.validAt, milestone, percent, note: shown(note) };
      })
      .toReversed(),
    submissions: factsOf(facts, 'EvidenceSubmitted')
      .map((fact) => {
        const { submission, milestone, units, evidence, note } = opened(fact);
        return {
          ...{ submission, event: fact.event.id, milestone, units },
          ...{ day: fact.recordedDay, claimedDay: fact.event.validAt, note: maybe(note) },
          evidence: evidence.map(({ name, hash }) => ({ name: shown(name), hash })),
          verdicts: verdictsOn(submission),
        };
      })
      .toReversed(),
    causes: factsOf(facts, 'ObjectiveCauseConfirmed').map((fact) => {
      const { deadline, submission = null, reason } = opened(fact);
      const { milestone = null, due = null } = deadline ?? {};
      return { event: fact.event.id, milestone, due, submission, reason: shown(reason) };
    }),
    synthetic: task.synthetic,
  };

  function verdictsOn(submission: string): readonly TaskVerdict[] {
    const accepted = factsOf(facts, 'EvidenceAccepted')
      .filter(({ event }) => event.data.submission === submission)
      .map((fact) => {
        const { exceedsRequirement, confirmedDay } = opened(fact);
        return {
          ...{ ordinal: fact.ordinal, event: fact.event.id, accepted: true, day: fact.recordedDay, major: false },
          ...{ unitsAtFault: null, exceedsRequirement, newDeadline: null },
          ...{ reason: maybe(confirmedDay?.reason), confirmedDay: confirmedDay?.day ?? null },
        };
      });
    const rejected = factsOf(facts, 'EvidenceRejected')
      .filter(({ event }) => event.data.submission === submission)
      .map((fact) => {
        const { major, unitsAtFault = null, reason, newDeadline } = opened(fact);
        return {
          ...{ ordinal: fact.ordinal, event: fact.event.id, accepted: false, day: fact.recordedDay, major },
          ...{ unitsAtFault, exceedsRequirement: false, newDeadline, reason: shown(reason), confirmedDay: null },
        };
      });
    return [...accepted, ...rejected]
      .toSorted((a, b) => a.ordinal - b.ordinal)
      .map(({ ordinal: _, ...verdict }) => verdict);
  }
}

/** What is not in anybody's hands any more is left out. */
function milestonesOf(task: Task): readonly TaskMilestone[] {
  const held = task.batches.filter(({ state }) => state.kind !== 'CANCELLED' && state.kind !== 'HANDED_OVER');
  const count = (batches: readonly Batch[], kind?: Batch['state']['kind']): number =>
    batches.reduce(
      (total, { count: units, state }) => total + (kind === undefined || state.kind === kind ? units : 0),
      0,
    );
  return [...Map.groupBy(held, ({ milestone, doer }) => JSON.stringify([milestone, doer])).values()].flatMap(
    (batches) => {
      const [batch] = batches;
      if (batch === undefined) return [];
      return {
        milestone: batch.milestone,
        ...whose(batch.doer),
        due: placingDeadlines(task, batch, DEFAULT_READING).at(-1)?.due ?? null,
        units: count(batches),
        accepted: count(batches, 'DONE'),
        waiting: count(batches, 'SUBMITTED'),
      };
    },
  );
}

/** Of a part of a team product the product of the whole. */
function productOf(
  { catalogues, teams }: Snapshot,
  task: Task,
  named: { readonly catalogue: string; readonly code: string } | undefined,
): TaskProduct | null {
  const of = named ?? (task.part === null ? undefined : teams.get(task.part.team)?.product);
  const catalogue = of === undefined ? undefined : catalogues.get(of.catalogue);
  const product = of === undefined ? undefined : catalogue?.products.get(of.code);
  if (catalogue === undefined || product === undefined) return null;
  const { code, printedCode = code, name, group, points = null, countUnit = null } = product;
  const groupName = catalogue.groups.find((one) => one.code === group)?.name ?? null;
  return {
    ...{ catalogue: catalogue.id, code, printedCode, name, group, groupName, points, countUnit },
    standardUnit: catalogue.standardUnit,
  };
}
