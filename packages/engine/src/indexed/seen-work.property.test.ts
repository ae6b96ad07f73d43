import {
  addDays,
  type Day,
  DEFAULT_READING,
  figuresOf,
  foldTask,
  parsePeriod,
  type Task,
  type TrackedPeriod,
  type WorkSight,
} from '@kpi-ledger/projections';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { COMPLETION, dueTask } from '../progress/completion.js';
import { growingLog } from '../testing/log-of.js';
import { type Act, DOERS, playedWork, workHistory } from '../testing/random-work.js';
import { findState } from './by-state.js';
import { factsAt } from './facts-at.js';
import { isIn } from './holding.js';
import type { LogByStream } from './log-by-stream.js';
import { SeenWork } from './seen-work.js';
import { sortableDay } from './sortable-day.js';
import type { StreamLog } from './stream-log.js';

const PERIODS = ['2026-Q1', '2026-01'].map((id) => parsePeriod(id) as TrackedPeriod);
const CLOSES = { closeDayOfMonth: 5, closeDayOfQuarter: 10 };

const figures = (completionDay: WorkSight['completionDay']) => ({
  sight: { of: 'FIGURES' as const, completionDay },
  say: (task: Task, asOf: Day): unknown =>
    PERIODS.map((period) => figuresOf(task, DOERS, period, asOf, { ...DEFAULT_READING, completionDay, ...CLOSES })),
});
const SEEN = [
  {
    sight: COMPLETION,
    say: (task: Task, asOf: Day): unknown =>
      PERIODS.flatMap((period) => DOERS.map((doer) => dueTask(task, doer, period, asOf))),
  },
  figures('SUBMISSION'),
  figures('ACCEPTANCE'),
];

const DAYS = Array.from({ length: 16 }, (_, i) => addDays('2026-01-02', 5 * i));

/** What is seen of a task at each length of its stream on each day, and where its state says that the same is seen. */
function seenOf(log: LogByStream, stream: StreamLog, { sight, say }: (typeof SEEN)[number]) {
  const seen = new SeenWork(stream, sight);
  const settled = stream.ordinals.map((n) => factsAt(log, n)).filter((facts) => facts.settled);
  return settled.flatMap((facts) =>
    DAYS.map((day) => {
      const task = foldTask(facts.upTo(stream, day), new Map());
      const said = task === null ? '' : JSON.stringify(say(task, day));
      return { n: facts.n, today: sortableDay(day), place: findState(stream, facts, day, seen), said };
    }),
  );
}

/** A report that is synthetic, as its task is not; a task and a unit of another, withdrawn after their deadline, and recorded weeks after the day this speaks about. */
const LATE: readonly Act[] = [
  { what: 'report', after: 5, late: 0, which: 0 },
  { what: 'assign', after: 3, late: 0, which: 15 },
  { what: 'assign', after: 0, late: 0, which: 35 },
  { what: 'cancel', after: 35, late: 20, which: 5 },
  { what: 'amend', after: 5, late: 20, which: 13 },
];

test('wherever the stream of a task is in one state as it is looked at, the same is seen of the task', async () => {
  let shared = 0;
  await fc.assert(
    fc.asyncProperty(workHistory, async (acts) => {
      const events = await playedWork(acts);
      const { log, growTo } = growingLog(events);
      growTo(events.length);
      for (const stream of log.ofCategory('task'))
        for (const of of SEEN) {
          const points = seenOf(log, stream, of);
          for (const { place, said } of points) {
            const same = points.filter(({ n, today }) => place !== null && isIn(place, n, today));
            shared += same.length - 1;
            expect(new Set(same.map((one) => one.said))).toEqual(new Set([said]));
          }
        }
    }),
    { numRuns: 4, examples: [[LATE]] },
  );
  // The first tasks, which nothing else happens to, look alike on all days.
  expect(shared).toBeGreaterThan(100);
});
