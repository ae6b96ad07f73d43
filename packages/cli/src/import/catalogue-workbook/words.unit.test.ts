import type { SheetCell } from '@kpi-ledger/intake';
import * as E from 'fp-ts/lib/Either.js';
import { describe, expect, test } from 'vitest';
import { fieldOfTitle } from './fields.js';
import { gapsIn } from './gaps.js';
import { frameOf } from './numbers.js';
import { codeOf, groupLabel } from './parsed.js';
import { decisionIn, readTitleLines } from './title-lines.js';

describe('titles of columns, as they are printed', () => {
  test.each([
    ['TT', 'ordinal'],
    ['STT', 'ordinal'],
    ['Mã CV', 'code'],
    ['MÃ SẢN PHẨM', 'code'],
    ['Phòng', 'department'],
    ['Nhiệm vụ', 'task'],
    ['Công việc chi tiết', 'name'],
    ['Sản phẩm đầu ra', 'output'],
    ['ĐVT', 'countUnit'],
    ['Nhóm (N1-N5)', 'group'],
    ['Khung\nđiểm', 'frame'],
    ['Điểm chấm', 'points'],
    ['Hệ số quy đổi (= Điểm chấm/5)', 'factor'],
    ['Ghi chú', 'note'],
    ['Mã chỉ tiêu', 'indicator'],
    ['Người soạn', null],
    ['', null],
  ])('%j is %s', (title, field) => {
    expect(fieldOfTitle(title)?.field ?? null).toBe(field);
  });
});

test.each([
  ['N3', 'N3'],
  ['n 3', 'N3'],
  ['Nhóm 3', 'N3'],
  ['NHÓM III', 'N3'],
  ['3', 'N3'],
  ['Đặc biệt', 'Đặcbiệt'],
])('the group %s is %s', (printed, group) => {
  expect(groupLabel(printed)).toBe(group);
});

test.each([
  ['ĐĐ.01', 'ĐĐ.01'],
  ['ÐÐ.01', 'ĐĐ.01'],
  [' DC. 02 ', 'DC.02'],
  ['VÊ.1'.normalize('NFD'), 'VÊ.1'],
])('the code %s is %s', (printed, code) => {
  expect(codeOf(printed)).toBe(code);
});

const cell = (text: string): SheetCell => ({ kind: 'TEXT', text, formula: false, format: 'General' });

test.each([
  ['51-100', '51', '100'],
  ['51 – 100', '51', '100'],
  ['Từ 51 đến 100 điểm', '51', '100'],
  ['0,5-10', '0.5', '10'],
])('the frame %s', (printed, from, to) => {
  expect(frameOf(cell(printed))).toEqual(E.right({ from, to }));
});

describe('lines above a table', () => {
  test.each([
    ['(Kèm theo Quyết định số 283/QĐ-UBND ngày 31 tháng 5 năm 2026 của UBND xã)', '283/QĐ-UBND', '2026-05-31'],
    ['Quyết định số: 15 /QĐ-UBND, ngày 01/6/2026', '15/QĐ-UBND', '2026-06-01'],
  ])('%s', (line, number, date) => {
    expect(decisionIn(line)).toEqual({ number, date });
  });

  test('31 February is no day, and no number is no decision', () => {
    expect(decisionIn('Quyết định số 1/QĐ-UBND ngày 31/02/2026')).toBeNull();
    expect(decisionIn('Quyết định số    /QĐ-UBND ngày    tháng 5 năm 2026')).toBeNull();
  });

  test('the standard product and its points; said in two ways, neither', () => {
    const line = 'Đơn vị sản phẩm, công việc chuẩn: Soạn thảo văn bản đơn giản, 5 điểm';
    expect(readTitleLines([line])).toMatchObject({ standardPoints: '5', standardUnit: 'Soạn thảo văn bản đơn giản' });
    expect(readTitleLines([line, line.replace('5 điểm', '10 điểm')])).toMatchObject({ standardPoints: null });
  });
});

test('numbers that a run of codes leaves out; a lone large number is no end of a run', () => {
  expect(gapsIn(['DC.01', 'DC.03', 'DC.05', 'ĐĐ.1', 'ĐĐ.2'])).toEqual(['DC.02', 'DC.04']);
  expect(gapsIn(['DC.1', 'DC.2', 'DC.2026'])).toEqual([]);
});
