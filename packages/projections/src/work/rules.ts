/**
 * How the decree is read where it is silent about work (P35, P37, P40, P41, P43, P44). Every value acts on what one unit of
 * work comes to in a period; the facts and their order are the same under all of them.
 */
export interface WorkReading {
  /** P35: work is completed on the day of the submission that was accepted, or on the day its acceptance was recorded. */
  readonly completionDay: 'SUBMISSION' | 'ACCEPTANCE';
  /** P37: work withdrawn on or before the deadline in force leaves A, or never does. */
  readonly cancellation: 'BY_DEADLINE_IN_FORCE' | 'NEVER_LEAVES_A';
  /** P40: faults stay with a product that is carried over, or are left behind in the period it comes from. */
  readonly carriedFaults: 'KEPT' | 'START_ANEW';
  /** P41: a late or faulty submission of several units marks every one of them, or one. */
  readonly unitsOfSubmission: 'EVERY_UNIT' | 'ONE_PER_SUBMISSION';
  /** P43: what the reason of a handover decides, or every handover is one for inability. */
  readonly handover: 'BY_REASON' | 'ALL_LIKE_INABILITY';
  /** P44: a product submitted in time, returned and delivered again after the deadline is late, or has met that deadline. */
  readonly deadlineAtRejection: 'NEW_DEADLINE_REPLACES' | 'FAULT_ONLY';
}

/** The dated parameters of work in a period. */
export interface WorkRules extends WorkReading {
  /** P42.month, default 5: the last day of a month on which work enters its base plan. */
  readonly closeDayOfMonth: number;
  /** P42.quarter, default 10. */
  readonly closeDayOfQuarter: number;
}

/** The values of each reading; the first one is the default. */
export const WORK_READINGS: { readonly [N in keyof WorkReading]: readonly [WorkReading[N], WorkReading[N]] } = {
  completionDay: ['SUBMISSION', 'ACCEPTANCE'],
  cancellation: ['BY_DEADLINE_IN_FORCE', 'NEVER_LEAVES_A'],
  carriedFaults: ['KEPT', 'START_ANEW'],
  unitsOfSubmission: ['EVERY_UNIT', 'ONE_PER_SUBMISSION'],
  handover: ['BY_REASON', 'ALL_LIKE_INABILITY'],
  deadlineAtRejection: ['NEW_DEADLINE_REPLACES', 'FAULT_ONLY'],
};

export const DEFAULT_READING: WorkReading = {
  completionDay: 'SUBMISSION',
  cancellation: 'BY_DEADLINE_IN_FORCE',
  carriedFaults: 'KEPT',
  unitsOfSubmission: 'EVERY_UNIT',
  handover: 'BY_REASON',
  deadlineAtRejection: 'NEW_DEADLINE_REPLACES',
};

/**
 * The reading that a rule set states.
 *
 * @param stated the value of a parameter by its name; a parameter that is not stated takes the default
 * @throws on a value that the catalogue of parameters does not know: rule sets are checked where they are read
 */
export function workReadingOf(stated: (name: keyof WorkReading) => string | null | undefined): WorkReading {
  const picked = <N extends keyof WorkReading>(name: N): WorkReading[N] => {
    const chosen = stated(name) ?? DEFAULT_READING[name];
    const known = WORK_READINGS[name].find((value) => value === chosen);
    if (known === undefined) throw new Error(`${name} = ${chosen} is not a reading of work`);
    return known;
  };
  return {
    completionDay: picked('completionDay'),
    cancellation: picked('cancellation'),
    carriedFaults: picked('carriedFaults'),
    unitsOfSubmission: picked('unitsOfSubmission'),
    handover: picked('handover'),
    deadlineAtRejection: picked('deadlineAtRejection'),
  };
}
