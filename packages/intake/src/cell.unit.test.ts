import * as E from 'fp-ts/lib/Either.js';
import { describe, expect, test } from 'vitest';
import * as cell from './cell.js';

const value = <A>(type: cell.CellType<A>, from: cell.Cell): A | 'refused' => {
  const read = type.read(from);
  return E.isRight(read) ? read.right : 'refused';
};

describe('a number', () => {
  test.each([
    ['25,5', '25.5'],
    ['25.5', '25.5'],
    [' 25 ', '25'],
    ['-3,25', '-3.25'],
    ['2047/24', '2047/24'],
    [12, '12'],
  ])('%s is %s', (text, exact) => {
    expect(value(cell.decimal, text)).toBe(exact);
  });

  test.each(['1.234,5', '1,234.5', '1 000', '05', '.5', '5.', '1/0', '25,5,1', '', 'NaN', '1e3', 0.1, null, {}])(
    '%s is refused, not guessed',
    (text) => {
      expect(value(cell.decimal, text)).toBe('refused');
    },
  );
});

describe('a date', () => {
  test.each([
    ['31/03/2026', '2026-03-31'],
    ['1/3/2026', '2026-03-01'],
    ['2026-03-31', '2026-03-31'],
    ['29/02/2028', '2028-02-29'],
  ])('%s is %s', (text, date) => {
    expect(value(cell.date, text)).toBe(date);
  });

  test.each(['31/02/2026', '2026-02-29', '03/31/2026', '31-03-2026', '2026-3-1', '31/3/26', '', 46112])(
    '%s is none',
    (text) => {
      expect(value(cell.date, text)).toBe('refused');
    },
  );
});

test('a whole number has no separators and no sign', () => {
  expect(value(cell.count, '1200')).toBe(1200);
  expect(value(cell.count, '0')).toBe(0);
  for (const text of ['1.200', '1,200', '-1', '1.0', '', '9007199254740993'])
    expect(value(cell.count, text)).toBe('refused');
});

test('yes and no in both languages; anything else is refused', () => {
  for (const text of ['có', 'Có', 'x', 'true', '1', true, 'có'.normalize('NFD')])
    expect(value(cell.yesNo, text)).toBe(true);
  for (const text of ['không', 'no', 'FALSE', '0', false]) expect(value(cell.yesNo, text)).toBe(false);
  for (const text of ['có thể', '', '2', null]) expect(value(cell.yesNo, text)).toBe('refused');
});

test('text is composed: the same letters are the same bytes', () => {
  expect(value(cell.words, 'Sở Nội vụ'.normalize('NFD'))).toBe('Sở Nội vụ');
});

test('several values in one cell; the wrong one is named', () => {
  expect(value(cell.several(cell.id), 'a; b ;')).toEqual(['a', 'b']);
  expect(value(cell.several(cell.id), ['a', 'b'])).toEqual(['a', 'b']);
  const wrong = cell.several(cell.id).read('a; B c');
  expect(E.isLeft(wrong) && wrong.left.vi).toContain('" B c"');
});

describe('milestones', () => {
  test('a date and a quantity, with keys of their own or numbered', () => {
    expect(value(cell.milestones, '31/03/2026:5; q2=2026-06-30:2')).toEqual([
      { key: 'm1', due: '2026-03-31', units: 5 },
      { key: 'q2', due: '2026-06-30', units: 2 },
    ]);
  });

  test.each(['31/03/2026', '31/03/2026:x', '31/02/2026:5', '5', ':5'])('%s is refused', (text) => {
    expect(value(cell.milestones, text)).toBe('refused');
  });

  test.each([
    ['31/02/2026:5', /^có ngày 31\/02\/2026 không có trong lịch/],
    ['31/03/2026', /^phải viết dạng ngày:số lượng/],
    ['31/03/2026:1; 31/03/2026', /^"31\/03\/2026" phải viết/],
  ])('of %s it says what is wrong, and which of several', (text, message) => {
    const read = cell.milestones.read(text);
    expect(E.isLeft(read) && read.left.vi).toMatch(message);
  });
});

test('keys and values; one without a key is refused', () => {
  expect(value(cell.named, 'N1=Đơn giản; N2=Khó = rất khó')).toEqual({ N1: 'Đơn giản', N2: 'Khó = rất khó' });
  for (const text of ['N1', '=x', 'N1=']) expect(value(cell.named, text)).toBe('refused');
});

test('a choice is read in any case and kept as fixed', () => {
  expect(value(cell.oneOf('HEAD', 'STAFF'), 'head')).toBe('HEAD');
  expect(value(cell.oneOf('HEAD', 'STAFF'), 'boss')).toBe('refused');
});
