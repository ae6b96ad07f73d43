import { code, date, id, oneOf, words } from '../cell.js';
import { kind, may, must } from '../kind.js';
import { text } from '../text.js';

export const shortcomings = kind({
  name: 'shortcomings',
  says: text(
    'Hạn chế của tổ chức do kiểm tra, thanh tra, đánh giá kỳ trước chỉ ra (RECORD) và việc đã khắc phục (REMEDY) (Điều 8.1).',
    'Shortcomings of an organisation that were found, and that were remedied (Điều 8.1).',
  ),
  types: ['ShortcomingRecorded', 'ShortcomingRemedied'],
  ordered: 'byDay',
  columns: {
    action: must(oneOf('RECORD', 'REMEDY'), 'Ghi nhận hay đã khắc phục', 'Found or remedied', 'RECORD'),
    unit: must(id, 'Mã tổ chức', 'Unit id', 'don-vi-mau'),
    shortcoming: must(code, 'Ký hiệu hạn chế', 'Code of the shortcoming', 'han-che-mau-1'),
    note: may(words, 'Nội dung (bắt buộc khi RECORD)', 'What it is (required with RECORD)', 'Nội dung mẫu'),
    validAt: must(date, 'Ngày', 'Day', '10/01/2026'),
  },
  draft: ({ action, validAt, ...data }) => ({
    type: action === 'RECORD' ? 'ShortcomingRecorded' : 'ShortcomingRemedied',
    validAt,
    data,
  }),
});
