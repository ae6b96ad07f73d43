import type { DataOf, SealedText } from '@kpi-ledger/events';
import type { Day } from '../time/index.js';

/** Who answers for work: a unit (whoever heads it at the end of the period) or a person. */
export type Doer = { readonly unit: string } | { readonly person: string };

/** A deadline as it was set, with the day from which it counts. */
export interface DeadlineSet {
  readonly due: Day;
  readonly on: Day;
  readonly event: string;
  /** Set when a submission of this day was rejected; null: by assignment, amendment or handover. */
  readonly rejectedSubmission: Day | null;
}

/** How units came to their doer, which decides whether they are base or extra work (§3.4, P42). */
export type Standing =
  | { readonly kind: 'BASE' }
  | { readonly kind: 'EXTRA' }
  /** Base when recorded by the close of the base plan of the period of the first deadline; extra after. */
  | { readonly kind: 'BASE_BY_CLOSE'; readonly recordedOn: Day };

export interface Submission {
  readonly id: string;
  readonly event: string;
  /** The civil date on which it was recorded. */
  readonly recordedOn: Day;
  /** The day it claims for itself (validAt). */
  readonly claimedOn: Day;
  /** The day that counts as that of the submission: recordedOn, or the earlier day that the assessor confirmed (R1). */
  readonly countsOn: Day;
  readonly acceptedBy: string | null;
  /** The civil date on which the acceptance was recorded; null: not accepted. */
  readonly acceptedOn: Day | null;
  /** The place of the acceptance in the log; null: not accepted. */
  readonly acceptedAt: number | null;
  /** The assessor confirmed the day with a reason; it counts whatever P35 says. */
  readonly dayConfirmed: boolean;
}

/** A rejection that returned units or found a major error in them, and the day on which they had been submitted. */
export interface Rejection {
  readonly event: string;
  readonly submittedOn: Day;
  /** That submission had met the deadline in force on its day. */
  readonly inTime: boolean;
}

export type State =
  | { readonly kind: 'OPEN' }
  /** Delivered and not yet judged, or judged only later than what is known. */
  | { readonly kind: 'SUBMITTED'; readonly submission: Submission }
  | { readonly kind: 'DONE'; readonly submission: Submission }
  | { readonly kind: 'CANCELLED'; readonly on: Day; readonly event: string }
  | {
      readonly kind: 'HANDED_OVER';
      readonly on: Day;
      readonly event: string;
      readonly reason: DataOf<'TaskHandedOver'>['reason'];
    };

/** Units of one milestone with the same history in the hands of the same doer. */
export interface Batch {
  readonly milestone: string;
  readonly count: number;
  readonly doer: Doer;
  readonly standing: Standing;
  /** The statement that gave the units to the doer: acts before it do not touch them. */
  readonly origin: { readonly ordinal: number; readonly day: Day; readonly event: string };
  /** Why the units were handed over to this doer; null: they were assigned. */
  readonly received: DataOf<'TaskHandedOver'>['reason'] | null;
  readonly deadlines: readonly DeadlineSet[];
  /** Set between the accepted submission and its acceptance: they place the work where the acceptance completes it (P35). */
  readonly setWhileAwaiting: readonly DeadlineSet[];
  /** The rejections for a major error that count against these units. */
  readonly faults: readonly Rejection[];
  /** The rejections that returned these units. */
  readonly returned: readonly Rejection[];
  readonly state: State;
}

export interface Excluded {
  readonly event: string;
  readonly reason:
    | 'BEFORE_ADOPTION'
    | 'CANCELLED'
    | 'HANDED_OVER'
    | 'DELAY_EXCUSED'
    | 'FAULT_EXCUSED'
    | 'FAULT_LEFT_BEHIND'
    | 'MET_BY_RETURNED'
    | 'ONE_PER_SUBMISSION'
    | 'MINOR_ERROR'
    | 'MORE_THAN_ASSIGNED'
    | 'NOT_YET_JUDGED'
    | 'AFTER_PERIOD';
}

/** The part of a team product that a task is (Điều 18.1c): its factor is `share` × `productFactor`. */
export interface TaskPart {
  readonly team: string;
  readonly key: string;
  readonly share: string;
  /** h of the whole product on the day of the assignment; null: none decided, h = 1 (P36). */
  readonly productFactor: string | null;
}

/** One assignment with everything that happened to its units. */
export interface Task {
  readonly id: string;
  /** The event TaskAssigned. */
  readonly event: string;
  readonly basis: DataOf<'TaskAssigned'>['basis'];
  readonly plan: { readonly plan: string; readonly row: string } | null;
  /** The printed title, or one written by a user (sealed in the log). */
  readonly title: string | SealedText | null;
  /** Conversion factor h as an exact decimal; 1 where none is decided (P36). */
  readonly factor: string;
  readonly factorIsProvisional: boolean;
  readonly part: TaskPart | null;
  /** Work due before this day is not scored until it is re-dated; null: the rule does not apply. */
  readonly planAdoptedOn: Day | null;
  readonly batches: readonly Batch[];
  /** Objective causes confirmed for a missed deadline: event by `excuseKey`. */
  readonly excusedDeadlines: ReadonlyMap<string, string>;
  readonly excluded: readonly Excluded[];
  readonly events: readonly string[];
  readonly synthetic: boolean;
}

export const excuseKey = (milestone: string, due: Day): string => `${milestone} ${due}`;

export const sameDoer = (a: Doer, b: Doer): boolean =>
  'unit' in a ? 'unit' in b && a.unit === b.unit : 'person' in b && a.person === b.person;
