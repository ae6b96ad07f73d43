import * as E from 'fp-ts/lib/Either.js';
import { describe, expect, test } from 'vitest';
import { readCsv } from './csv.js';

const rows = (text: string) => {
  const read = readCsv('x.csv', new TextEncoder().encode(text));
  return E.isRight(read) ? read.right.rows : read.left.code;
};

describe('a CSV file', () => {
  test.each([
    ['comma', 'a,b\n1,2\n'],
    ['semicolon, as spreadsheets here write it', 'a;b\r\n1;2\r\n'],
    ['tab, with a byte-order mark', '﻿a\tb\n1\t2'],
  ])('%s', (_, text) => {
    expect(rows(text)).toEqual([
      { number: 1, cells: ['a', 'b'] },
      { number: 2, cells: ['1', '2'] },
    ]);
  });

  test('quoted separators and line breaks; empty rows and notes are left out, numbers stay those of the file', () => {
    expect(rows('a,b\n\n# ghi chú\n"x, y","dòng 1\ndòng 2"\n')).toEqual([
      { number: 1, cells: ['a', 'b'] },
      { number: 4, cells: ['x, y', 'dòng 1\ndòng 2'] },
    ]);
  });

  test('broken quotes and bytes that are not UTF-8 are refused', () => {
    expect(rows('a,b\n"x,2\n')).toBe('CSV_SYNTAX');
    const latin = readCsv('x.csv', Uint8Array.from([0x61, 0x2c, 0xe9]));
    expect(E.isLeft(latin) && latin.left.code).toBe('NOT_UTF8');
  });
});
