import { type DataOf, indicatorStream } from '@kpi-ledger/events';
import { expect, test } from 'vitest';
import { smallCity } from '../testing/city.js';
import { answered, TestLedger } from '../testing/ledger.js';

type Target = DataOf<'TargetSet'>['targets'][number];

const OF = { indicator: 'kinh-te-so', unit: null } as const;
const target = (comparator: Target['comparator'], value: string | null, more: Partial<Target> = {}): Target => ({
  ...{ raw: `${comparator} ${value}`, comparator, value, upper: null, universe: null },
  ...more,
});

async function defined(
  targets: readonly Target[],
  { annual = false, horizon = '2030' as string | null, reading = null as DataOf<'TargetSet'>['reading'] } = {},
): Promise<TestLedger> {
  const ledger = new TestLedger();
  await smallCity(ledger);
  await ledger.record('IndicatorDefined', {
    ...OF,
    ...{
      plan: 'kh03',
      row: '1',
      title: 'Tỷ trọng kinh tế số',
      measure: '%',
      kind: 'indicator',
      direction: 'up',
      annual,
    },
    ...{ lead: [{ unit: 'so-a', text: 'Sở A', collective: false }], legalBasis: null },
  });
  await ledger.record('TargetSet', { ...OF, horizon, targets, reading });
  return ledger;
}

const measured = (ledger: TestLedger, period: string, value: string | null, more: object = {}) =>
  ledger.record(
    'IndicatorMeasured',
    { ...OF, period, value, source: 'Cục Thống kê', ...more },
    `${period.slice(0, 4)}-12-31`,
  );

const row = async (ledger: TestLedger, effective = '2026-12-31') => {
  const { rows } = await answered((await ledger.engine()).indicators({ effective }));
  return rows[0];
};

test('A bound is judged by the latest measurement, with its source.', async () => {
  const ledger = await defined([target('>=', '30')]);
  await measured(ledger, '2024', '31');
  await measured(ledger, '2025', '21');
  expect(await row(ledger)).toMatchObject({
    ...{
      status: false,
      progress: '7/10',
      value: '21',
      period: '2025',
      source: 'Cục Thống kê',
      horizon: '2030',
      missing: [],
    },
    targets: [{ status: false, progress: '7/10', margin: '-9', reason: null }],
  });
});

test('Nothing measured is unknown, not zero, and the lead owes it.', async () => {
  expect(await row(await defined([target('>=', '30')]))).toMatchObject({
    ...{ status: null, progress: null, value: null },
    targets: [{ status: null, progress: null, reason: 'not_measured' }],
    missing: [{ what: 'chưa có số đo', owedBy: 'so-a', since: null }],
  });
});

test('A corrected or retracted measurement counts as it says now; at an earlier knowledge as it said then.', async () => {
  const ledger = await defined([target('>=', '30')]);
  ledger.on('2026-02-01');
  const event = await measured(ledger, '2025', '21');
  ledger.on('2026-03-01');
  const target_ = {
    stream: indicatorStream(OF.indicator, OF.unit),
    target: event,
    targetType: 'IndicatorMeasured',
    reason: 'nhầm',
  };
  await ledger.record(
    'FactCorrected',
    { ...target_, data: { ...OF, period: '2025', value: '33', source: 'Cục Thống kê' }, correctedValidAt: null },
    '2025-12-31',
  );
  expect(await row(ledger)).toMatchObject({ status: true, value: '33' });
  await ledger.record('FactRetracted', target_, '2025-12-31');
  expect(await row(ledger)).toMatchObject({ status: null, value: null });
  const engine = await ledger.engine();
  const then = await answered(
    engine.indicators({ effective: '2026-12-31', known: { kind: 'date', day: '2026-02-01' } }),
  );
  expect(then.rows[0]).toMatchObject({ value: '21' });
});

test('An annual target starts anew each year.', async () => {
  const ledger = await defined([target('>=', '10')], { annual: true, horizon: null });
  await measured(ledger, '2025', '12');
  expect(await row(ledger, '2026-12-31')).toMatchObject({ status: null, targets: [{ reason: 'not_measured' }] });
  await measured(ledger, '2026-Q1', '11');
  expect(await row(ledger, '2026-12-31')).toMatchObject({ status: true, value: '11' });
});

test('A rank is judged in its own universe only.', async () => {
  const ledger = await defined([target('rank', '5', { universe: 'vn-34' })]);
  await measured(ledger, '2024', '5', { universe: { id: 'vn-63', size: 63 } });
  expect(await row(ledger)).toMatchObject({ status: null, targets: [{ reason: 'other_universe' }] });
  await measured(ledger, '2025', '10', { universe: { id: 'vn-34', size: 34 } });
  expect(await row(ledger)).toMatchObject({ status: false, targets: [{ progress: '24/29' }] });
});

test('Several targets must all hold; progress is the least.', async () => {
  const ledger = await defined([target('>=', '30'), target('>=', '20')]);
  await measured(ledger, '2025', '21');
  expect(await row(ledger)).toMatchObject({
    status: false,
    progress: '7/10',
    targets: [{ status: false }, { status: true }],
  });
});

test('A bare number is read as its dated reading says, and an inferred one is marked.', async () => {
  const ledger = await defined([target('=', '30')], {
    reading: { kind: 'AT_MOST', inferred: true, from: '2026-01-01' },
  });
  await measured(ledger, '2025', '21');
  expect(await row(ledger)).toMatchObject({ status: true, targets: [{ inferred: true, comparator: '=' }] });
});

test('A revised target holds from its day on.', async () => {
  const ledger = await defined([target('>=', '30')]);
  await measured(ledger, '2025', '21');
  ledger.on('2026-05-01');
  await ledger.record('TargetRevised', {
    ...OF,
    horizon: '2030',
    targets: [target('>=', '20')],
    reading: null,
    reason: 'điều chỉnh',
  });
  expect([(await row(ledger, '2026-04-30'))?.status, (await row(ledger, '2026-05-01'))?.status]).toEqual([false, true]);
});
