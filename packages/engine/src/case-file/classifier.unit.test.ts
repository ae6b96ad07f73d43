import { expect, test } from 'vitest';
import { post } from '../testing/city.js';
import { answered, TestLedger } from '../testing/ledger.js';

/** A city that manages an agency with a component unit, as Điều 10 speaks of them. */
async function city(): Promise<TestLedger> {
  const ledger = new TestLedger();
  ledger.on('2026-01-02');
  const unit = (id: string, place: { parent?: string; managedBy?: string }) =>
    ledger.record('UnitRegistered', {
      unit: id,
      name: id,
      aliases: [],
      kind: 'so',
      scope: 'in',
      article: null,
      ...place,
    });
  await unit('ubnd-tp', {});
  await unit('so-a', { managedBy: 'ubnd-tp' });
  await unit('phong-1', { parent: 'so-a' });
  for (const [id, of] of [
    ['chu-tich', 'ubnd-tp'],
    ['giam-doc', 'so-a'],
    ['truong-phong', 'phong-1'],
  ] as const)
    await post(ledger, id, of, id === 'chu-tich' ? 'out' : 'in');
  for (const person of ['chair', 'director', 'manager', 'clerk', 'deputy'])
    await ledger.record('OfficialRegistered', {
      person,
      name: person,
      personKind: person === 'chair' ? 'CAN_BO' : 'CONG_CHUC',
    });
  await ledger.record('HeadAppointed', { post: 'chu-tich', person: 'chair' });
  await ledger.record('HeadAppointed', { post: 'giam-doc', person: 'director' });
  await ledger.record('HeadAppointed', { post: 'truong-phong', person: 'manager' });
  await ledger.record('OfficialAssigned', { person: 'clerk', unit: 'phong-1', role: 'STAFF' });
  await ledger.record('OfficialAssigned', { person: 'deputy', unit: 'so-a', role: 'DEPUTY' });
  await ledger.record('TrackingUnitDecided', { unit: 'so-a', tracking: 'QUARTER' }, '2026-01-01');
  return ledger.on('2027-01-05');
}

/** The table of Điều 10 as the decree has it: who scores the period, who classifies the year. */
const DIEU_10 = [
  { person: 'director', scores: 'chu-tich', classifies: 'chu-tich' },
  { person: 'deputy', scores: 'giam-doc', classifies: 'giam-doc' },
  { person: 'manager', scores: 'giam-doc', classifies: 'giam-doc' },
  { person: 'clerk', scores: 'truong-phong', classifies: 'giam-doc' },
] as const;

test.each(DIEU_10)('Điều 10: $person is scored by $scores and classified by $classifies', async (row) => {
  const engine = await (await city()).engine();
  const authority = async (period: string) =>
    (await answered(engine.people({ period }))).rows.find(({ person }) => person === row.person)?.authority;
  expect(await authority('2026-Q4')).toBe(row.scores);
  expect(await authority('2026')).toBe(row.classifies);
});

test('The list of an authority holds exactly those whom it scores, or classifies.', async () => {
  const engine = await (await city()).engine();
  const listed = async (authority: string, period: string) => {
    const list = await answered(engine.ratingList({ authority, period }));
    return [list.acts, ...list.rows.map(({ holder }) => holder)];
  };
  expect(await listed('giam-doc', '2026-Q4')).toEqual(['SCORES', 'deputy', 'manager']);
  expect(await listed('giam-doc', '2026')).toEqual(['CLASSIFIES', 'clerk', 'deputy', 'manager']);
  expect(await listed('truong-phong', '2026-Q4')).toEqual(['SCORES', 'clerk']);
  expect(await listed('truong-phong', '2026')).toEqual(['CLASSIFIES']);
  expect(await listed('chu-tich', '2026')).toEqual(['CLASSIFIES', 'director']);
});

test('The list carries the root of a closed period and the first checkpoint that covers the closing, and none once it is open again.', async () => {
  const ledger = await city();
  const root = 'ab'.repeat(32);
  const list = async () => answered((await ledger.engine()).ratingList({ authority: 'giam-doc', period: '2026-Q4' }));
  const closedRoot = async () => (await list()).closedRoot;
  const seal = async (ordinal: number) =>
    ledger.record('CheckpointSealed', { ordinal, root, key: 'k', signature: 's' }, '2027-01-02');
  expect(await closedRoot()).toBeNull();
  const closing = { period: '2026-Q4', ratings: 2, ratingsRoot: root, ordinal: 20, root };
  await ledger.record('PeriodClosed', closing, '2026-12-31');
  expect(await closedRoot()).toBe(root);
  const { ordinal } = (await list()).basis;
  await seal(ordinal - 1);
  expect((await list()).checkpoint).toBeNull();
  await seal(ordinal + 1);
  await seal(ordinal + 2);
  expect((await list()).checkpoint).toEqual({ ordinal: ordinal + 1, root, key: 'k' });
  await ledger.record(
    'PeriodReopened',
    { period: '2026-Q4', reason: 'sai', decision: { number: '1/QĐ', date: '2027-01-05' } },
    '2026-12-31',
  );
  expect([await closedRoot(), (await list()).checkpoint]).toEqual([null, null]);
});

test('An unknown post or unit is an error that names it.', async () => {
  const engine = await (await city()).engine();
  expect(await engine.ratingList({ authority: 'nobody', period: '2026' })()).toMatchObject({
    left: { code: 'UNKNOWN_POST', path: 'authority' },
  });
  expect(await engine.people({ period: '2026', unit: 'nowhere' })()).toMatchObject({ left: { code: 'UNKNOWN_UNIT' } });
});
