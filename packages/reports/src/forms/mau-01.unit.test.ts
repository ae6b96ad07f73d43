import { expect, test } from 'vitest';
import { EMPTY, NAMES, SHEET } from '../testing/answers.js';
import { tableOf, textsOf } from '../testing/texts.js';
import { mau01 } from './mau-01.js';

const form = mau01(SHEET, NAMES);

test('Part I has the thirteen rows of Mẫu số 01 and the total of 30, self-score beside the confirmed one.', () => {
  const rows = tableOf(form);
  expect(rows.map((row) => row.split('|')[0])).toEqual([
    'I',
    '1',
    '2',
    'II',
    '1',
    '2',
    '3',
    '4',
    'III',
    '1',
    '2',
    '3',
    '4',
    '',
  ]);
  expect(rows[0]).toMatch(/^I\|Phẩm chất chính trị.*\|10\|10,00\|9,50$/);
  expect(rows[1]).toBe('1|Tiêu chí I.1|5|5,00|4,50');
  expect(rows[3]).toMatch(/\|10\|9,75\|8,00$/);
  expect(rows[6]).toBe('3|Tiêu chí II.3|2,5|2,25|2,00');
  expect(rows.at(-1)).toBe('|Tổng điểm|30|27,75|25,50');
});

test('The confirmed column is said to be no part of the decree’s form.', () => {
  expect(textsOf(form).find((text) => text.startsWith('TT|'))).toContain('Điểm xác nhận (*)');
  expect(textsOf(form).find((text) => text.startsWith('(*)'))).toContain('không thuộc Mẫu số 01');
});

test('Part II has six lines: three figures with K beside T (P30), three to be written by hand.', () => {
  const texts = textsOf(form);
  expect(texts.filter((text) => /^[1-6]\. /.test(text))).toEqual([
    '1. Điểm tiêu chí chung: 25,50/30',
    '2. Điểm kết quả thực hiện nhiệm vụ: 59,79/70 (K = 85,41 %)',
    '3. Tổng điểm: 85,29/100',
    '4. Ưu điểm: ',
    '5. Hạn chế, khuyết điểm: ',
    '6. Nhận xét của cấp có thẩm quyền theo dõi, đánh giá: ',
  ]);
});

test('The head shows a, b, c, d, đ, e; other people a, b, c.', () => {
  const terms = (sheet: typeof SHEET) => textsOf(mau01(sheet, NAMES)).find((text) => text.includes('a = '));
  expect(terms(SHEET)).toContain('đ = 50,00 %; e = 100,00 %');
  expect(terms({ ...SHEET, leader: false })).toBe('Kết quả thực hiện nhiệm vụ: a = 88,63 %; b = 85,79 %; c = 81,81 %.');
});

test('It is signed by the person and by who scores the person (Điều 10).', () => {
  expect(textsOf(form).slice(-2)).toEqual([
    'CẤP CÓ THẨM QUYỀN THEO DÕI, ĐÁNH GIÁ: Trần Văn Ước',
    'NGƯỜI TỰ ĐÁNH GIÁ: Nguyễn Thị Đông',
  ]);
  expect(form).toMatchObject({ superior: 'UBND thành phố', body: 'Sở A', formNumber: 'Mẫu số 01' });
});

test('What is unknown stays empty, with a note of what is missing and who owes it.', () => {
  const empty = mau01(EMPTY, NAMES);
  expect(tableOf(empty).filter((row) => !row.endsWith('||'))).toEqual([]);
  const texts = textsOf(empty);
  expect(texts).toContain('3. Tổng điểm: ………/100');
  expect(texts).toContain('Còn thiếu: chưa xác nhận điểm tiêu chí chung – Chủ tịch UBND thành phố, từ 01/04/2026.');
  expect(texts.filter((text) => /\b0,00\b/.test(text))).toEqual([]);
});

test('One unscored cell leaves the sum of its group and the total empty.', () => {
  const cells = SHEET.cells.map((cell) => (cell.id === 'II.2' ? { ...cell, self: null } : cell));
  const rows = tableOf(mau01({ ...SHEET, cells }, NAMES));
  expect(rows[0]).toContain('|10,00|9,50');
  expect(rows[3]).toContain('|10||8,00');
  expect(rows.at(-1)).toBe('|Tổng điểm|30||25,50');
});

test('The quarter of an agency that tracks by month says where the criteria stand.', () => {
  const quarter = mau01({ ...SHEET, tracking: 'MONTH' }, NAMES);
  expect(textsOf(quarter).filter((text) => text.includes('trung bình các tháng'))).toHaveLength(1);
  expect(textsOf(form).filter((text) => text.includes('trung bình các tháng'))).toHaveLength(0);
});
