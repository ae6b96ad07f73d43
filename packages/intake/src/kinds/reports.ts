import { code, date, decimal, id, words } from '../cell.js';
import { kind, may, must } from '../kind.js';
import { text } from '../text.js';

export const reports = kind({
  name: 'reports',
  sheet: 'Báo cáo tiến độ',
  says: text(
    'Báo cáo tiến độ; không làm thay đổi điểm, chỉ minh chứng mới tính điểm.',
    'Progress reports; they move no score, evidence does.',
  ),
  types: ['TaskReported'],
  columns: {
    task: must(id, 'Mã việc', 'Task id', 'viec-mau-01'),
    milestone: may(code, 'Khóa của mốc', 'Milestone key', 'm1'),
    note: must(words, 'Nội dung báo cáo', 'What is reported', 'Đã hoàn thành bản dự thảo'),
    percent: may(decimal, 'Phần trăm ước thực hiện', 'Estimated percentage', '62,5'),
    validAt: must(date, 'Ngày báo cáo', 'Day of the report', '12/01/2026'),
  },
  ordered: 'byDay',
  draft: ({ validAt, ...data }) => ({ type: 'TaskReported', validAt, data }),
});
