import { describe, expect, test } from 'vitest';
import { linearPath } from './path.js';
import { ATTAINMENT_RULES, type AttainmentRuleId, isAttainmentRuleValue } from './rules.js';

describe('equal steps between two years', () => {
  test.each([
    ['up', '20', '30', ['22', '24', '26', '28']],
    ['down, as ranks go', '12', '5', ['53/5', '46/5', '39/5', '32/5']],
    ['of decimals', '0.5', '0.75', ['11/20', '3/5', '13/20', '7/10']],
    ['of nothing', '7', '7', ['7', '7', '7', '7']],
  ])('%s', (_, from, to, expected) => {
    const path = linearPath({ year: 2025, value: from }, { year: 2030, value: to });
    expect(path.map(({ value }) => value)).toEqual(expected);
    expect(path.map(({ year }) => year)).toEqual([2026, 2027, 2028, 2029]);
  });

  test.each([
    ['the next year', 2026, '30'],
    ['the same year', 2025, '30'],
    ['an earlier year', 2020, '30'],
    ['what is no number', 2030, 'nhiều'],
  ])('there are none up to %s', (_, year, value) => {
    expect(linearPath({ year: 2025, value: '20' }, { year, value })).toEqual([]);
  });
});

test.each([
  ['PATH', 'LINEAR', true],
  ['PATH', 'SUM', false],
  ['ROLL_UP', 'toString', false],
  ['BASELINE', '2025', true],
  ['BASELINE', '2025-H2', true],
  ['BASELINE', '25', false],
  ['UNIVERSE', '34', true],
  ['UNIVERSE', '0', false],
  ['CONTINUES', 'kh03.i.7', true],
  ['CONTINUES', 'Kh03', false],
] satisfies [AttainmentRuleId, string, boolean][])('rule %s may be decided as %s: %s', (rule, value, may) => {
  expect(isAttainmentRuleValue(rule, value)).toBe(may);
});

test('every rule says in Vietnamese what it asks, and every value what it means', () => {
  for (const { titleVi, values } of Object.values(ATTAINMENT_RULES)) {
    expect(titleVi).not.toBe('');
    if (typeof values !== 'string') for (const meaning of Object.values(values)) expect(meaning).not.toBe('');
  }
});
