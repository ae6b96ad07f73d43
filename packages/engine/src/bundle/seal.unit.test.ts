import { type Bundle, verifyBundle } from '@kpi-ledger/verify';
import { beforeAll, expect, test } from 'vitest';
import type { Engine } from '../engine.js';
import { recompute } from '../recompute/index.js';
import { answered, TestLedger } from '../testing/ledger.js';
import { Q1, rated } from '../testing/rated-city.js';
import { sealed, sealedCity } from '../testing/sealed-city.js';

let engine: Engine;
beforeAll(async () => {
  engine = (await sealedCity()).engine;
});

const eventsOf = (text: string) => (JSON.parse(text) as Bundle).events.map(({ text: one }) => JSON.parse(one));

test('a bundle of everybody carries the whole ledger, and every rating comes out again', async () => {
  const text = await sealed(engine);
  const found = verifyBundle(text, recompute);
  expect(found).toMatchObject({ status: 'NOT_ANCHORED', firstBad: null, official: true });
  expect(found.ratings.map(({ person, S }) => [person, S])).toEqual([
    ['director', '100'],
    ['employee', '80'],
  ]);
  expect(eventsOf(text)).toHaveLength(found.bundle?.ordinal ?? 0);
  expect(found.proves).toEqual(['UNALTERED', 'RECOMPUTED', 'ALL_RATINGS', 'ALL_EVENTS']);
});

test('a bundle of one head carries that rating alone', async () => {
  const found = verifyBundle(await sealed(engine, 'so-a'), recompute);
  expect(found).toMatchObject({ status: 'NOT_ANCHORED', firstBad: null, subordinates: 1 });
  expect(found.ratings.map(({ person, S }) => [person, S])).toEqual([['director', '100']]);
});

test('it holds no task, name or text of others, and of their ratings the confirmed score alone', async () => {
  const text = await sealed(engine, 'so-a');
  const events = eventsOf(text);
  expect(events.filter(({ stream }) => stream.startsWith('task-')).map(({ stream }) => stream)).toContain(
    'task-bao-cao',
  );
  expect(text).not.toMatch(/viec-cua|riêng của|Ông|Bà/);
  expect(events.filter(({ stream }) => stream.startsWith('rating-employee-')).map(({ type }) => type)).toEqual([
    'PeriodScoreConfirmed',
  ]);
  expect(events.filter(({ stream }) => stream.startsWith('rating-outsider-'))).toEqual([]);
  expect((JSON.parse(text) as Bundle).subordinates).toMatchObject([{ person: 'employee', period: '2026-Q1' }]);
});

test('names and free texts are carried encrypted only', async () => {
  for (const text of [await sealed(engine), await sealed(engine, 'so-a')]) {
    expect(text).not.toMatch(/Ông director|đúng tiến độ|đoàn kết/);
    const registered = eventsOf(text).find(({ type }) => type === 'OfficialRegistered');
    expect(registered.data.name).toMatchObject({ sealed: expect.any(String) });
  }
});

test('the same period sealed again is the same file, byte for byte', async () => {
  expect(await sealed(engine)).toBe(await sealed(engine));
  expect(await sealed(engine, 'so-a')).toBe(await sealed(engine, 'so-a'));
});

test.each([
  [{ period: 'Q1' }, 'INVALID_PERIOD'],
  [{ period: '2026-Q2' }, 'NOT_CLOSED'],
  [{ period: '2026-Q1', unit: 'nowhere' }, 'UNKNOWN_UNIT'],
  [{ period: '2026-Q1', unit: 'so-b' }, 'NO_HEAD'],
  // The chair is outside of the decree: nothing is published of the chair.
  [{ period: '2026-Q1', unit: 'ubnd-tp' }, 'NOT_PUBLISHED'],
])('%j is not sealed: %s', async (question, code) => {
  expect(await engine.sealBundle(question)()).toMatchObject({ left: { code } });
});

test('a period that is open, never closed or reopened, is not sealed', async () => {
  const open = await (await rated()).engine();
  expect(await open.sealBundle(Q1)()).toMatchObject({ left: { code: 'NOT_CLOSED' } });
  const { engine: reopened } = await sealedCity();
  const decision = { number: '7/QĐ-UBND', date: '2026-04-05' };
  await answered(reopened.reopenPeriod({ ...Q1, decision, reason: 'bỏ sót' }));
  expect(await reopened.sealBundle(Q1)()).toMatchObject({ left: { code: 'NOT_CLOSED' } });
  expect(await (await new TestLedger(null).engine()).sealBundle(Q1)()).toMatchObject({ left: { code: 'NOT_CLOSED' } });
});

test('a figure restated after a reopening stands in the bundle beside the published one, each by its own basis', async () => {
  const { ledger, engine: moved } = await sealedCity();
  const decision = { number: '7/QĐ-UBND', date: '2026-04-08' };
  ledger.on('2026-04-08');
  const override = { person: 'director', period: '2026-Q1', term: 'S', value: '90', reason: 'kết luận', decision };
  await ledger.record('OverrideMade', override as never, '2026-03-31');
  await answered(moved.reopenPeriod({ ...Q1, decision, reason: 'kết luận kiểm tra' }));
  await answered(moved.restatePeriod({ ...Q1, decision, reason: 'kết luận kiểm tra' }));
  expect(await answered(moved.closePeriod(Q1))).toMatchObject({ status: 'RECORDED', ratings: 3 });
  for (const of of [undefined, 'so-a']) {
    const { firstBad, ratings } = verifyBundle(await sealed(moved, of), recompute);
    expect(firstBad).toBeNull();
    expect(ratings.filter(({ person }) => person === 'director').map(({ kind, S }) => [kind, S])).toEqual([
      ['PUBLISHED', '100'],
      ['RESTATED', '90'],
    ]);
    expect(new Set(ratings.map(({ basis }) => basis.ordinal)).size).toBe(2);
  }
});
