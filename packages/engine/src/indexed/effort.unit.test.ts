import type { AnyEvent } from '@kpi-ledger/events';
import { type Period, parsePeriod } from '@kpi-ledger/projections';
import { expect, test } from 'vitest';
import { personScore } from '../rate/person-score.js';
import { postsAt, ratedPosts, withGrounds } from '../rate/rows.js';
import { readingOf } from '../reading/reading.js';
import { accepted, assigned, confirmed, judged, post, smallCity, submitted, unit } from '../testing/city.js';
import { TestLedger } from '../testing/ledger.js';
import { emptyLog } from '../testing/log-of.js';
import { eventsOf } from '../testing/random-history.js';
import { indexedReading } from './indexed-reading.js';
import type { LogByStream } from './log-by-stream.js';

const Q1 = parsePeriod('2026-Q1') as Period;
const UNITS = Array.from({ length: 10 }, (_, i) => `so-${i}`);
const TASKS = 6;
const KNOWN_AT = '2026-04-05T00:00:00.000Z';

/** Ten units with a head each, and six tasks a unit. */
async function city(): Promise<TestLedger> {
  const ledger = new TestLedger();
  await smallCity(ledger);
  for (const [i, id] of UNITS.entries()) {
    await unit(ledger, id, 'ubnd-tp');
    await post(ledger, `giam-doc-${id}`, id);
    await ledger.record('OfficialRegistered', { person: `p${i}`, name: 'x', personKind: 'CONG_CHUC' });
    await ledger.record('HeadAppointed', { post: `giam-doc-${id}`, person: `p${i}` });
    for (let n = 0; n < TASKS; n += 1) await assigned(ledger, `${id}-${n}`, '2026-03-31', 1, { unit: id });
  }
  await submitted(ledger, 'so-3-0');
  await judged(ledger, 'p3');
  return ledger;
}

/** Takes what was recorded since into the log. */
async function follow({ follow: take }: ReturnType<typeof emptyLog>, ledger: TestLedger): Promise<readonly AnyEvent[]> {
  const events = await eventsOf(ledger);
  take(events);
  return events;
}

/** What it costs to rate all heads: rows computed, states of tasks looked at. */
function rated(log: LogByStream, events: readonly AnyEvent[], n = events.length, day = '2026-03-31', at = KNOWN_AT) {
  const before = { ...log.effort };
  const reading = indexedReading(log, n, () => at);
  const rows = ratedPosts(reading, Q1, day, postsAt(reading, Q1, day)).map((of) => withGrounds(reading, of, day));
  return { rows: rows.length, answers: log.effort.answers - before.answers, tasks: log.effort.tasks - before.tasks };
}

/**
 * Of each head the figures of the work, completion, d, whom they manage, the grounds and the indicators in them are kept beside the
 * row; of the one who manages somebody the scores of those; of the chair, who is not rated, completion.
 */
const PARTS = 6 * (UNITS.length + 1) + 1 + 1;

test('A new event costs what it changes: one row with what is made of its work, and one task looked at for each of the two.', async () => {
  const ledger = await city();
  const followed = emptyLog();
  const { log } = followed;
  const first = rated(log, await follow(followed, ledger));
  expect(first).toMatchObject({ rows: 12, answers: 12 + PARTS });
  expect(first.tasks).toBe(2 * UNITS.length * TASKS);
  expect(rated(log, await follow(followed, ledger))).toMatchObject({ answers: 0, tasks: 0 });
  await accepted(ledger, 'so-3-0', '2026-01-02');
  expect(rated(log, await follow(followed, ledger))).toMatchObject({ answers: 4, tasks: 2 });
  await judged(ledger, 'p5');
  expect(rated(log, await follow(followed, ledger))).toMatchObject({ answers: 2, tasks: 0 });
});

test('A score costs the row of the head above, d, and the scores that d is made of; an absence the row that looked at it.', async () => {
  const ledger = await city();
  const followed = emptyLog();
  const { log } = followed;
  rated(log, await follow(followed, ledger));
  await confirmed(ledger, 'employee', '49');
  expect(rated(log, await follow(followed, ledger))).toMatchObject({ answers: 3, tasks: 0 });
  await confirmed(ledger, 'employee', '70', '2026-Q2');
  expect(rated(log, await follow(followed, ledger))).toMatchObject({ answers: 0, tasks: 0 });
  const absence = { person: 'employee', kind: 'SICK', until: '2026-03-31' } as const;
  await ledger.record('AbsenceRecorded', absence, '2026-01-01');
  expect(rated(log, await follow(followed, ledger))).toMatchObject({ answers: 0, tasks: 0 });
  await ledger.record('AbsenceRecorded', { ...absence, person: 'p1' }, '2026-01-01');
  expect(rated(log, await follow(followed, ledger))).toMatchObject({ answers: 1, tasks: 0 });
});

test('Somebody who goes to another unit costs the two heads: the row, d, whom they manage and their scores; a new head that one, and its work.', async () => {
  const ledger = await city();
  const followed = emptyLog();
  const { log } = followed;
  rated(log, await follow(followed, ledger));
  await ledger.record('OfficialAssigned', { person: 'employee', unit: 'so-3', role: 'STAFF' }, '2026-01-02');
  const moved = rated(log, await follow(followed, ledger));
  await ledger.record('HeadAppointed', { post: 'giam-doc-so-5', person: 'somebody' }, '2026-01-02');
  const appointed = rated(log, await follow(followed, ledger));
  expect({ moved, appointed }).toMatchObject({ moved: { answers: 8 }, appointed: { answers: 5 } });
});

test('The first event of a new day costs what it would have cost on the day before.', async () => {
  const ledger = await city();
  const followed = emptyLog();
  const { log } = followed;
  rated(log, await follow(followed, ledger));
  await judged(ledger, 'p5');
  expect(rated(log, await follow(followed, ledger), undefined, undefined, '2026-04-06T00:00:00.000Z')).toMatchObject({
    answers: 2,
  });
});

test('Another date and another length of the log cost the tasks that stand otherwise there.', async () => {
  const ledger = await city();
  const followed = emptyLog();
  const { log } = followed;
  const recorded = (await follow(followed, ledger)).length;
  rated(log, await follow(followed, ledger));
  await accepted(ledger, 'so-3-0', '2026-01-02');
  const events = await follow(followed, ledger);
  rated(log, events);
  // Both were asked before; rows of an older length are put together from what is kept.
  expect(rated(log, events, recorded).tasks).toBe(0);
  expect(rated(log, events, recorded, '2026-03-30').tasks).toBe(0);
  expect(rated(log, events, recorded - 1).tasks).toBe(0);
});

test('What was said of a task under one plan is not said under another: its state is the same, the plan is not.', async () => {
  const ledger = new TestLedger();
  await smallCity(ledger);
  const planned = { task: 'theo-ke-hoach', unit: 'so-a', basis: 'PLAN', plan: { plan: 'ke-hoach', row: '1' } } as const;
  await ledger.record('TaskAssigned', { ...planned, milestones: [{ key: 'm1', due: '2026-02-10', units: 1 }] });
  await submitted(ledger, 'theo-ke-hoach');
  await accepted(ledger, 'theo-ke-hoach', '2026-01-02');
  await ledger.record('PlanAdopted', {
    ...{ plan: 'ke-hoach', title: 'x', number: '1/KH', adoptedOn: '2026-03-01', issuer: null },
    ...{ document: 'x', documentHash: 'a'.repeat(64) },
  });
  const followed = emptyLog();
  const { log } = followed;
  const events = await follow(followed, ledger);
  const a = [events.length, events.length - 1, events.length].map((n) => {
    const prefix = events.slice(0, n);
    const score = (of: ReturnType<typeof readingOf>) => personScore(of, 'director', Q1, '2026-03-30').a;
    expect(score(indexedReading(log, n, () => KNOWN_AT))).toBe(score(readingOf(prefix, KNOWN_AT)));
    return score(readingOf(prefix, KNOWN_AT));
  });
  expect(a).toEqual([null, '1', null]);
});

test.each([
  [
    'for one unit: its head alone, and the work',
    { id: 'P35', value: 'ACCEPTANCE', from: '2026-01-01', unit: 'so-4' },
    2,
  ],
  [
    'that reads the work of all: every head who is rated, and the work',
    { id: 'P35', value: 'ACCEPTANCE', from: '2026-01-01' },
    22,
  ],
  ['that begins after the period: nobody', { id: 'P35', value: 'ACCEPTANCE', from: '2026-04-01' }, 0],
  ['about something that no row looked at: nobody', { id: 'P32', value: 'WITHHOLD', from: '2026-01-01' }, 0],
])('A rule scores anew only what depends on it; one %s.', async (_, rule, rows) => {
  const ledger = await city();
  const followed = emptyLog();
  const { log } = followed;
  rated(log, await follow(followed, ledger));
  await ledger.record('RuleSetAdopted', { rules: [{ ...rule, source: '5/QĐ-UBND' }] } as never, '2026-01-02');
  expect(rated(log, await follow(followed, ledger)).answers).toBe(rows);
});
