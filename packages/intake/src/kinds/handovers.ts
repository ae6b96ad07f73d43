import { code, count, date, id, oneOf, words } from '../cell.js';
import { kind, may, must } from '../kind.js';
import { text } from '../text.js';

export const handovers = kind({
  name: 'handovers',
  says: text(
    'Chuyển giao phần việc chưa xong cho đơn vị hoặc người khác (Điều 18.1d).',
    'Open units go to another unit or person (Điều 18.1d).',
  ),
  types: ['TaskHandedOver'],
  columns: {
    task: must(id, 'Mã việc', 'Task id', 'viec-mau-01'),
    toUnit: may(id, 'Mã đơn vị nhận (hoặc toPerson)', 'Unit that receives (or toPerson)'),
    toPerson: may(id, 'Mã người nhận (hoặc toUnit)', 'Person that receives (or toUnit)', 'nguoi-mau-02'),
    units: may(count, 'Số lượng; trống: toàn bộ phần chưa xong', 'Units; empty: all that are open', '1'),
    milestone: may(code, 'Khóa của mốc', 'Milestone key', 'm1'),
    reason: must(
      oneOf('INABILITY', 'REASSIGNMENT'),
      'Không thể thực hiện, hay phân công lại',
      'Cannot do it, or reassigned',
      'REASSIGNMENT',
    ),
    note: may(words, 'Ghi chú', 'Note'),
    newDeadline: may(date, 'Thời hạn mới', 'New deadline'),
  },
  ordered: 'last',
  draft: ({ units, milestone, newDeadline, ...data }) => ({
    type: 'TaskHandedOver',
    validAt: null,
    data: { ...data, units: units ?? null, milestone: milestone ?? null, newDeadline: newDeadline ?? null },
  }),
});
