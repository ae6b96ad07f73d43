import { describe, expect, test } from 'vitest';
import { decimals } from '../approximate/decimals.js';
import { evaluate as everything } from '../approximate.js';
import {
  approximateText,
  approximation,
  display,
  type Irrationals,
  checkedIntegers as numbers,
  quotient,
  type Rational,
} from '../numbers/index.js';
import { parseRational } from '../numbers/kernels.js';
import { evaluate } from '../registry.js';
import { logarithms } from './pii/log.js';

const HUE = {
  preset: 'UNDP',
  lifeExpectancy: '74.6',
  expectedSchooling: '13.1',
  meanSchooling: '8.5',
  gniPerCapita: '10814',
};
const number = (text: string): Rational => parseRational(text) as Rational;
const LIMITS = { skewness: '2', kurtosis: '3.5', maxPoints: 5, log: 'CT' };
const provinces = ['1', '2', '3'].map((numerator) => ({ id: numerator, numerator }));

describe('the core', () => {
  test('refuses what needs roots, and says where to find them', () => {
    expect(evaluate('indices/hdi', HUE)).toMatchObject({
      ok: false,
      error: { code: 'APPROXIMATE_NEEDED', message: expect.stringContaining('@kpi-ledger/formulas/approximate') },
    });
  });

  test('computes a normalisation that needs none, exactly', () => {
    const input = { direction: 'GOOD', provinces, outliers: null };
    expect(evaluate('indices/pii-indicator', input)).toMatchObject({ ok: true, answer: { approximate: null } });
    expect(evaluate('indices/pii-indicator', input)).toEqual(everything('indices/pii-indicator', input));
    expect(evaluate('indices/pii-indicator', { ...input, outliers: LIMITS })).toMatchObject({ ok: true });
  });
});

describe('approximate answers', () => {
  test('name their approximate values, the bound and, in the derivation, the precision', () => {
    const result = everything('indices/hdi', HUE);
    if (!result.ok) throw new Error(result.error.message);
    expect(result.answer).toMatchObject({ approximate: { keys: ['HDI', 'income'], bound: '0.00000000000000000001' } });
    expect(result.answer['health']).toBe('21/25');
    expect(result.answer['HDI']).toMatch(/^0\.\d{20}$/);
    expect(result.answer.derivation?.parameters).toEqual([
      expect.objectContaining({ id: 'precision', source: expect.stringContaining('ROUND_HALF_EVEN') }),
    ]);
  });

  test('stay within the bound also when roots and logarithms are off by all that they may be', () => {
    const off: Irrationals = {
      name: 'wide',
      ln: (value) => spread(decimals.ln(value)),
      root: (value, degree) => spread(decimals.root(value, degree)),
    };
    const spread = ({ low, high }: { low: Rational; high: Rational }) => {
      const more = number('1/1000000000000000000000000');
      return { low: low.minus(more), high: high.plus(more) };
    };
    const [near, far] = [everything('indices/hdi', HUE), everything('indices/hdi', HUE, { irrationals: off })];
    if (!near.ok || !far.ok) throw new Error('refused');
    const difference = number(near.answer['HDI'] as string).minus(number(far.answer['HDI'] as string));
    expect(Math.abs(Number(display(difference, 21)))).toBeLessThanOrEqual(1e-20);
  });

  test('are refused where the bound cannot be kept', () => {
    const wide: Irrationals = {
      name: 'useless',
      ln: () => ({ low: number('4'), high: number('5') }),
      root: () => ({ low: number('0'), high: number('1') }),
    };
    expect(everything('indices/hdi', HUE, { irrationals: wide })).toMatchObject({
      ok: false,
      error: { code: 'PRECISION_LOST' },
    });
    const close = Array.from({ length: 12 }, (_, at) => ({ id: `${at}`, numerator: at === 0 ? '1' : '2' }));
    const input = { direction: 'GOOD', provinces: close, outliers: { ...LIMITS, maxPoints: 0 } };
    expect(everything('indices/pii-indicator', input, { irrationals: wide })).toMatchObject({
      ok: false,
      error: { code: 'PRECISION_LOST' },
    });
  });

  test('an enclosure that is too wide has no value; a divisor that may be 0 gives no quotient', () => {
    expect(approximation({ low: number('0'), high: number('0.00000000000000000003') }, numbers)).toBeNull();
    const fine = approximation({ low: number('1/3'), high: number('1/3') }, numbers);
    expect(fine && approximateText(fine)).toBe('0.33333333333333333333');
    const one = { low: number('1'), high: number('1') };
    expect(quotient(one, { low: number('0'), high: number('1') })).toBeNull();
    expect(quotient(one, { low: number('-1'), high: number('1') })).toBeNull();
  });
});

test.each([
  ['CT', ['0', '5', '50'], ['-0.693147', '1.704748', '3.921973']],
  ['GII', ['1', '10', '100'], ['0.000000', '2.302585', '4.605170']],
] as const)('the %s logarithm of values worked beforehand', (form, values, expected) => {
  const logs = logarithms(values.map(number), form, decimals, numbers);
  const shown = logs
    .map(({ low, high }) => approximation({ low, high }, numbers))
    .map((value) => {
      if (value === null) throw new Error('too wide');
      const [whole = '', places = ''] = approximateText(value).split('.');
      const rounded = (BigInt(whole.replace('-', '') + places) + 5n * 10n ** 13n) / 10n ** 14n;
      const digits = `${rounded}`.padStart(7, '0');
      return `${whole.startsWith('-') ? '-' : ''}${digits.slice(0, -6)}.${digits.slice(-6)}`;
    });
  expect(shown).toEqual(expected);
});

test('the decision about outliers is exact: 1 below the limit by any digit is none', () => {
  const values = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 30, 100].map((value, at) => ({ id: `t${at}`, numerator: `${value}` }));
  const treatmentAt = (kurtosis: string) => {
    const result = everything('indices/pii-indicator', {
      direction: 'GOOD',
      provinces: values,
      outliers: { ...LIMITS, kurtosis },
    });
    return result.ok ? result.answer['treatment'] : result.error.code;
  };
  const exactly = '498780058524/51202140125';
  expect(treatmentAt(exactly)).toBe('WINSORISED');
  expect(treatmentAt('498780058524000000000000000000000000000001/51202140125000000000000000000000000000000')).toBe(
    'NONE',
  );
});
