import { expect, test } from 'vitest';
import { BASIS, NAMES } from '../testing/answers.js';
import { basisLine, day, percent, periodInText, periodName, personName, score, targetText } from './words.js';

test.each([
  ['2047/24', '85,29'],
  ['21599/240', '89,99'],
  ['89.999', '89,99'],
  ['90', '90,00'],
  ['0', '0,00'],
  ['100', '100,00'],
  ['2.5', '2,50'],
])('A score %s is printed %s: two places, cut, with a decimal comma', (exact, printed) => {
  expect(score(exact)).toBe(printed);
});

test('What is unknown is empty, never zero.', () => {
  expect([score(null), score(undefined), percent(null)]).toEqual(['', '', '']);
});

test.each([
  ['11/12', '91,66 %'],
  ['1', '100,00 %'],
  ['2/3', '66,66 %'],
])('A share %s is printed %s', (exact, printed) => {
  expect(percent(exact)).toBe(printed);
});

test.each([
  ['2026-03', 'Tháng 3 năm 2026', 'tháng 3 năm 2026'],
  ['2026-12', 'Tháng 12 năm 2026', 'tháng 12 năm 2026'],
  ['2026-Q4', 'Quý IV năm 2026', 'quý IV năm 2026'],
  ['2026-H2', '6 tháng cuối năm 2026', '6 tháng cuối năm 2026'],
  ['2026', 'Năm 2026', 'năm 2026'],
])('Period %s is called %s', (period, title, inText) => {
  expect([periodName(period), periodInText(period)]).toEqual([title, inText]);
});

test('Of a person who was erased it is said so; an id stands where no name is known.', () => {
  expect(personName(NAMES, 'director')).toBe('Nguyễn Thị Đông');
  expect(personName(NAMES, 'erased')).toBe('(đã xoá theo quyết định 7/QĐ ngày 01/03/2031)');
  expect(personName(NAMES, 'unknown')).toBe('unknown');
  expect(personName(NAMES, null)).toBe('');
});

test('The basis names ordinal, whole root, day and rule set.', () => {
  expect(day('2026-03-31')).toBe('31/03/2026');
  const line = basisLine(BASIS);
  for (const part of ['1589', BASIS.root, '31/03/2026', BASIS.ruleSet.slice(0, 16)]) expect(line).toContain(part);
});

test.each([
  ['$\\leq 5$', '≤ 5'],
  ['$\\geq 30$; tăng dần', '≥ 30; tăng dần'],
  ['≥ 3 USD, 5$', '≥ 3 USD, 5$'],
])('A target %s is read as %s.', (raw, printed) => {
  expect(targetText(raw)).toBe(printed);
});
