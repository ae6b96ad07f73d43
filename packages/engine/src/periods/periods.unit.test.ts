import { createHash } from 'node:crypto';
import { canonicalBytes } from '@kpi-ledger/events';
import { expect, test } from 'vitest';
import type { Engine } from '../index.js';
import { assigned, confirmed, judged, smallCity } from '../testing/city.js';
import { answered, TestLedger } from '../testing/ledger.js';
import { eventsOf } from '../testing/random-history.js';
import { Q1, rated } from '../testing/rated-city.js';

const DECISION = { number: '7/QĐ-UBND', date: '2026-04-05' };
const publish = (engine: Engine, onlyReady = false) => answered(engine.publishPeriod({ ...Q1, onlyReady }));
const close = (engine: Engine) => answered(engine.closePeriod(Q1));

test('Everybody with a confirmed score is published with the basis, once; a second time there is nothing new.', async () => {
  const ledger = await rated();
  const engine = await ledger.engine();
  const basis = await answered(engine.basis({ period: '2026-Q1' }));
  const outcome = await publish(engine);
  expect(outcome).toMatchObject({ status: 'RECORDED', notReady: [], already: [], basis });
  expect(outcome.published).toMatchObject([
    { person: 'director', post: 'giam-doc-a', S: '100', provisional: false },
    { person: 'employee', post: null, S: '80', provisional: false },
  ]);
  const { rows } = await answered(engine.rate({ period: '2026-Q1' }));
  expect(rows.find(({ post }) => post === 'giam-doc-a')?.published).toEqual({
    ...{ S: '100', basis, provisional: false },
    event: outcome.published[0]?.event,
  });
  const before = (await eventsOf(ledger)).length;
  expect(await publish(engine)).toMatchObject({ status: 'NOTHING_NEW', published: [] });
  expect((await eventsOf(ledger)).length).toBe(before);
});

test('Somebody who is not ready keeps all back unless only the ready ones are asked for; it is said what is missing and who owes it.', async () => {
  const ledger = await rated({ director: false });
  const engine = await ledger.engine();
  const before = (await eventsOf(ledger)).length;
  const outcome = await publish(engine);
  expect(outcome.status).toBe('NOT_READY');
  expect(outcome.notReady).toMatchObject([
    {
      person: 'director',
      missing: [{ what: expect.stringContaining('chưa được cấp có thẩm quyền xác nhận'), owedBy: 'chu-tich' }],
    },
  ]);
  expect((await eventsOf(ledger)).length).toBe(before);
  expect(await publish(engine, true)).toMatchObject({
    status: 'RECORDED',
    published: [{ person: 'employee' }],
    notReady: [{ person: 'director' }],
  });
});

test('A retroactive rule set or a late fact changes the recomputation, not the published figure.', async () => {
  const ledger = await rated();
  await publish(await ledger.engine());
  ledger.on('2026-05-10');
  await ledger.record(
    'RuleSetAdopted',
    { rules: [{ id: 'P19', value: '2', from: '2026-01-01', source: '7/QĐ-UBND' }], decision: DECISION },
    '2026-01-01',
  );
  const engine = await ledger.engine();
  const { rows } = await answered(engine.rate({ period: '2026-Q1' }));
  // 2,5 points are on no step of 2: nothing is calculated any more.
  expect(rows.find(({ post }) => post === 'giam-doc-a')).toMatchObject({
    calculated: null,
    published: { S: '100' },
  });
  expect(await publish(engine)).toMatchObject({
    status: 'NOTHING_NEW',
    already: [{ person: 'director' }, { person: 'employee' }],
  });
});

test('A period is closed only when all is published, with a Merkle root that anybody can calculate again.', async () => {
  const ledger = await rated();
  const engine = await ledger.engine();
  expect(await close(engine)).toMatchObject({
    status: 'NOT_READY',
    blocking: [{ person: 'director' }, { person: 'employee' }],
  });
  await publish(engine);
  const { ordinal, root } = await answered(engine.basis({ period: '2026-Q1' }));
  const outcome = await close(engine);
  const published = (await eventsOf(ledger)).filter(({ type }) => type === 'RatingPublished');
  // RFC 9162 by hand for two leaves.
  const sha = (...parts: readonly Uint8Array[]) => createHash('sha256').update(Buffer.concat(parts)).digest();
  const [one, other] = published.map((event) => sha(Uint8Array.of(0), canonicalBytes(event)));
  const ratingsRoot = sha(Uint8Array.of(1), one ?? sha(), other ?? sha()).toString('hex');
  expect(outcome).toMatchObject({ status: 'RECORDED', ratings: 2, ratingsRoot, blocking: [] });
  expect((await eventsOf(ledger)).at(-1)).toMatchObject({
    type: 'PeriodClosed',
    validAt: '2026-03-31',
    data: { period: '2026-Q1', ratings: 2, ratingsRoot, ordinal, root },
  });
  expect(await close(engine)).toMatchObject({ status: 'ALREADY_SO', event: outcome.event });
});

test('In a closed period nothing more is published; late facts are still recorded.', async () => {
  const ledger = await rated();
  const engine = await ledger.engine();
  await publish(engine);
  await close(engine);
  ledger.on('2026-04-20');
  await ledger.record('OfficialRegistered', { person: 'late', name: 'Bà', personKind: 'CONG_CHUC' }, '2026-02-01');
  await ledger.record('OfficialAssigned', { person: 'late', unit: 'so-a', role: 'STAFF' }, '2026-02-01');
  await confirmed(ledger, 'late', '70');
  expect(await (await ledger.engine()).publishPeriod({ ...Q1, onlyReady: true })()).toMatchObject({
    left: { code: 'PERIOD_IS_CLOSED' },
  });
});

test('A published figure is the confirmed score of its basis, marked as what it is; anything else is refused.', async () => {
  const ledger = await rated();
  const engine = await ledger.engine();
  const { assumed: _, ...basis } = await answered(engine.basis({ period: '2026-Q1' }));
  const record = async (change: object) => {
    const data = { person: 'director', period: '2026-Q1', post: 'giam-doc-a', S: '100', basis, ...change };
    const command = {
      commandId: `c-${JSON.stringify(change).length}`,
      type: 'RatingPublished',
      validAt: null,
    } as const;
    return engine.execute({ ...command, data, actor: 'so-noi-vu' })();
  };
  const HASH = 'a'.repeat(64);
  expect(await record({ S: '99' })).toMatchObject({ left: { code: 'NOT_THE_SCORE', path: 'data.S' } });
  expect(await record({ provisional: true })).toMatchObject({ left: { code: 'NOT_PUBLISHABLE' } });
  expect(await record({ basis: { ...basis, root: HASH } })).toMatchObject({ left: { code: 'UNKNOWN_BASIS' } });
  expect(await record({ basis: { ...basis, ruleSet: HASH } })).toMatchObject({ left: { code: 'UNKNOWN_BASIS' } });
  // An assumption has no place in a basis.
  expect(await record({ basis: { ...basis, assumed: HASH } })).toMatchObject({ left: { code: 'INVALID_FIELD' } });
  // Before the director's score was confirmed.
  const known = { kind: 'ordinal', n: basis.ordinal - 1 } as const;
  const earlier = await answered(engine.basis({ period: '2026-Q1', known }));
  expect(await record({ basis: earlier })).toMatchObject({ left: { code: 'NOT_PUBLISHABLE', article: 'Điều 17.2' } });
  expect(await record({})).toMatchObject({ right: { status: 'RECORDED' } });
  expect(await record({ S: '100.0' })).toMatchObject({ left: { code: 'ALREADY_PUBLISHED' } });
});

test('A closing that does not fit the ledger is refused.', async () => {
  const ledger = await rated();
  const engine = await ledger.engine();
  await publish(engine);
  const { ordinal, root } = await answered(engine.basis({ period: '2026-Q1' }));
  const record = async (change: object) =>
    engine.execute({
      ...{ commandId: `c-${JSON.stringify(change).length}`, type: 'PeriodClosed', validAt: null, actor: 'so-noi-vu' },
      data: { period: '2026-Q1', ratings: 2, ratingsRoot: 'b'.repeat(64), ordinal, root, ...change },
    })();
  expect(await record({ ratings: 1 })).toMatchObject({ left: { code: 'RATINGS_DIFFER', path: 'data.ratings' } });
  expect(await record({})).toMatchObject({ left: { code: 'RATINGS_DIFFER', path: 'data.ratingsRoot' } });
  expect(await record({ root: 'c'.repeat(64) })).toMatchObject({ left: { code: 'UNKNOWN_BASIS' } });
  expect(
    await record({
      ordinal: ordinal - 1,
      root: (await answered(engine.basis({ period: '2026-Q1', known: { kind: 'ordinal', n: ordinal - 1 } }))).root,
    }),
  ).toMatchObject({
    left: { code: 'PERIOD_NOT_READY' },
  });
});

test('The provisional December is published as such; a merely provisional score never (P22, R24).', async () => {
  const ledger = new TestLedger();
  await smallCity(ledger);
  ledger.on('2026-10-02');
  await assigned(ledger, 'viec', '2026-11-30', 1, { person: 'employee' });
  ledger.on('2026-12-10');
  await judged(ledger, 'employee', '2026-Q4', '2026-12-31', false);
  const outcome = await answered(
    (await ledger.engine()).publishPeriod({ actor: 'so-noi-vu', period: '2026-Q4', onlyReady: true }),
  );
  expect(outcome.published).toMatchObject([{ person: 'employee', S: '30', provisional: true }]);
  // It is no end of the quarter: nothing is closed over a provisional figure.
  const closing = await answered((await ledger.engine()).closePeriod({ actor: 'so-noi-vu', period: '2026-Q4' }));
  expect(closing).toMatchObject({ status: 'NOT_READY' });
  expect(closing.blocking.find(({ person }) => person === 'employee')?.missing[0]?.what).toContain('tạm tính');
  // After its end the confirmed score is restated beside the provisional one.
  ledger.on('2027-01-05');
  await confirmed(ledger, 'employee', '30', '2026-Q4', '2026-12-31');
  const engine = await ledger.engine();
  const revision = {
    actor: 'so-noi-vu',
    period: '2026-Q4',
    reason: 'x',
    decision: { number: '1/QĐ', date: '2027-01-05' },
  };
  expect(await answered(engine.restatePeriod({ ...revision, onlyReady: true }))).toMatchObject({
    status: 'RECORDED',
    restated: [{ person: 'employee', S: '30', published: { provisional: true } }],
  });
});

test.each([
  [{ period: '2026-Q9' }, 'INVALID_PERIOD'],
  [{ period: '2026-Q1', unit: 'nowhere' }, 'UNKNOWN_UNIT'],
])('%j is refused as %s', async (question, code) => {
  const engine = await (await rated()).engine();
  expect(await engine.publishPeriod({ ...question, actor: 'a' })()).toMatchObject({ left: { code } });
});

test('A period that has not ended is neither published nor closed.', async () => {
  const engine = await (await rated()).engine();
  const question = { period: '2026-Q2', actor: 'so-noi-vu' };
  expect(await answered(engine.publishPeriod(question))).toMatchObject({ status: 'NOT_READY' });
  expect(await answered(engine.closePeriod(question))).toMatchObject({ status: 'NOT_READY' });
});
