import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DOERS, playedTask, QUARTERS, randomHistory } from '../testing/random-work.js';
import { parsePeriod } from '../time/index.js';
import { type Contribution, contribution } from './in-period.js';
import { decisiveFor, linesOf, type TrackedPeriod } from './index.js';
import { WORK_READINGS, type WorkReading } from './rules.js';

/** What of a unit moves a score. */
const figures = (of: Contribution | null): unknown =>
  of === null
    ? null
    : [
        of.extra,
        of.doneOn === null,
        of.faults.flatMap(({ units }) => units || []),
        of.missed.flatMap(({ units }) => units || []),
      ];

test('a reading is named exactly where another value of it gives other figures, every value tried on every unit', () => {
  const named = new Set<string>();
  fc.assert(
    fc.property(randomHistory, (history) => {
      const { task, rules } = playedTask(history);
      if (task === null) return;
      for (const doer of DOERS)
        for (const id of QUARTERS) {
          const period = parsePeriod(id) as TrackedPeriod;
          for (const line of linesOf([task], [doer], period, period.last, rules)) {
            const under = (other: Partial<WorkReading>) =>
              line.parts.map(({ batch }) =>
                figures(contribution(task, batch, period, period.last, { ...rules, ...other })),
              );
            const decided = (Object.keys(WORK_READINGS) as (keyof WorkReading)[]).filter((name) =>
              WORK_READINGS[name].some(
                (value) => JSON.stringify(under({ [name]: value })) !== JSON.stringify(under({})),
              ),
            );
            expect(decisiveFor(line, task, period, period.last, rules)).toEqual(decided);
            for (const name of decided) named.add(name);
          }
        }
    }),
    { numRuns: 500 },
  );
  // Not all of them: faults carried into another period (P40) are rare.
  expect(named.size).toBeGreaterThanOrEqual(3);
});
