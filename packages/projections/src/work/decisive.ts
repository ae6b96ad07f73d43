import type { Day } from '../time/index.js';
import { type Contribution, contribution } from './in-period.js';
import type { TrackedPeriod, WorkLine } from './lines.js';
import { WORK_READINGS, type WorkReading, type WorkRules } from './rules.js';
import type { Task } from './task.js';

/**
 * The readings that decided about a line: with another value of one of them some of its units would stand there otherwise,
 * or not at all.
 */
export function decisiveFor(
  line: WorkLine,
  task: Task,
  period: TrackedPeriod,
  asOf: Day,
  rules: WorkRules,
): readonly (keyof WorkReading)[] {
  const decided = (name: keyof WorkReading) =>
    line.parts.some((part) => {
      if (!MAY_DECIDE[name](task, part)) return false;
      const asRuled = figuresOf(part);
      return WORK_READINGS[name].some(
        (value) =>
          value !== rules[name] &&
          figuresOf(contribution(task, part.batch, period, asOf, { ...rules, [name]: value })) !== asRuled,
      );
    });
  return (Object.keys(WORK_READINGS) as (keyof WorkReading)[]).filter(decided);
}

/** What a reading acts on: where there is nothing of the kind, its value decides nothing and need not be tried. */
const MAY_DECIDE: { readonly [N in keyof WorkReading]: (task: Task, part: Contribution) => boolean } = {
  completionDay: ({ batches }) =>
    batches.some(
      ({ state, setWhileAwaiting }) =>
        state.kind === 'DONE' &&
        state.submission.acceptedOn !== null &&
        !state.submission.dayConfirmed &&
        (state.submission.acceptedOn !== state.submission.countsOn || setWhileAwaiting.length > 0),
    ),
  cancellation: ({ batches }) => batches.some(({ state }) => state.kind === 'CANCELLED'),
  carriedFaults: (_, { faults }) => faults.length > 0,
  unitsOfSubmission: (_, { faults, missed }) => faults.length + missed.length > 0,
  handover: ({ batches }) => batches.some(({ state, received }) => state.kind === 'HANDED_OVER' || received !== null),
  deadlineAtRejection: ({ batches }, { missed }) =>
    missed.length > 0 && batches.some(({ returned }) => returned.some(({ inTime }) => inTime)),
};

/** What moves a score. */
function figuresOf(of: Contribution | null): string {
  if (of === null) return 'not in A';
  const marks = [of.faults, of.missed].map((list) => list.map(({ units }) => units).filter((units) => units > 0));
  return JSON.stringify([of.extra, of.doneOn !== null, marks]);
}
