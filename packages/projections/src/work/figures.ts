import type { Day } from '../time/index.js';
import { type DoneUnits, linesOf, type TrackedPeriod, type WorkLine } from './lines.js';
import type { WorkRules } from './rules.js';
import type { Doer, Task } from './task.js';

/** What a line of work comes to, without what it rests on: the figures of a score need no more. */
export interface WorkFigures extends Pick<WorkLine, 'extra' | 'assigned' | 'factorIsProvisional' | 'synthetic'> {
  /** The factor, as `nd335/period-score` names it. */
  readonly h: string;
  readonly units: readonly DoneUnits[];
  /** Units that were delivered in the period and wait for their verdict; recorded later they count later (R1, R10). */
  readonly waiting: number;
}

/** The figures of the lines that a task is for some doers in a month or quarter. */
export const figuresOf = (
  task: Task,
  doers: readonly Doer[],
  period: TrackedPeriod,
  asOf: Day,
  rules: WorkRules,
): readonly WorkFigures[] =>
  linesOf([task], doers, period, asOf, rules).map((line) => {
    const { factor, factorIsProvisional, extra, assigned, units, synthetic } = line;
    return { h: factor, factorIsProvisional, extra, assigned, units, synthetic, waiting: waitingIn(line, period) };
  });

const waitingIn = ({ parts }: WorkLine, { last }: TrackedPeriod): number =>
  parts.reduce(
    (sum, { batch: { state, count } }) =>
      sum + (state.kind === 'SUBMITTED' && state.submission.recordedOn <= last ? count : 0),
    0,
  );
