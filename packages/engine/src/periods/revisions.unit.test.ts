import { expect, test } from 'vitest';
import type { Engine } from '../index.js';
import { confirmed } from '../testing/city.js';
import { answered, type TestLedger } from '../testing/ledger.js';
import { eventsOf } from '../testing/random-history.js';
import { Q1, rated } from '../testing/rated-city.js';

const REVISION = {
  actor: 'so-noi-vu',
  period: '2026-Q1',
  reason: 'Minh chứng đến muộn',
  decision: { number: '9/QĐ-UBND', date: '2026-04-20' },
};
const restate = (engine: Engine, more: object = {}) => answered(engine.restatePeriod({ ...REVISION, ...more }));
const employee = async (engine: Engine, more: object = {}) =>
  (await answered(engine.rate({ period: '2026-Q1', people: true, ...more }))).rows.find(
    ({ holder }) => holder === 'employee',
  );

/** The first quarter is published (director 100, employee 80) and closed; on 20 April the employee's score is confirmed as 85. */
async function closedWithALateFact(): Promise<TestLedger> {
  const ledger = await rated();
  const engine = await ledger.engine();
  await answered(engine.publishPeriod(Q1));
  await answered(engine.closePeriod(Q1));
  ledger.on('2026-04-20');
  await confirmed(ledger, 'employee', '85');
  return ledger;
}

test('A late fact makes a candidate beside the published figure; both are shown, each with its basis.', async () => {
  const ledger = await closedWithALateFact();
  const engine = await ledger.engine();
  expect(await employee(engine)).toMatchObject({ S: '85', published: { S: '80' }, restated: null, candidate: '85' });
  // As known before: the published figure is the score.
  const known = { kind: 'date', day: '2026-04-19' } as const;
  expect(await employee(engine, { known })).toMatchObject({ S: '80', published: { S: '80' }, candidate: null });
});

test('Closing again does not pass over what has moved: the figures are those of the closing, and it is said who differs.', async () => {
  const engine = await (await closedWithALateFact()).engine();
  expect(await answered(engine.closePeriod(Q1))).toMatchObject({
    status: 'ALREADY_SO',
    ratings: 2,
    blocking: [{ person: 'employee', missing: [{ what: expect.stringContaining('công bố lại') }] }],
  });
});

test('A restatement stands beside the published figure, by decision, also in a closed period; a second time there is nothing new.', async () => {
  const ledger = await closedWithALateFact();
  const engine = await ledger.engine();
  const before = (await eventsOf(ledger)).length;
  expect(await restate(engine, { dryRun: true })).toMatchObject({ status: 'PREVIEW', restated: [{ S: '85' }] });
  expect((await eventsOf(ledger)).length).toBe(before);
  const basis = await answered(engine.basis({ period: '2026-Q1' }));
  const outcome = await restate(engine);
  expect(outcome).toMatchObject({ status: 'RECORDED', restated: [{ person: 'employee', S: '85' }], notReady: [] });
  const event = outcome.restated[0]?.event;
  expect(await employee(engine)).toMatchObject({
    ...{ published: { S: '80' }, restated: { S: '85', event, basis }, candidate: null },
  });
  expect(await restate(engine)).toMatchObject({ status: 'NOTHING_NEW', restated: [] });
  expect((await eventsOf(ledger)).length).toBe(before + 1);
});

test('What has moved and is not confirmed keeps all back unless only the ready ones are asked for.', async () => {
  const ledger = await closedWithALateFact();
  // 40 points of the employee make d of the director 1/2: the 100 confirmed is no longer the score.
  await confirmed(ledger, 'employee', '40');
  const engine = await ledger.engine();
  expect(await restate(engine)).toMatchObject({
    status: 'NOT_READY',
    restated: [{ person: 'employee', event: null }],
    notReady: [{ person: 'director', missing: [{ what: expect.stringContaining('chưa được xác nhận lại') }, {}] }],
  });
  expect(await restate(engine, { onlyReady: true })).toMatchObject({
    status: 'RECORDED',
    restated: [{ person: 'employee', S: '40' }],
    notReady: [{ person: 'director' }],
  });
});

test('A period is reopened by decision; closed again it holds what was restated, and the first closing stays in the log.', async () => {
  const ledger = await closedWithALateFact();
  const engine = await ledger.engine();
  const closed = async () => (await answered(engine.closedPeriods())).rows;
  expect(await closed()).toMatchObject([{ period: '2026-Q1', first: '2026-01-01', last: '2026-03-31', ratings: 2 }]);
  expect(await answered(engine.reopenPeriod(REVISION))).toMatchObject({ status: 'RECORDED' });
  expect(await answered(engine.reopenPeriod(REVISION))).toMatchObject({ status: 'NOT_CLOSED', event: null });
  expect(await closed()).toEqual([]);
  expect(await answered(engine.closePeriod(Q1))).toMatchObject({
    status: 'NOT_READY',
    blocking: [{ person: 'employee' }],
  });
  await restate(engine);
  expect(await answered(engine.closePeriod(Q1))).toMatchObject({ status: 'RECORDED', ratings: 3 });
  expect(await closed()).toMatchObject([{ period: '2026-Q1', ratings: 3 }]);
  expect((await answered(engine.closedPeriods({ effective: '2026-03-30' }))).rows).toEqual([]);
  const closings = (await eventsOf(ledger)).filter(({ type }) => type === 'PeriodClosed');
  expect(closings.map(({ data }) => (data as { ratings: number }).ratings)).toEqual([2, 3]);
});

test('A period of which nothing is published is not closed.', async () => {
  const engine = await (await rated()).engine();
  const { ordinal, root } = await answered(engine.basis({ period: '2026-Q1' }));
  const data = { period: '2026-Q1', ratings: 0, ratingsRoot: 'a'.repeat(64), ordinal, root };
  const command = { commandId: 'c', type: 'PeriodClosed', validAt: null, actor: 'so-noi-vu', data } as const;
  expect(await engine.execute(command)()).toMatchObject({ left: { code: expect.stringMatching(/EMPTY|NOT_READY/) } });
});

test.each([
  [{ subject: 'nobody' }, 'NOT_PUBLISHED'],
  [{ unit: 'nowhere' }, 'UNKNOWN_UNIT'],
  [{ period: '2026-Q9' }, 'INVALID_PERIOD'],
])('To restate %j is refused as %s.', async (wrong, code) => {
  const engine = await (await closedWithALateFact()).engine();
  expect(await engine.restatePeriod({ ...REVISION, ...wrong })()).toMatchObject({ left: { code } });
});
