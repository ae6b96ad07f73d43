import { code, date, id, words } from '../cell.js';
import { given, kind, may, must } from '../kind.js';
import { text } from '../text.js';

export const causes = kind({
  name: 'causes',
  sheet: 'Nguyên nhân khách quan',
  says: text(
    'Xác nhận nguyên nhân khách quan cho một thời hạn đã lỡ hoặc một lần nộp bị trả lại (Điều 14.2).',
    'An objective cause is confirmed for one missed deadline or one rejected submission (Điều 14.2).',
  ),
  types: ['ObjectiveCauseConfirmed'],
  decided: true,
  columns: {
    task: must(id, 'Mã việc', 'Task id', 'viec-mau-03'),
    milestone: may(code, 'Khóa của mốc có thời hạn đã lỡ', 'Milestone of the missed deadline', 'm1'),
    due: may(date, 'Thời hạn đã lỡ', 'The missed deadline', '20/01/2026'),
    submission: may(code, 'Ký hiệu lần nộp bị trả lại', 'The rejected submission'),
    reason: must(words, 'Nguyên nhân khách quan', 'The objective cause', 'Mưa lũ kéo dài'),
  },
  from: { 'data.deadline.due': 'due', 'data.deadline': 'milestone' },
  ordered: 'last',
  draft: ({ milestone, due, ...data }) => ({
    type: 'ObjectiveCauseConfirmed',
    validAt: null,
    data: { ...data, deadline: milestone === undefined && due === undefined ? undefined : given({ milestone, due }) },
  }),
});
