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
  for (const rule of ['SUM', 'MEAN', 'LEAST', 'SHARE_MEETING', 'RATIO_OF_SUMS'] satisfies RollUp[]) {
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

const share = (numerator: string, denominator: string, times = '100') => ({
  ...unit('0'),
  parts: { numerator, denominator, times },
});

test('the ratio of sums lets a big unit weigh more: 9 of 10 and 100 of 1000 are 10,79 %, not 50 %', () => {
  expect(rollUp('RATIO_OF_SUMS', [share('9', '10'), share('100', '1000')])).toBe('1090/101');
  expect(rollUp('RATIO_OF_SUMS', [share('3', '25000', '10000'), share('1.5', '5000', '10000')])).toBe('3/2');
});

test('the ratio of sums is not known of figures without parts, in different measures, or over nothing', () => {
  for (const units of [
    [share('1', '2'), unit('50')],
    [share('1', '2'), share('1', '2', '1000')],
    [share('1', '2'), { ...share('1', '2'), value: null }],
    [share('0', '0')],
  ])
    expect(rollUp('RATIO_OF_SUMS', units)).toBeNull();
});

test('the ratio of sums is that of everybody counted one by one, and lies between the least and the greatest share', () => {
  const counted = fc.integer({ min: 1, max: 40 }).chain((all) => fc.tuple(fc.nat(all), fc.constant(all)));
  fc.assert(
    fc.property(fc.array(counted, { minLength: 1, maxLength: 8 }), (units) => {
      const people = units.flatMap(([yes, all]) => Array.from({ length: all }, (_, i) => i < yes));
      const [over = '', under = '1'] = (
        rollUp(
          'RATIO_OF_SUMS',
          units.map(([n, d]) => share(`${n}`, `${d}`)),
        ) ?? ''
      ).split('/');
      expect(BigInt(over) * BigInt(people.length)).toBe(BigInt(people.filter(Boolean).length * 100) * BigInt(under));
      const shares = units.map(([n, d]) => (100 * n) / d);
      const whole = Number(over) / Number(under);
      expect(whole).toBeGreaterThanOrEqual(Math.min(...shares) - 1e-9);
      expect(whole).toBeLessThanOrEqual(Math.max(...shares) + 1e-9);
    }),
  );
});
