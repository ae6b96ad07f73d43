import { parsePeriod } from '@kpi-ledger/projections';
import { expect, test } from 'vitest';
import { postsAt, ratedPosts, withGrounds } from '../rate/rows.js';
import { type Reading, readingOf } from '../reading/reading.js';
import { assigned, confirmed, post, smallCity, unit } from '../testing/city.js';
import { TestLedger } from '../testing/ledger.js';
import { emptyLog } from '../testing/log-of.js';
import { eventsOf } from '../testing/random-history.js';
import { indexedReading } from './indexed-reading.js';

const PERIOD = parsePeriod('2026-Q1');
const rowsBy = (reading: Reading, day: string) => {
  if (PERIOD === null) throw new Error('no period');
  return ratedPosts(reading, PERIOD, day, postsAt(reading, PERIOD, day)).map((rated) =>
    withGrounds(reading, rated, day),
  );
};

type Step = (ledger: TestLedger) => Promise<unknown>;

/** An answer after each step in one log that grows, and of the fold of all its events. */
async function afterEach(steps: readonly Step[], look: (reading: Reading) => unknown, known = ['2027-01-01']) {
  const ledger = new TestLedger();
  const { log, follow } = emptyLog();
  for (const [i, step] of [smallCity, ...steps].entries()) {
    await step(ledger);
    const events = await eventsOf(ledger);
    follow(events);
    const at = `${known[i] ?? known.at(-1)}T10:00:00.000Z`;
    expect(indexedReading(log, events.length, () => at).remember('asked', look), `after step ${i}`).toEqual(
      look(readingOf(events, at)),
    );
  }
}
const rows = (day: string) => (reading: Reading) => rowsBy(reading, day);

const rule = (id: string, value: string): Step => {
  const rules = [{ id, value, from: '2026-01-01', source: 'x' }];
  return (ledger) => ledger.record('RuleSetAdopted', { rules } as never);
};
const role = (post: string, unit: string, role: string, on: string): Step => {
  const data = { post, unit, title: 'x', role, personKind: 'CONG_CHUC', scope: 'in', article: null };
  return (ledger) => ledger.record('PostDefined', data as never, on);
};
const head = (post: string, person: string, on: string): Step => {
  return (ledger) => ledger.record('HeadAppointed', { post, person }, on);
};

test('A rule that changes nothing of an answer does not keep the next one from changing it.', () =>
  afterEach(
    [
      async (ledger) => {
        await unit(ledger, 'so-b', 'ubnd-tp');
        await post(ledger, 'truong-b', 'so-b');
        await ledger.record('OfficialRegistered', { person: 'an', name: 'x', personKind: 'CONG_CHUC' });
        await ledger.record('HeadAppointed', { post: 'truong-b', person: 'an' });
      },
      rule('P36', 'NOT_SCORED'),
      rule('P11', 'NONE_IS_1'),
    ],
    rows('2026-12-31'),
  ));

const assignedTask: Step = (ledger) => assigned(ledger, 't', '2026-02-10');
test.each<[string, readonly Step[]]>([
  ['another head post of the unit', [role('giam-doc-moi', 'so-a', 'HEAD', '2026-01-01')]],
  [
    'a head post that comes from another unit',
    [
      (ledger) => unit(ledger, 'so-b', 'ubnd-tp'),
      role('truong-b', 'so-b', 'HEAD', '2026-01-01'),
      role('truong-b', 'so-a', 'HEAD', '2026-01-01'),
    ],
  ],
  [
    'a post that leads from now on',
    [
      role('cv', 'so-a', 'STAFF', '2026-01-02'),
      head('cv', 'employee', '2026-01-03'),
      role('cv', 'so-a', 'HEAD', '2026-01-01'),
    ],
  ],
  [
    'somebody who leads from now on',
    [
      role('cv', 'so-a', 'STAFF', '2026-01-02'),
      head('cv', 'employee', '2026-01-03'),
      head('giam-doc-a', 'employee', '2026-01-05'),
    ],
  ],
])('Grounds are those of whoever leads now: %s.', (_, steps) =>
  afterEach([assignedTask, ...steps], rows('2026-03-31')),
);

test('Why there are no rules yet names the day of knowledge of the question.', () =>
  afterEach(
    [(ledger) => confirmed(ledger, 'employee', '40')],
    (reading) => JSON.stringify(reading.parametersOn('2026-03-31', 'so-a')),
    ['2025-06-01', '2025-06-02'],
  ));

/** Of the last event of the type; no command records one that names somebody else. */
const corrected =
  (type: 'OfficialLeft' | 'HeadAppointed', data: object): Step =>
  async (ledger) => {
    const target = (await eventsOf(ledger)).findLast((event) => event.type === type);
    if (target === undefined) throw new Error(`no ${type}`);
    const correction = { stream: target.stream, target: target.id, targetType: type, reason: 'x' };
    const whole = { ...correction, data: { ...target.data, ...data }, correctedValidAt: null };
    await ledger.record('FactCorrected', whole as never, target.validAt);
  };

test('Who holds a post is known also where a correction makes a leaving one of somebody else.', () =>
  afterEach(
    [
      (ledger) => ledger.record('OfficialLeft', { person: 'employee', unit: 'so-a', reason: 'OTHER' }, '2026-02-01'),
      corrected('OfficialLeft', { person: 'director' }),
    ],
    (reading) => {
      const { holders, vacantSince } = reading.at('2026-12-31').organisation;
      return [holders.get('giam-doc-a') ?? null, vacantSince.get('giam-doc-a') ?? null];
    },
  ));

test('Where somebody is is known also where a correction makes an appointment one to another post.', () =>
  afterEach(
    [
      async (ledger) => {
        await unit(ledger, 'so-b', 'ubnd-tp');
        await post(ledger, 'truong-b', 'so-b');
        await post(ledger, 'pho-b', 'so-b');
        const deputy = { person: 'employee', unit: 'so-b', role: 'DEPUTY', post: 'pho-b' } as const;
        await ledger.record('OfficialAssigned', deputy, '2026-02-01');
      },
      head('truong-b', 'x', '2026-02-02'),
      corrected('HeadAppointed', { post: 'pho-b' }),
    ],
    (reading) => reading.at('2026-12-31').organisation.positionsOf.get('employee') ?? null,
  ));
