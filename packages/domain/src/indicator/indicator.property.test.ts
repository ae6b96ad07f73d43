import type { AnyEvent } from '@kpi-ledger/events';
import fc from 'fast-check';
import { it } from 'vitest';
import { eventsOf, same } from '../testing/history.js';
import { expectLaws, type Oracle } from '../testing/laws.js';
import type { Attempt } from '../testing/world.js';

const indicator = fc.constantFrom('i1', 'i1', 'unknown');
const target = fc.constantFrom(
  { raw: '≥ 90', comparator: '>=', value: '90', upper: null, universe: null },
  { raw: '?', comparator: '>=', value: null, upper: null, universe: null },
  { raw: '1-2', comparator: 'range', value: '1', upper: '2', universe: null },
  { raw: '2-1', comparator: 'range', value: '2', upper: '1', universe: null },
  { raw: 'Top 10', comparator: 'rank', value: '10', upper: null, universe: null },
);
const horizon = fc.constantFrom('2026', null);
const value = fc.constantFrom('0', '5', '5.5', '34', '35', null);
const universe = fc.constantFrom({ id: 'tinh', size: 34 }, undefined);
const period = fc.constantFrom('2026-Q1', '2026-06', '2026');

const attempts: fc.Arbitrary<Attempt> = fc.oneof(
  fc.tuple(indicator, horizon, fc.array(target, { maxLength: 2 })).map(
    ([i, h, targets]): Attempt => ({
      type: 'TargetSet',
      validAt: '2026-01-01',
      data: { indicator: i, unit: null, horizon: h, targets, reading: null },
    }),
  ),
  fc.tuple(indicator, horizon, fc.array(target, { maxLength: 2 })).map(
    ([i, h, targets]): Attempt => ({
      type: 'TargetRevised',
      validAt: '2026-05-01',
      data: { indicator: i, unit: null, horizon: h, targets, reading: null, reason: 'x' },
    }),
  ),
  fc.tuple(indicator, period, value, universe, fc.boolean()).map(
    ([i, p, v, u, state]): Attempt => ({
      type: 'IndicatorMeasured',
      validAt: null,
      data: {
        indicator: i,
        unit: null,
        period: p,
        value: v,
        source: 'Báo cáo',
        ...(u && { universe: u }),
        ...(v === null && state && { state: true }),
      },
    }),
  ),
);

const complete = ({ raw }: { readonly raw: string }) => raw !== '?' && raw !== '2-1';

const oracle: Oracle = (events, attempt, validAt) => {
  const fact = attempt as unknown as AnyEvent;
  if (fact.type !== 'TargetSet' && fact.type !== 'TargetRevised' && fact.type !== 'IndicatorMeasured')
    throw new Error(fact.type);
  const known = fact.data.indicator === 'i1';
  if (fact.type === 'IndicatorMeasured') {
    const { period: p, universe: u, value: v, state } = fact.data;
    const last = eventsOf(events, 'IndicatorMeasured')
      .filter(({ data }) => data.period === p && same(data.universe, u))
      .at(-1);
    if (last && same(last.data, fact.data)) return 'ALREADY_SO';
    const latest = ['2026', null].flatMap((h) => {
      const set = events
        .filter((it) => (it.type === 'TargetSet' || it.type === 'TargetRevised') && it.data.horizon === h)
        .at(-1);
      return set?.type === 'TargetSet' || set?.type === 'TargetRevised' ? set.data.targets : [];
    });
    const ranked = latest.length > 0 && latest.every(({ raw }) => raw === 'Top 10');
    const measured = v !== null || state !== undefined;
    const inside = u === undefined || v === null || v === '5' || v === '34';
    return known && p !== '2026' && measured && inside && (u !== undefined || !ranked) ? 'RECORD' : 'REFUSE';
  }
  const { horizon: h, targets } = fact.data;
  const before = events.filter(
    (it) => (it.type === 'TargetSet' || it.type === 'TargetRevised') && it.data.horizon === h,
  );
  const last = before.at(-1);
  if (last?.type === fact.type && same(last.data, fact.data) && last.validAt === validAt) return 'ALREADY_SO';
  const fits = targets.length > 0 && targets.every(complete);
  return known && fits && (fact.type === 'TargetSet') === (before.length === 0) ? 'RECORD' : 'REFUSE';
};

it('keeps one set of targets a horizon and measures within it', () => {
  const set = (type: 'TargetSet' | 'TargetRevised', validAt: string, value: string, more: object): Attempt => ({
    ...{ type, validAt },
    data: {
      ...{ indicator: 'i1', unit: null, horizon: '2026', reading: null, ...more },
      targets: [{ raw: `≥ ${value}`, comparator: '>=', value, upper: null, universe: null }],
    },
  });
  const surely = [set('TargetSet', '2026-01-01', '90', {}), set('TargetRevised', '2026-05-01', '95', { reason: 'x' })];
  expectLaws(attempts, oracle, { surely });
});
