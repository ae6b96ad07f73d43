import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type RollUp, rollUp } from './roll-up.js';

const unit = (value: string | null, status: boolean | null = null) => ({ value, status });

test.each([
  ['SUM', ['1/3', '0.5', '2'], '17/6'],
  ['MEAN', ['100', '50', '0'], '50'],
  ['MEAN', ['1', '0', '0'], '1/3'],
  ['LEAST', ['12.5', '-1', '3'], '-1'],
] as const)('%s of %j is %s', (rule, values, expected) => {
  expect(
    rollUp(
      rule,
      values.map((value) => unit(value)),
    ),
  ).toBe(expected);
});

test('the share of units that meet their own target is a percentage', () => {
  expect(rollUp('SHARE_MEETING', [unit(null, true), unit('5', false), unit(null, true)])).toBe('200/3');
});

test('one unknown unit leaves the whole unknown, and nothing has no figure', () => {
  for (const rule of ['SUM', 'MEAN', 'LEAST', 'SHARE_MEETING'] satisfies RollUp[]) {
    expect(rollUp(rule, [unit('1', true), unit(null, null)])).toBeNull();
    expect(rollUp(rule, [])).toBeNull();
  }
});

test('the mean times the number of units is the sum, whatever the values', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: -1_000_000, max: 1_000_000 }), { minLength: 1, maxLength: 40 }),
      (values) => {
        const units = values.map((value) => unit(String(value)));
        const [over = '', under = '1'] = (rollUp('MEAN', units) ?? '').split('/');
        const sum = values.reduce((total, value) => total + value, 0);
        expect(rollUp('SUM', units)).toBe(String(sum));
        expect(BigInt(over) * BigInt(values.length)).toBe(BigInt(sum) * BigInt(under));
        expect(rollUp('LEAST', units)).toBe(String(Math.min(...values)));
      },
    ),
  );
});
