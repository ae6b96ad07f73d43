import type { Day } from '../time/index.js';
import { contribution } from './in-period.js';
import type { TrackedPeriod, WorkLine } from './lines.js';
import { WORK_READINGS, type WorkReading, type WorkRules } from './rules.js';
import type { Batch, Task } from './task.js';

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
  const under = (batch: Batch, other: Partial<WorkReading>) =>
    figuresOf(task, batch, period, asOf, { ...rules, ...other });
  const decided = (name: keyof WorkReading) =>
    line.parts.some(({ batch }) => {
      const asRuled = under(batch, {});
      return WORK_READINGS[name].some((value) => under(batch, { [name]: value }) !== asRuled);
    });
  return (Object.keys(WORK_READINGS) as (keyof WorkReading)[]).filter(decided);
}

/** What moves a score. */
function figuresOf(task: Task, batch: Batch, period: TrackedPeriod, asOf: Day, rules: WorkRules): string {
  const of = contribution(task, batch, period, asOf, rules);
  if (of === null) return 'not in A';
  const marks = [of.faults, of.missed].map((list) => list.map(({ units }) => units).filter((units) => units > 0));
  return JSON.stringify([of.extra, of.doneOn !== null, marks]);
}
