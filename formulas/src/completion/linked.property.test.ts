import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { completionCurve, curveTaskOf, type LinkedRows, type PlanTask, rowOfLinked, taskState } from './index.js';

const day = (n: number): string => `2026-03-${String(n).padStart(2, '0')}`;
const LAST = 12;
const anyDay = fc.integer({ min: 1, max: LAST }).map(day);
const anyTask = fc
  .record({
    due: fc.option(anyDay, { freq: 6 }),
    required: fc.integer({ min: 1, max: 3 }),
    done: fc.option(anyDay),
    cancelledOn: fc.option(anyDay, { freq: 2 }),
    excused: fc.boolean(),
  })
  .map(
    ({ due, required, done, cancelledOn, excused }): Omit<PlanTask, 'id'> => ({
      ...{ due, required, excused, cancelledOn: done === null ? cancelledOn : null, completedOn: done },
      accepted: done === null ? required - 1 : required,
    }),
  );
const tasks = (max: number) =>
  fc.array(anyTask, { minLength: 1, maxLength: max }).map((of) => of.map((task, i) => ({ ...task, id: `t${i}` })));
const by = fc.constantFrom<LinkedRows>('FURTHEST_BEHIND', 'FURTHEST_AHEAD');

describe('the row that stands for a linked set', () => {
  test('is completed when every row is, or when one is; cancelled when all are', () => {
    fc.assert(
      fc.property(tasks(4), anyDay, by, (set, today, reading) => {
        const live = set.filter(({ cancelledOn }) => cancelledOn === null || cancelledOn > today);
        const isDone = ({ completedOn }: PlanTask) => completedOn !== null && completedOn <= today;
        const row = rowOfLinked(set, today, reading);
        const state = row === null ? null : taskState(row, today);
        if (live.length === 0) expect(state).toBe('cancelled');
        else {
          const completed = reading === 'FURTHEST_BEHIND' ? live.every(isDone) : live.some(isDone);
          expect(state === 'onTime' || state === 'late').toBe(completed);
          // An overdue row makes a set overdue, and only overdue rows make a set overdue that one row would complete.
          const overdue = live.map((task) => taskState(task, today) === 'overdue');
          expect(state === 'overdue').toBe(
            reading === 'FURTHEST_BEHIND' ? overdue.some(Boolean) : overdue.every(Boolean),
          );
        }
      }),
      { numRuns: 150 },
    );
  });

  test('is the same in whatever order the rows are given', () => {
    const shuffled = tasks(4).chain((set) =>
      fc.tuple(fc.constant(set), fc.shuffledSubarray(set, { minLength: set.length })),
    );
    fc.assert(
      fc.property(shuffled, anyDay, by, ([set, otherwise], today, reading) => {
        expect(rowOfLinked(otherwise, today, reading)).toEqual(rowOfLinked(set, today, reading));
      }),
      { numRuns: 100 },
    );
  });
});

describe('planned against actual', () => {
  /** Walks through the days with a tally, as somebody would with a calendar. */
  const recount = (set: readonly (readonly PlanTask[])[], today: string, reading: LinkedRows) => {
    const alive = set
      .map((rows) => rows.filter(({ cancelledOn }) => cancelledOn === null || cancelledOn > today))
      .filter((rows) => rows.length > 0);
    return Array.from({ length: LAST }, (_, i) => day(i + 1)).map((on) => {
      let [planned, completed] = [0, 0];
      for (const rows of alive) {
        const needed = reading === 'FURTHEST_BEHIND' ? rows.length : 1;
        if (rows.filter(({ due }) => due !== null && due <= on).length >= needed) planned += 1;
        if (rows.filter((row) => row.completedOn !== null && row.completedOn <= on).length >= needed) completed += 1;
      }
      return { on, planned, completed: on > today ? null : completed, base: alive.length };
    });
  };

  test('is what a recount day by day finds, for every day', () => {
    const sets = fc.array(tasks(3), { maxLength: 5 });
    fc.assert(
      fc.property(sets, anyDay, by, (all, today, reading) => {
        const curve = completionCurve(
          all.map((rows) => curveTaskOf(rows, today, reading)),
          today,
        );
        for (const { on, planned, completed, base } of recount(all, today, reading)) {
          const point = curve.points.findLast(({ day: of }) => of <= on);
          expect({ on, base: curve.base, planned: point?.planned ?? 0 }).toEqual({ on, base, planned });
          if (completed !== null) expect({ on, completed: point?.completed ?? 0 }).toEqual({ on, completed });
        }
        expect(curve.points.filter(({ completed }) => completed === null).every(({ day: of }) => of > today)).toBe(
          true,
        );
      }),
      { numRuns: 100 },
    );
  });
});
