import { code, date, id, oneOf, several, words } from '../cell.js';
import { kind, may, must } from '../kind.js';
import { text } from '../text.js';

export const units = kind({
  name: 'units',
  says: text('Cơ quan, đơn vị.', 'Units.'),
  types: ['UnitRegistered'],
  columns: {
    unit: must(id, 'Mã đơn vị', 'Unit id', 'don-vi-mau'),
    name: must(words, 'Tên đơn vị', 'Name', 'Đơn vị mẫu'),
    aliases: may(several(words), 'Tên gọi khác', 'Other names', 'ĐV mẫu; Đơn vị làm mẫu'),
    kind: must(code, 'Loại đơn vị', 'Kind of unit', 'department'),
    parent: may(id, 'Mã đơn vị cấp trên trực tiếp', 'Id of the unit it is a component of'),
    managedBy: may(
      id,
      'Mã cơ quan quản lý: người đứng đầu cơ quan đó theo dõi, đánh giá người đứng đầu đơn vị này (Điều 10)',
      'Unit whose head tracks the head of this one (Điều 10)',
    ),
    scope: must(
      oneOf('in', 'out', 'undecided'),
      'Thuộc phạm vi Nghị định 335/2025/NĐ-CP: in có, out không, undecided chưa xác định',
      'In the scope of the decree',
      'in',
    ),
    article: may(words, 'Căn cứ về phạm vi', 'Article that decides the scope', 'Điều 2.1'),
    validAt: must(date, 'Có hiệu lực từ ngày', 'In effect from', '01/01/2026'),
  },
  draft: ({ validAt, unit, name, aliases, kind, parent, managedBy, scope, article }) => ({
    type: 'UnitRegistered',
    validAt,
    data: { unit, name, aliases: aliases ?? [], kind, parent, managedBy, scope, article: article ?? null },
  }),
});
