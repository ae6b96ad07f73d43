import type { LinkedRows } from './linked-rows.js';
import type { PlanTask } from './plan.js';

/** Two days of one task: by when it is planned, and when it was completed; null = no such day. */
export type CurveTask = Pick<PlanTask, 'due' | 'completedOn' | 'cancelledOn'>;

/** From this day on, until the next point, so many tasks are planned and completed. */
export interface CurvePoint {
  /** yyyy-mm-dd */
  readonly day: string;
  /** Tasks due on or before the day. */
  readonly planned: number;
  /** Tasks completed on or before the day; null after the day of the question: nobody knows. */
  readonly completed: number | null;
}

/** The curve with what its shares are of. */
export interface CompletionCurve {
  /** Tasks not cancelled: both shares are of them. */
  readonly base: number;
  /** Of these without a due day: they are never planned, and count as completed once they are. */
  readonly undated: number;
  /** Every day on which something changes, and the day of the question, in order. */
  readonly points: readonly CurvePoint[];
}

/**
 * Planned against actual: how much of the plan was to be done by each day, and how much was. Due days are those in force on the
 * day of the question, so a deadline that was moved moves the plan. A linked set is one task (`curveTaskOf`).
 */
export function completionCurve(tasks: readonly CurveTask[], effective: string): CompletionCurve {
  const counted = tasks.filter(({ cancelledOn }) => cancelledOn === null || cancelledOn > effective);
  const due = counted.flatMap((task) => task.due ?? []);
  const done = counted.flatMap(({ completedOn }) =>
    completedOn !== null && completedOn <= effective ? [completedOn] : [],
  );
  const days = [...new Set([...due, ...done, effective])].sort();
  return {
    base: counted.length,
    undated: counted.length - due.length,
    points: days.map((day) => ({
      day,
      planned: due.filter((of) => of <= day).length,
      completed: day > effective ? null : done.filter((of) => of <= day).length,
    })),
  };
}

/** The days of a linked set: the last ones of its rows where the one furthest behind counts, the first ones otherwise. */
export function curveTaskOf(rows: readonly CurveTask[], effective: string, by: LinkedRows): CurveTask {
  const live = rows.filter(({ cancelledOn }) => cancelledOn === null || cancelledOn > effective);
  if (live.length === 0) return rows[0] ?? { due: null, completedOn: null, cancelledOn: null };
  const day = (of: readonly (string | null)[]): string | null => {
    const days = of.filter((one) => one !== null).sort();
    if (by === 'FURTHEST_AHEAD') return days.at(0) ?? null;
    return days.length === of.length ? (days.at(-1) ?? null) : null;
  };
  return {
    due: day(live.map(({ due }) => due)),
    completedOn: day(live.map(({ completedOn }) => completedOn)),
    cancelledOn: null,
  };
}
