import { expect, test } from 'vitest';
import { dataOf, draftOf, EMPTY, type Figure } from './figure-data.ts';
import type { Measurable } from './measurable.ts';

const of = (targets: Measurable['targets']): Measurable => ({
  ...{ indicator: 'ct.1', unit: null, plan: 'ct', row: '1', title: 'Chỉ tiêu', measure: null, horizon: '2030' },
  ...{ targets, due: null, last: null, status: null, missing: [] },
});
const target = (comparator: string, raw: string, universe: string | null = null) => ({ comparator, raw, universe });

test('A number keeps every digit; a rank carries its universe; words are attested with their documents.', () => {
  const draft = { ...EMPTY, period: '2025', source: ' Niên giám ' };
  expect(dataOf({ ...draft, value: '1.234,50' }, of([target('>=', '30')]), 'vi', null)).toEqual({
    ...{ indicator: 'ct.1', unit: null, period: '2025', value: '1234.50', source: 'Niên giám' },
  });
  expect(
    dataOf({ ...draft, value: '6', size: '34' }, of([target('rank', '≤ 5', 'vn-provinces')]), 'vi', null),
  ).toMatchObject({ value: '6', universe: { id: 'vn-provinces', size: 34 } });
  const attested = { 'Đạt mức tiên tiến': { met: 'yes', documents: 'Báo cáo 12; Kết luận 3;' } } as const;
  expect(dataOf({ ...draft, attested }, of([target('text', 'Đạt mức tiên tiến')]), 'vi', null)).toMatchObject({
    value: null,
    attestations: [
      {
        target: 'Đạt mức tiên tiến',
        met: true,
        evidence: [
          { name: 'Báo cáo 12', hash: null },
          { name: 'Kết luận 3', hash: null },
        ],
      },
    ],
  });
});

test('A correction that changes nothing says again what was said.', () => {
  const figure: Figure = {
    ...{ event: 'e', stream: 'indicator-ct.1-CITY', indicator: 'ct.1', unit: 'so-a', of: 'CITY', period: '2024' },
    ...{ day: '2024-12-31', value: '6', state: null, universe: { id: 'vn-provinces', size: 63 }, parts: null },
    ...{ source: 'PCI 2024', sourceAddress: 'https://pci.vn', edition: 'PCI-2024', attestations: [] },
    ...{ recordedAt: '2026-01-02T03:00:00Z', corrected: false, synthetic: false },
  };
  expect(dataOf(draftOf(figure, 'vi'), of([target('rank', '≤ 5', 'vn-provinces')]), 'vi', figure)).toEqual({
    ...{ indicator: 'ct.1', unit: null, period: '2024', value: '6', universe: { id: 'vn-provinces', size: 63 } },
    ...{ source: 'PCI 2024', sourceAddress: 'https://pci.vn', edition: 'PCI-2024' },
  });
});
