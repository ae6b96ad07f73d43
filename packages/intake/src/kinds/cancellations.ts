import { code, date, id, several, words } from '../cell.js';
import { kind, may, must } from '../kind.js';
import { text } from '../text.js';

export const cancellations = kind({
  name: 'cancellations',
  says: text('Hủy việc do người giao quyết định.', 'The assigner withdraws work.'),
  types: ['TaskCancelled'],
  columns: {
    task: must(id, 'Mã việc', 'Task id', 'viec-mau-02'),
    milestones: may(several(code), 'Khóa các mốc bị hủy; trống: cả việc', 'Milestones; empty: the whole task'),
    reason: must(words, 'Lý do', 'Reason', 'Hủy việc mẫu'),
    validAt: must(date, 'Ngày hủy', 'Day it was made', '12/01/2026'),
  },
  ordered: 'byDay',
  draft: ({ validAt, milestones, ...data }) => ({
    type: 'TaskCancelled',
    validAt,
    data: { ...data, milestones: milestones ?? null },
  }),
});
