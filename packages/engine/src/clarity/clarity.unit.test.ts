import type { DataOf } from '@kpi-ledger/events';
import { expect, test } from 'vitest';
import { assigned, smallCity, unit } from '../testing/city.js';
import { answered, TestLedger } from '../testing/ledger.js';
import { CLARITIES } from './clarity-row.js';

type Listed = DataOf<'PlanTaskListed'>;
const DECISION = { number: '45/QĐ-UBND', date: '2026-02-01' };
const SO_A = { unit: 'so-a', text: 'Sở A', collective: false };
const SO_B = { unit: 'so-b', text: 'Sở B', collective: false };
const ALL = { unit: null, text: 'Các sở, ngành', collective: true };

async function city(): Promise<TestLedger> {
  const ledger = new TestLedger();
  await smallCity(ledger);
  await unit(ledger, 'so-b', null, '2026-01-02');
  await ledger.record('PlanAdopted', {
    ...{ plan: 'kh', title: 'Kế hoạch', number: null, adoptedOn: null, issuer: null, document: 'd' },
    documentHash: 'a'.repeat(64),
  });
  return ledger;
}

const list = (ledger: TestLedger, more: Partial<Listed>) =>
  ledger.record('PlanTaskListed', {
    ...{ plan: 'kh', annex: 'II', row: '1', section: null, title: 'Việc', product: 'Báo cáo', lines: [1] },
    ...{ responsible: [SO_A], coordinating: [] },
    deadline: { raw: '6/2026', kind: 'month', due: '2026-06-30' },
    ...more,
  });

const define = async (
  ledger: TestLedger,
  more: Partial<DataOf<'IndicatorDefined'>>,
  comparator: '>=' | 'text' = '>=',
) => {
  await ledger.record('IndicatorDefined', {
    ...{ indicator: 'i', unit: null, plan: 'kh', row: '9', title: 'Chỉ tiêu', measure: '%', kind: 'indicator' },
    ...{ direction: 'up', annual: false, lead: [SO_A], legalBasis: null },
    ...more,
  });
  const value = comparator === 'text' ? null : '10';
  await ledger.record('TargetSet', {
    ...{ indicator: 'i', unit: null, horizon: more.annual === undefined ? '2030' : null, reading: null },
    targets: [{ raw: '10', comparator, value, upper: null, universe: null }],
  });
};

const rows = async (ledger: TestLedger, question: object = {}) =>
  (await answered((await ledger.engine()).clarity({ effective: '2026-06-30', ...question }))).rows;
const gaps = async (ledger: TestLedger) =>
  (await rows(ledger))[0]?.gaps.map(({ clarity, code, about }) => [clarity, code, about]);

test('a task of one unit with a head, a day and a product is clear in all six', async () => {
  const ledger = await city();
  await list(ledger, {});
  expect(await rows(ledger)).toMatchObject([
    { subject: 'TASK', plan: 'kh', annex: 'II', row: '1', gaps: [], units: ['so-a'] },
  ]);
  expect(Object.values((await rows(ledger))[0]?.clear ?? {})).toEqual(CLARITIES.map(() => true));
});

test.each([
  [
    'nobody who leads',
    { responsible: [] },
    [
      ['PERSON', 'NO_LEAD', null],
      ['RESPONSIBILITY', 'NO_LEAD', null],
      ['AUTHORITY', 'NO_LEAD', null],
    ],
  ],
  [
    'a collective',
    { responsible: [ALL] },
    [
      ['PERSON', 'COLLECTIVE', 'Các sở, ngành'],
      ['RESPONSIBILITY', 'COLLECTIVE', 'Các sở, ngành'],
      ['AUTHORITY', 'COLLECTIVE', 'Các sở, ngành'],
    ],
  ],
  [
    'a unit without a head, whom nobody tracks',
    { responsible: [SO_B] },
    [
      ['PERSON', 'NO_HOLDER', 'so-b'],
      ['AUTHORITY', 'NO_AUTHORITY', 'so-b'],
    ],
  ],
  [
    'two units, none of them first',
    { responsible: [SO_A, { ...SO_A, unit: 'ubnd-tp', text: 'UBND' }] },
    [
      ['AUTHORITY', 'NO_AUTHORITY', 'ubnd-tp'],
      ['RESPONSIBILITY', 'SEVERAL_LEADS', null],
    ],
  ],
  ['no deadline', { deadline: { raw: null, kind: 'none' as const, due: null } }, [['TIME', 'NO_DEADLINE', null]]],
  ['no product', { product: null }, [['PRODUCT', 'NO_PRODUCT', null]]],
])('a task with %s lacks it', async (_, more, expected) => {
  const ledger = await city();
  await list(ledger, more);
  expect(await gaps(ledger)).toEqual(expected);
});

test('assigning the work of a collective, with a milestone, makes person, time and responsibility clear from that day', async () => {
  const ledger = await city();
  await list(ledger, { responsible: [ALL], deadline: { raw: null, kind: 'none', due: null } });
  ledger.on('2026-03-01');
  await assigned(ledger, 't1', '2026-06-30', 1, { unit: 'so-a', plan: { plan: 'kh', row: '1' } });
  expect(await gaps(ledger)).toEqual([]);
  expect((await rows(ledger, { effective: '2026-02-28' }))[0]?.gaps).toHaveLength(4);
});

test.each([
  ['no unit of measurement', { measure: null }, '>=', [['WORK', 'NO_MEASURE', null]]],
  ['words for a target', {}, 'text', [['PRODUCT', 'NO_FIGURE', null]]],
  ['no year', { annual: false }, '>=', [['TIME', 'NO_DEADLINE', null]]],
  ['every year instead of a horizon', { annual: true }, '>=', []],
] as const)('an indicator with %s', async (_, more, comparator, expected) => {
  const ledger = await city();
  await define(ledger, more, comparator);
  expect(await gaps(ledger)).toEqual(expected);
});

test('a collective of an indicator is clear once a decision names its units, each for itself', async () => {
  const ledger = await city();
  await define(ledger, { lead: [ALL] });
  expect((await gaps(ledger))?.map(([clarity]) => clarity)).toEqual(['PERSON', 'RESPONSIBILITY', 'AUTHORITY']);
  await ledger.record('CollectiveUnitsDecided', {
    ...{ plan: 'kh', collective: ALL.text, units: ['so-a', 'so-b'], decision: DECISION },
  });
  expect(await gaps(ledger)).toEqual([
    ['PERSON', 'NO_HOLDER', 'so-b'],
    ['AUTHORITY', 'NO_AUTHORITY', 'so-b'],
  ]);
  expect(await rows(ledger, { unit: 'so-b' })).toHaveLength(1);
  expect(await rows(ledger, { unit: 'ubnd-tp' })).toHaveLength(0);
});
