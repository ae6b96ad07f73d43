import { describe, expect, test } from 'vitest';
import { bigIntegers, checkedIntegers, display, format, parseRational } from './index.js';

describe('parseRational', () => {
  test.each([
    ['3', '3'],
    ['0', '0'],
    ['-0', '0'],
    ['25.5', '51/2'],
    ['-0.50', '-1/2'],
    ['2047/24', '2047/24'],
    ['20/100', '1/5'],
    ['-6/4', '-3/2'],
    ['9007199254740993', '9007199254740993'],
    ['0.1000000000000000000001', '1000000000000000000001/10000000000000000000000'],
  ])('reads %s as %s', (text, exact) => {
    expect(checkedIntegers.parse(text)?.toString()).toBe(exact);
    expect(bigIntegers.parse(text)?.toString()).toBe(exact);
  });

  test.each([
    '',
    ' ',
    '1 ',
    ' 1',
    '+1',
    '1e3',
    '1E3',
    '.5',
    '5.',
    '01',
    '00',
    '1/0',
    '1/-2',
    '1/02',
    '1.5/2',
    '1/2/3',
    '--1',
    '-',
    '0x10',
    'NaN',
    'Infinity',
    '1,5',
    '１',
    '9'.repeat(1001),
  ])('refuses %j', (text) => {
    expect(parseRational(text)).toBeNull();
    expect(bigIntegers.parse(text)).toBeNull();
  });
});

describe('display', () => {
  test.each([
    ['21599/240', 2, '89.99'],
    ['90', 2, '90.00'],
    ['-1/1000', 2, '0.00'],
    ['-5', 2, '-5.00'],
    ['-199/100', 1, '-1.9'],
    ['1/3', 4, '0.3333'],
    ['7/2', 0, '3'],
  ])('%s with %i places shows %s', (text, places, shown) => {
    const value = parseRational(text);
    expect(value && display(value, places)).toBe(shown);
  });
});

test('numbers that pass the safe bound stay exact', () => {
  const big = checkedIntegers.integer(Number.MAX_SAFE_INTEGER);
  expect(format(big.times(big))).toBe('81129638414606663681390495662081');
  expect(format(big.plus(checkedIntegers.integer(2)))).toBe('9007199254740993');
  expect(format(checkedIntegers.ratio(1, 94906267).plus(checkedIntegers.ratio(-1, 94906269)))).toBe(
    '2/9007199705687823',
  );
});

test('dividing by zero is a programming error', () => {
  for (const kernel of [checkedIntegers, bigIntegers]) {
    expect(() => kernel.integer(1).over(kernel.integer(0))).toThrow(RangeError);
  }
});
