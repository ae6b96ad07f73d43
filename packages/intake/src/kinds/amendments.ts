import { date, id, milestones, words } from '../cell.js';
import { kind, must } from '../kind.js';
import { text } from '../text.js';

export const amendments = kind({
  name: 'amendments',
  says: text(
    'Thay đổi thời hạn hoặc số lượng; thời hạn mới cho việc đã trễ là chuyển việc sang kỳ sau.',
    'Deadlines or quantities change; a new deadline for late work carries it over.',
  ),
  types: ['TaskAmended'],
  columns: {
    task: must(id, 'Mã việc', 'Task id', 'viec-mau-01'),
    milestones: must(
      milestones,
      'Các mốc mới; ghi khóa=ngày:số lượng khi việc có nhiều mốc',
      'The new milestones; write key=date:units where the task has several',
      'm1=15/04/2026:5',
    ),
    reason: must(words, 'Lý do', 'Reason', 'Điều chỉnh kế hoạch mẫu'),
    validAt: must(date, 'Ngày thay đổi', 'Day it was made', '10/01/2026'),
  },
  ordered: 'byDay',
  draft: ({ validAt, ...data }) => ({ type: 'TaskAmended', validAt, data }),
});
