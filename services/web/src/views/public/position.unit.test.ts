import { expect, test } from 'vitest';
import { positionsOf } from './position.ts';

type Row = Parameters<typeof positionsOf>[0][number];
const row = (more: object): Row =>
  ({
    ...{ indicator: 'i', row: '2', title: 'DTI', horizon: '2030', recorded: [], missing: [] },
    targets: [{ comparator: 'rank', universe: 'vn-provinces', raw: 'Top 5', value: '5' }],
    ...more,
  }) as unknown as Row;
const of = (size: number) => ({ id: 'vn-provinces', size });

test('A year that was ranked among 63 and among 34 has both places; ranks are never rescaled.', () => {
  const recorded = [
    { period: '2023', value: '3', universe: of(63), source: 'a', event: '1' },
    { period: '2024', value: '5', universe: of(63), source: 'b', event: '2' },
    { period: '2024', value: '2', universe: of(34), source: 'c', event: '3' },
    { period: '2024', value: '9', universe: { id: 'asia', size: 50 }, source: 'd', event: '4' },
  ];
  const [position] = positionsOf([row({ recorded })]);
  expect(position?.places.map(({ period, rank, size }) => `${period} ${rank}/${size}`)).toEqual([
    '2023 3/63',
    '2024 5/63',
    '2024 2/34',
  ]);
  expect(position?.owedBy).toBeNull();
});

test('Without a published place there is an empty one, with who owes it.', () => {
  const [position] = positionsOf([row({ missing: [{ what: 'chưa có thứ hạng', owedBy: 'so-noi-vu' }] })]);
  expect(position).toMatchObject({ title: '2. DTI', places: [], owedBy: 'so-noi-vu' });
});

test('Other targets and other universes are no places among the provinces.', () => {
  const world = [{ comparator: 'rank', universe: 'world-universities', raw: '700', value: '700' }];
  expect(positionsOf([row({ targets: world }), row({ targets: [] })])).toEqual([]);
});
