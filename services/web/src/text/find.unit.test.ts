import { expect, test } from 'vitest';
import { found, wordsOf } from './find.ts';

const products = [
  { code: 'VB.01', words: wordsOf('VB.01', 'Văn bản hành chính đơn giản') },
  { code: 'BC.02', words: wordsOf('BC.02', 'Báo cáo tổng hợp, có văn bản kèm theo') },
  { code: 'DA.03', words: wordsOf('DA.03', 'Đề án', null) },
];
const codes = (typed: string) => found(products, typed).map(({ code }) => code);

test.each([
  ['', ['VB.01', 'BC.02', 'DA.03']],
  ['van ban', ['VB.01', 'BC.02']],
  ['bản  VĂN', ['VB.01', 'BC.02']],
  ['de an', ['DA.03']],
  ['đề', ['DA.03']],
  ['bc', ['BC.02']],
  ['da', ['DA.03']],
  ['tổng đơn', []],
])('"%s" finds %j', (typed, expected) => {
  expect(codes(typed)).toEqual(expected);
});

test('What begins with what was typed comes first.', () => {
  expect(codes('b')).toEqual(['BC.02', 'VB.01']);
});
