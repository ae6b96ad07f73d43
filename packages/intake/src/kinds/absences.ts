import { date, id, oneOf, words } from '../cell.js';
import { kind, may, must } from '../kind.js';
import { text } from '../text.js';

export const absences = kind({
  name: 'absences',
  says: text('Thời gian nghỉ (Điều 11).', 'Absences (Điều 11).'),
  types: ['AbsenceRecorded'],
  columns: {
    person: must(id, 'Mã người', 'Person id', 'nguoi-mau-02'),
    validAt: must(date, 'Từ ngày', 'First day', '01/04/2026'),
    until: must(date, 'Đến hết ngày', 'Last day', '30/06/2026'),
    kind: must(
      oneOf('SICK', 'MATERNITY', 'UNPAID', 'STUDY', 'OTHER'),
      'Nghỉ ốm, thai sản, không lương, học tập, khác',
      'Kind of absence',
      'STUDY',
    ),
    note: may(words, 'Ghi chú', 'Note'),
  },
  draft: ({ validAt, ...data }) => ({ type: 'AbsenceRecorded', validAt, data }),
});
