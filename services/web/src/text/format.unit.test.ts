import { expect, test } from 'vitest';
import { asRead, cut, day, decimal, forDrawing, targetText, timeInHue } from './format.ts';

test('A fraction is cut, never rounded: a display never crosses a threshold.', () => {
  // 89.9999… is not 90, which would be another class.
  expect(cut('899999/10000', 'vi')).toBe('89,99');
  expect(cut('16333/204', 'vi')).toBe('80,06');
  expect(cut('16333/204', 'en')).toBe('80.06');
  expect(cut('2/3', 'vi', 4)).toBe('0,6666');
  expect(cut('không rõ', 'vi')).toBe('không rõ');
});

test('Digits beyond those of a float stay what they are.', () => {
  expect(cut('12345678901234567890.129', 'vi')).toBe('12345678901234567890,12');
  expect(decimal('0.1000000000000000055', 'vi')).toBe('0,1000000000000000055');
});

test('A target is read without the marks of formulas that the texts came with.', () => {
  expect(['$\\leq 5$', '$> 0,8$', '≥ 3%'].map(targetText)).toEqual(['≤ 5', '> 0,8', '≥ 3%']);
});

test('Days and instants as they are written in Vietnam.', () => {
  expect(day('2026-09-30')).toBe('30/09/2026');
  expect(asRead('Thời hạn 2026-09-20, nộp 2026-09-26', 'vi')).toBe('Thời hạn 20/09/2026, nộp 26/09/2026');
  // Midnight has passed in Huế while it is the day before in Greenwich.
  expect(timeInHue('2026-01-04T18:30:05.000Z')).toBe('05/01/2026 01:30:05');
});

test('A text of the service is read with the quarters and decimals of the language; ids stay what they are.', () => {
  expect(asRead('chưa xác nhận điểm kỳ 2026-Q1', 'vi')).toBe('chưa xác nhận điểm kỳ Quý I/2026');
  expect(asRead('hoàn thành 1/2 nhiệm vụ (50.00 %)', 'vi')).toBe('hoàn thành 1/2 nhiệm vụ (50,00 %)');
  expect(asRead('2026-Q1: 50.00 %', 'en')).toBe('Q1 2026: 50.00 %');
  expect(asRead('rating-mau-2026-Q3, 2026-Q3-n1, 335/2025', 'vi')).toBe('rating-mau-2026-Q3, 2026-Q3-n1, 335/2025');
});

test('Codes in a sentence are said in words; those inside an id stay.', () => {
  const read = (text: string) => asRead(text, 'vi');
  expect(read('d do người đánh giá xác nhận (ATTESTED), vì chưa đủ điểm của cấp dưới')).toBe(
    'd do người đánh giá xác nhận, vì chưa đủ điểm của cấp dưới',
  );
  expect(read('G + T; mức điểm tương ứng TOT')).toBe('G + T; mức điểm tương ứng “Hoàn thành tốt”');
  expect(read('người có thẩm quyền chọn trong HT, KHT và nêu lý do (Điều 8, P12)')).toBe(
    'người có thẩm quyền chọn trong “Hoàn thành”, “Không hoàn thành” và nêu lý do (Điều 8, P12)',
  );
  expect(read('theo quyết định ngày 2026-12-10; kết quả tính: PENDING_QUOTA')).toBe(
    'theo quyết định ngày 10/12/2026; kết quả tính: “Chờ tỷ lệ xuất sắc”',
  );
  expect(read('chưa có mốc xuất phát (BASELINE và số đo của kỳ đó)')).not.toContain('BASELINE');
  // The letters of a class in a title are no class.
  expect(read('18 Tổ chức lớp TOT về chuyển đổi số, HT thông tin')).toBe(
    '18 Tổ chức lớp TOT về chuyển đổi số, HT thông tin',
  );
  expect(read('12/QĐ-XS, vu-viec-HT-1, TOTAL, XS1')).toBe('12/QĐ-XS, vu-viec-HT-1, TOTAL, XS1');
  expect(asRead('quyết định xếp XS.', 'en')).toBe('quyết định xếp “Excellent”.');
});

test('For drawing only: an unknown value is drawn as nothing.', () => {
  expect([forDrawing(null), forDrawing('1/4')]).toEqual([0, 0.25]);
});
