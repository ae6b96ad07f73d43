import type { DataOf } from '@kpi-ledger/events';
import type { Derivation } from '@kpi-ledger/formulas';
import { describe, expect, test } from 'vitest';
import { answered, TestLedger } from '../testing/ledger.js';

type Framework = DataOf<'MaturityFrameworkAdopted'>;
const DECISION = { number: '45/QĐ-UBND', date: '2026-01-02' };
const FRAMEWORK: Framework = {
  framework: 'k',
  title: 'Khung',
  criteria: [
    { id: 'A', parent: null, title: 'Dữ liệu', weight: '0.6', max: null },
    { id: 'A.1', parent: 'A', title: 'Chia sẻ', weight: '1/3', max: '5' },
    { id: 'A.2', parent: 'A', title: 'Làm sạch', weight: '2/3', max: '5' },
    { id: 'B', parent: null, title: 'Nhân lực', weight: '0.4', max: '10' },
  ],
  levels: [
    { id: '1', title: 'Khởi đầu', from: '0' },
    { id: '2', title: 'Hình thành', from: '50' },
    { id: '3', title: 'Nâng cao', from: '76' },
  ],
  decision: DECISION,
};
const unitNamed = (unit: string): DataOf<'UnitRegistered'> => ({
  ...{ unit, name: unit, aliases: [], kind: 'department', scope: 'in', article: null },
});

async function city() {
  const ledger = new TestLedger();
  await ledger.record('UnitRegistered', unitNamed('so-a'));
  await ledger.record('UnitRegistered', unitNamed('so-b'));
  const adopted = await ledger.record('MaturityFrameworkAdopted', FRAMEWORK);
  const assess = (criterion: string, points: string, { unit = 'so-a', period = '2026-Q1', last = '2026-03-31' } = {}) =>
    ledger.record(
      'MaturityCriterionAssessed',
      { framework: 'k', unit, period, criterion, points, evidence: [{ name: 'Báo cáo', hash: null }] },
      last,
    );
  return { ledger: ledger.on('2026-04-05'), adopted, assess };
}
const termsOf = (node: Derivation): readonly Derivation[] => [node, ...node.children.flatMap(termsOf)];

describe('maturity of units', () => {
  test('0.6·(4/5·⅓ + 3/5·⅔)·100 + 0.4·90 = 76 stands exactly on level 3, and is explained down to leaf and event', async () => {
    const { ledger, adopted, assess } = await city();
    const events = [await assess('A.1', '4'), await assess('A.2', '3'), await assess('B', '9')];
    const engine = await ledger.engine();
    const { rows, frameworks } = await answered(engine.maturity({ unit: 'so-a' }));
    expect(frameworks).toMatchObject([{ framework: 'k', event: adopted, decision: DECISION }]);
    expect(rows).toMatchObject([
      {
        ...{ unit: 'so-a', period: '2026-Q1', status: 'OK', score: '76', level: '3', levelTitle: 'Nâng cao' },
        ...{ atLeast: '76', atMost: '76', missing: [], unused: [], formula: 'maturity/level@1', synthetic: false },
        display: { score: '76.00' },
        events: [adopted, ...events],
      },
    ]);
    const terms = termsOf(rows[0]?.derivation as Derivation);
    expect(terms.map(({ term, value, events: of }) => [term, value, of])).toEqual([
      ['maturity', '76', []],
      ['A', '200/3', []],
      ['A.1', '80', [events[0]]],
      ['A.2', '60', [events[1]]],
      ['B', '90', [events[2]]],
    ]);
    expect((await answered(engine.maturity())).rows[0]?.derivation).toBeNull();
  });

  test('What was not assessed is named and owed by the unit; the score lies between two exact bounds and no level is said.', async () => {
    const { ledger, assess } = await city();
    await assess('A.1', '4');
    const { rows } = await answered((await ledger.engine()).maturity());
    expect(rows).toMatchObject([
      {
        ...{ status: 'INSUFFICIENT_DATA', score: null, level: null, levelTitle: null },
        ...{ atLeast: '16', atMost: '96', lowestLevel: '1', highestLevel: '3' },
        missing: [
          { what: 'chưa đánh giá tiêu chí A.2 Làm sạch', owedBy: 'so-a', since: '2026-03-31' },
          { what: 'chưa đánh giá tiêu chí B Nhân lực', owedBy: 'so-a' },
        ],
      },
    ]);
  });

  test('Periods are not mixed: the last one counts, another one where it is asked for; of a unit without any everything is missing.', async () => {
    const { ledger, assess } = await city();
    for (const [criterion, points] of [
      ['A.1', '5'],
      ['A.2', '5'],
      ['B', '10'],
    ] as const)
      await assess(criterion, points, { period: '2026-02', last: '2026-02-28' });
    await assess('B', '1', { period: '2026-03', last: '2026-03-31' });
    const engine = await ledger.engine();
    const of = async (question: object) =>
      (await answered(engine.maturity(question))).rows.map(({ unit, period, score, missing }) => [
        ...[unit, period, score],
        missing.length,
      ]);
    expect(await of({})).toEqual([['so-a', '2026-03', null, 2]]);
    expect(await of({ period: '2026-02' })).toEqual([['so-a', '2026-02', '100', 0]]);
    expect(await of({ effective: '2026-03-30' })).toEqual([['so-a', '2026-02', '100', 0]]);
    expect(await of({ unit: 'so-b', period: '2026-03' })).toEqual([['so-b', '2026-03', null, 3]]);
    expect(await of({ unit: 'so-b' })).toEqual([]);
  });

  test('A framework adopted later for the same days leaves out what it has no place for, and says so; known earlier it does not count.', async () => {
    const { ledger, assess } = await city();
    await assess('A.1', '4');
    const left = await assess('B', '9');
    const engine = await ledger.engine();
    const n = engine.ledger()?.ordinal ?? 0;
    const criteria = [
      { id: 'A.1', parent: null, title: 'Chia sẻ', weight: '0.5', max: '3' },
      { id: 'C', parent: null, title: 'Hạ tầng', weight: '0.5', max: '10' },
    ];
    await ledger.record('MaturityFrameworkAdopted', { ...FRAMEWORK, criteria }, '2026-02-01');
    const [now] = (await answered(engine.maturity())).rows;
    expect(now).toMatchObject({
      unused: [
        { criterion: 'A.1', reason: 'điểm 4 vượt điểm tối đa 3 của khung' },
        { criterion: 'B', event: left, reason: 'khung của kỳ không có tiêu chí này' },
      ],
      missing: [{ owedBy: 'so-a' }, { owedBy: 'so-a' }],
    });
    const [then] = (await answered(engine.maturity({ known: { kind: 'ordinal', n } }))).rows;
    expect(then).toMatchObject({ unused: [], atMost: '92' });
  });

  test('A framework or unit that is not there is refused; before the framework takes effect there is none.', async () => {
    const { ledger } = await city();
    const engine = await ledger.engine();
    expect(await engine.maturity({ framework: 'x' })()).toMatchObject({ left: { code: 'UNKNOWN_FRAMEWORK' } });
    expect(await engine.maturity({ unit: 'x' })()).toMatchObject({ left: { code: 'UNKNOWN_UNIT' } });
    expect(await answered(engine.maturity({ effective: '2026-01-01' }))).toMatchObject({ frameworks: [], rows: [] });
  });

  test('It is synthetic where its framework or one of the assessments that count is.', async () => {
    const { ledger, assess } = await city();
    await assess('A.1', '4');
    const engine = await ledger.engine();
    const of = async () => (await answered(engine.maturity())).rows.map(({ synthetic }) => synthetic);
    expect(await of()).toEqual([false]);
    await ledger.record('MaturityFrameworkAdopted', { ...FRAMEWORK, synthetic: true }, '2026-01-02');
    expect(await of()).toEqual([true]);
  });
});
