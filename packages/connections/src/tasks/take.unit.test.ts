import * as E from 'fp-ts/lib/Either.js';
import { expect, test } from 'vitest';
import { problem } from '../problem.js';
import { type Taken, type TakeOptions, takeTasks } from './take.js';
import type { TaskPage, TaskSource } from './task-source.js';
import { assignment, type City, cancellation, evidence, memoryCursor, openCity, report } from './testing/city.js';

/** A source of the pages given; the cursor is the number of the page to come. */
const pages = (...all: readonly (readonly unknown[])[]): TaskSource => ({
  id: 'qlvb',
  since: (cursor) => async () => {
    const at = Number(cursor ?? 0);
    const items = (all[at] ?? []).map((value, i) => ({ place: `page ${at}#${i + 1}`, value }));
    const page: TaskPage = { items, broken: [], next: `${Math.min(at + 1, all.length)}`, more: at + 1 < all.length };
    return E.right(page);
  },
});

async function take(city: City, source: TaskSource, over: Partial<TakeOptions> = {}): Promise<Taken> {
  const cursor = memoryCursor();
  const taken = await takeTasks({ ...city, source, cursor, dryRun: false, passRejected: false, ...over })();
  if (E.isLeft(taken)) throw new Error(JSON.stringify(taken.left));
  return taken.right;
}

const typesOf = async (city: City) => (await city.recorded()).map(({ type }) => type);
const codesOf = ({ rejected }: Taken) => rejected.map(({ problems }) => problems.map(({ code }) => code));

test('Every kind of item becomes its event, once, however often it is delivered.', async () => {
  const city = await openCity();
  const all = [assignment(), report(), evidence(), cancellation()];
  expect(await take(city, pages(all))).toMatchObject({ items: 4, recorded: 4, alreadyThere: 0, rejected: [] });
  expect(await city.recorded()).toMatchObject([
    { type: 'TaskAssigned', validAt: '2026-02-02', data: { unit: 'so-a', title: 'Lập báo cáo' } },
    { type: 'TaskReported', validAt: '2026-02-20', data: { note: 'Đã xong dự thảo' } },
    { type: 'EvidenceSubmitted', validAt: '2026-03-01', data: { submission: 'qlvb.nop-1', units: 1 } },
    { type: 'TaskCancelled', validAt: '2026-02-25', data: { milestones: null } },
  ]);
  expect(await take(city, pages(all))).toMatchObject({ recorded: 0, alreadyThere: 4, rejected: [] });
  expect(await take(city, pages([...all, ...all], all))).toMatchObject({ recorded: 0, alreadyThere: 12, rejected: [] });
  expect(await typesOf(city)).toHaveLength(4);
});

test('What comes before what it needs waits for it, on the same page and on a later one.', async () => {
  const city = await openCity();
  expect(await take(city, pages([evidence(), assignment()]))).toMatchObject({ recorded: 2, rejected: [] });
  const other = await openCity();
  const cursor = memoryCursor();
  expect(await take(other, pages([evidence()], [report()], [assignment()]), { cursor })).toMatchObject({
    recorded: 3,
    rejected: [],
  });
  expect(await typesOf(other)).toEqual(['TaskAssigned', 'EvidenceSubmitted', 'TaskReported']);
  expect(cursor.stood.at(-1)).toBe('3');
});

test('A dry run says the same and records nothing, also where pages need each other.', async () => {
  const city = await openCity();
  const cursor = memoryCursor();
  expect(await take(city, pages([evidence()], [assignment()]), { cursor, dryRun: true })).toMatchObject({
    recorded: 2,
    rejected: [],
  });
  expect([await typesOf(city), cursor.stood]).toEqual([[], []]);
});

test('An unknown unit is told of its item and stops no other; the cursor waits before it.', async () => {
  const city = await openCity();
  const cursor = memoryCursor();
  const wrong = assignment({ id: 'VB-02' }, { unit: 'so-z' });
  const taken = await take(city, pages([assignment()], [wrong, report()], [evidence()]), { cursor });
  expect(taken).toMatchObject({
    recorded: 3,
    rejected: [{ place: 'page 1#1', id: 'VB-02', version: 1, problems: [{ path: 'data.unit' }] }],
  });
  expect(taken.rejected[0]?.problems[0]?.message).toContain('so-z');
  expect(new Set(cursor.stood)).toEqual(new Set(['1']));
  expect(JSON.stringify(await city.recorded())).not.toContain('so-z');
});

test('Once the unit is registered the same delivery is taken whole; or the item is passed over when that is wanted.', async () => {
  const city = await openCity();
  const cursor = memoryCursor();
  const source = pages([assignment({}, { unit: 'so-c' }), evidence()]);
  expect(codesOf(await take(city, source, { cursor }))).toHaveLength(2);
  const data = { unit: 'so-c', name: 'Sở C', aliases: [], kind: 'department', scope: 'in', article: null };
  const late = { commandId: 'late', type: 'UnitRegistered', validAt: '2026-01-01', data, actor: 'test' } as const;
  await city.engine.execute(late)();
  expect(await take(city, source, { cursor })).toMatchObject({ recorded: 2, rejected: [] });

  const other = await openCity();
  const passed = memoryCursor();
  const taken = await take(other, source, { cursor: passed, passRejected: true });
  expect([taken.rejected.length, passed.stood]).toEqual([2, ['1']]);
});

test('An unknown product is told of its item.', async () => {
  const city = await openCity();
  const taken = await take(
    city,
    pages([assignment({}, { product: { catalogue: 'dm', code: 'SP9' } }), assignment({ id: 'b' })]),
  );
  expect(taken).toMatchObject({ recorded: 1, rejected: [{ id: 'VB-01/UBND' }] });
  expect(taken.rejected[0]?.problems[0]?.path).toMatch(/product/);
});

test('A changed assignment becomes an amendment from its day, or a correction from the beginning.', async () => {
  const city = await openCity();
  const milestones = [{ key: 'm1', due: '2026-04-15', units: 3 }];
  const v2 = assignment(
    { version: 2, change: { as: 'AMENDMENT', on: '2026-03-01', reason: 'Gia hạn' } },
    { milestones },
  );
  const v3 = assignment(
    { version: 3, change: { as: 'CORRECTION', reason: 'Ghi nhầm đơn vị' } },
    { unit: 'so-b', milestones },
  );
  expect(await take(city, pages([v3, v2, assignment()]))).toMatchObject({ recorded: 3, rejected: [] });
  const [first, second, third] = await city.recorded();
  expect(first).toMatchObject({ type: 'TaskAssigned', data: { unit: 'so-a' } });
  expect(second).toMatchObject({ type: 'TaskAmended', validAt: '2026-03-01', data: { reason: 'Gia hạn', milestones } });
  expect(third).toMatchObject({
    type: 'FactCorrected',
    validAt: '2026-02-02',
    data: { targetType: 'TaskAssigned', reason: 'Ghi nhầm đơn vị', data: { unit: 'so-b' } },
  });
  expect(await take(city, pages([assignment()], [v2], [v3]))).toMatchObject({ recorded: 0, alreadyThere: 3 });
});

test('Changed reports and evidence are corrected, and taken back.', async () => {
  const city = await openCity();
  await take(city, pages([assignment(), report(), evidence()]));
  const correction = { as: 'CORRECTION', reason: 'Nhập sai' };
  const again = [
    report({ version: 2, change: correction }, { percent: '70' }),
    evidence({ version: 5, change: correction, on: '2026-02-28' }, { units: 2 }),
  ];
  expect(await take(city, pages(again))).toMatchObject({ recorded: 2, rejected: [] });
  const back = [evidence({ version: 6, change: { as: 'RETRACTION', reason: 'Nộp nhầm' } })];
  expect(await take(city, pages(again, back))).toMatchObject({ recorded: 1, alreadyThere: 2, rejected: [] });
  expect((await city.recorded()).slice(3)).toMatchObject([
    { type: 'FactCorrected', data: { data: { percent: '70' }, correctedValidAt: null } },
    { type: 'FactCorrected', data: { data: { units: 2 }, correctedValidAt: '2026-02-28' } },
    { type: 'FactRetracted', data: { targetType: 'EvidenceSubmitted' } },
  ]);
});

test('An older version that comes late is left out; one that was never there need not be taken back.', async () => {
  const city = await openCity();
  await take(city, pages([assignment({ version: 4 }, { title: 'Mới' })]));
  expect(await take(city, pages([assignment({ version: 3 }, { title: 'Cũ' })]))).toMatchObject({
    recorded: 0,
    outdated: 1,
    rejected: [],
  });
  const back = assignment({ id: 'nie', version: 2, change: { as: 'RETRACTION', reason: 'x' } });
  expect(await take(city, pages([back]))).toMatchObject({ recorded: 0, outdated: 1, rejected: [] });
  expect(await typesOf(city)).toEqual(['TaskAssigned']);
});

test('A rejected version that a later one puts right holds nothing up.', async () => {
  const city = await openCity();
  const cursor = memoryCursor();
  const wrong = assignment({}, { unit: 'so-z' });
  const right = assignment({ version: 2, change: { as: 'CORRECTION', reason: 'Sai đơn vị' } });
  expect(await take(city, pages([wrong, evidence(), right]), { cursor })).toMatchObject({
    ...{ recorded: 2, outdated: 1, rejected: [] },
  });
  expect([await typesOf(city), cursor.stood]).toEqual([['TaskAssigned', 'EvidenceSubmitted'], ['1']]);
});

test.each([
  ['the same version with other content', evidence({}, { units: 2 }), 'COMMAND_REUSED'],
  ['a change that is not explained', evidence({ version: 2 }, { units: 2 }), 'CHANGE_UNEXPLAINED'],
  ['an amendment of evidence', evidence({ version: 2, change: { as: 'AMENDMENT', reason: 'x' } }), 'NOT_AMENDABLE'],
  [
    'an amendment of more than milestones',
    assignment({ version: 2, change: { as: 'AMENDMENT', reason: 'x' } }, { unit: 'so-b' }),
    'AMENDS_MORE_THAN_MILESTONES',
  ],
  [
    'an amendment that drops a milestone',
    assignment(
      { version: 2, change: { as: 'AMENDMENT', reason: 'x' } },
      { milestones: [{ key: 'm2', due: '2026-04-01', units: 1 }] },
    ),
    'MILESTONE_GONE',
  ],
  ['a day that does not exist', evidence({ id: 'e2', on: '2026-02-30' }), 'INVALID_FIELD'],
  ['two names of the work', evidence({ id: 'e2' }, { task: 'viec' }), 'INVALID_FIELD'],
  ['an unknown field', evidence({ id: 'e2', nonsense: 1 }), 'INVALID_FIELD'],
  ['an unknown kind', { ...evidence({ id: 'e2' }), kind: 'HANDOVER' }, 'INVALID_FIELD'],
  ['no object', 'nonsense', 'INVALID_FIELD'],
  ['nothing', null, 'INVALID_FIELD'],
  ['a negative version', evidence({ id: 'e2', version: -1 }), 'INVALID_FIELD'],
  ['a fact of the future', evidence({ id: 'e2', on: '2026-12-31' }), 'DAY_IN_FUTURE'],
  ['more units than assigned', evidence({ id: 'e2' }, { units: 9 }), 'UNITS_EXCEED_ASSIGNED'],
  ['a huge item', report({ id: 'r2' }, { note: 'a'.repeat(300_000) }), 'ITEM_TOO_LARGE'],
  ['a sealed text from elsewhere', report({ id: 'r2' }, { note: { v: 1, box: 'AAAA' } }), 'INVALID_FIELD'],
])('%s is rejected and records nothing', async (_, item, code) => {
  const city = await openCity();
  await take(city, pages([assignment(), evidence()]));
  const before = (await city.store.head()()) as unknown;
  expect(codesOf(await take(city, pages([item])))).toEqual([expect.arrayContaining([code])]);
  expect(await city.store.head()()).toEqual(before);
});

test('A source that fails in the middle leaves what was taken, and the next run goes on there.', async () => {
  const city = await openCity();
  const cursor = memoryCursor();
  const whole = pages([assignment()], [report()], [evidence()]);
  let down = true;
  const source: TaskSource = {
    id: 'qlvb',
    since: (at) => (at === '1' && down ? async () => E.left(problem('DOWN', 'x', 'x', 'x')) : whole.since(at)),
  };
  expect(await take(city, source, { cursor })).toMatchObject({ recorded: 1, stopped: { code: 'DOWN' } });
  expect(cursor.stood).toEqual(['1']);
  down = false;
  expect(await take(city, source, { cursor })).toMatchObject({ recorded: 2, items: 2, stopped: null });
});

test('A source whose cursor stands still is not asked for ever.', async () => {
  const city = await openCity();
  const source: TaskSource = {
    id: 'qlvb',
    since: () => async () => E.right({ items: [], broken: [], next: 'x', more: true }),
  };
  expect((await take(city, source)).stopped?.code).toBe('SOURCE_STANDS_STILL');
});

test('Two sources may call their items alike.', async () => {
  const city = await openCity();
  await take(city, pages([assignment()]));
  expect(await take(city, { ...pages([assignment()]), id: 'ioffice' })).toMatchObject({ recorded: 1 });
});
