import { describe, expect, test } from 'vitest';
import { attainmentAnswer, gapsAnswer } from './attainment-answer.js';

type Found = Parameters<typeof attainmentAnswer>[0];

const BASIS = { ordinal: 1, root: 'a'.repeat(64), effective: '2026-06-30', ruleSet: 'b', formulaSet: 'c' };
const NAMES = { units: { 'so-a': 'Sở A' }, posts: {}, people: {} } as unknown as Parameters<typeof gapsAnswer>[1];
const RANK = {
  ...{ raw: '≤ 5', comparator: 'rank', value: '5', status: false, progress: '57/58', margin: '-1', method: 'C' },
  ...{ baseline: null, rules: {}, path: null, figures: [] },
};
const found = (target: object, synthetic: boolean): Found =>
  ({
    basis: BASIS,
    rows: [
      {
        ...{
          indicator: 'i',
          plan: 'kh',
          row: '1',
          title: 'Chỉ số',
          horizon: '2030',
          targets: [{ ...RANK, ...target }],
        },
        ...{
          value: '6',
          state: null,
          universe: { id: 'vn', size: 63 },
          period: '2024',
          source: 'Nguồn',
          status: false,
        },
        ...{ progress: '57/58', conflicts: [], leads: ['so-a'], missing: [], units: [], rollUp: null, differences: [] },
        ...{ gaps: ['formula'], definitionCard: {}, synthetic },
      },
    ],
  }) as unknown as Found;

const DEMO = 'DỮ LIỆU TRÌNH DIỄN';

describe('the empty slots of definition cards', () => {
  test('say that the ledger holds made-up data, and name the lead', () => {
    const { table, csv } = gapsAnswer(found({}, true), NAMES);
    expect(table('vi', 200)).toContain(DEMO);
    expect(table('vi', 200)).toContain('Sở A');
    expect(csv().split('\r\n')[0]).toMatch(/,synthetic$/);
    expect(gapsAnswer(found({}, false), NAMES).table('vi', 200)).not.toContain(DEMO);
  });
});

test('a target is read without the marks of formulas that the texts came with; CSV keeps it as printed', () => {
  const { table, csv } = attainmentAnswer(found({ raw: '$\\leq 5$' }, false));
  expect(table('vi', 200)).toContain('│ ≤ 5 ');
  expect(table('vi', 200)).not.toContain('$');
  expect(csv()).toContain('$\\leq 5$');
});

describe('progress to a rank that is not reached', () => {
  const LENIENT = 'cách tính này dễ dãi';
  test('is marked as lenient where it is counted from the last rank for want of a baseline', () => {
    const text = attainmentAnswer(found({}, false)).table('vi', 200);
    expect(text).toContain('98.27*');
    expect(text).toContain(LENIENT);
  });

  test.each([
    ['a decided method', { rules: { RANK_METHOD: { value: 'C' } } }],
    ['a baseline', { method: 'B', baseline: { period: '2023', value: '12', event: 'e' } }],
  ])('is not with %s', (_, target) => {
    expect(attainmentAnswer(found(target, false)).table('vi', 200)).not.toContain(LENIENT);
  });
});
