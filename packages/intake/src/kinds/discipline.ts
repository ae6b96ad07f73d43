import { code, date, id, oneOf, words, yesNo } from '../cell.js';
import { kind, may, must } from '../kind.js';
import { text } from '../text.js';

export const discipline = kind({
  name: 'discipline',
  says: text('Kỷ luật có hiệu lực (Điều 20.4c, 11.3).', 'Discipline in force (Điều 20.4c, 11.3).'),
  types: ['DisciplineImposed'],
  decided: true,
  columns: {
    person: must(id, 'Mã người', 'Person id', 'nguoi-mau-02'),
    act: must(code, 'Ký hiệu vụ việc', 'Code of the act', 'vu-viec-mau-1'),
    kind: must(
      oneOf('KHIEN_TRACH', 'CANH_CAO', 'HA_BAC_LUONG', 'GIANG_CHUC', 'CACH_CHUC', 'BUOC_THOI_VIEC', 'PARTY'),
      'Hình thức kỷ luật',
      'Kind of discipline',
      'KHIEN_TRACH',
    ),
    dutyRelated: must(yesNo, 'Liên quan công vụ', 'Tied to public duty', 'có'),
    actDate: may(date, 'Ngày vi phạm', 'Day of the violation', '05/01/2026'),
    atUnit: may(id, 'Đơn vị khi vi phạm', 'Unit at the time'),
    note: may(words, 'Ghi chú', 'Note'),
    validAt: must(date, 'Ngày có hiệu lực', 'Takes effect on', '15/01/2026'),
  },
  draft: ({ validAt, actDate, ...data }) => ({
    type: 'DisciplineImposed',
    validAt,
    data: { ...data, actDate: actDate ?? null },
  }),
});
