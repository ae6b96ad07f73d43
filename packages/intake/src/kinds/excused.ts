import { id, period, words } from '../cell.js';
import { kind, must } from '../kind.js';
import { text } from '../text.js';

export const excused = kind({
  name: 'excused',
  says: text(
    'Ghi chú của cấp có thẩm quyền: kỳ này không có điểm và không tính vào bình quân.',
    'The authority notes that the period has no score and leaves the mean.',
  ),
  types: ['PeriodExcused'],
  decided: true,
  columns: {
    person: must(id, 'Mã người', 'Person id', 'nguoi-mau-03'),
    period: must(period, 'Kỳ đánh giá', 'Period', '2026-Q1'),
    note: must(words, 'Lý do', 'Reason', 'Đi học tập trung'),
  },
  draft: ({ person, period, note }) => ({
    type: 'PeriodExcused',
    validAt: null,
    data: { person, period, note },
  }),
});
