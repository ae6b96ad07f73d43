import { PERSON_KINDS } from '@kpi-ledger/engine';
import { date, id, oneOf, words } from '../cell.js';
import { kind, may, must } from '../kind.js';
import { text } from '../text.js';

export const people = kind({
  name: 'people',
  says: text(
    'Người được theo dõi, đánh giá, dưới một mã ẩn danh; họ tên, ngày sinh, số hiệu được mã hóa.',
    'People under a pseudonymous id; name, birthday and number are encrypted.',
  ),
  types: ['OfficialRegistered'],
  columns: {
    person: must(id, 'Mã người', 'Person id', 'nguoi-mau-01'),
    name: must(words, 'Họ và tên', 'Name', 'Người giữ chức mẫu 01'),
    birthDate: may(words, 'Ngày sinh', 'Birthday'),
    staffNumber: may(words, 'Số hiệu công chức', 'Staff number'),
    personKind: must(oneOf(...PERSON_KINDS), 'Loại người', 'Kind of person', 'CONG_CHUC'),
    validAt: must(date, 'Có hiệu lực từ ngày', 'In effect from', '01/01/2026'),
  },
  draft: ({ validAt, ...data }) => ({ type: 'OfficialRegistered', validAt, data }),
});
