import { code, date, id, words } from '../cell.js';
import { kind, may, must } from '../kind.js';
import { text } from '../text.js';

export const cards = kind({
  name: 'cards',
  says: text(
    'Phiếu định nghĩa chỉ tiêu: điền các ô mà văn bản để trống (kpi indicators --gaps liệt kê).',
    'Definition cards: fills the slots that the documents leave empty (kpi indicators --gaps lists them).',
  ),
  types: ['DefinitionCardAdopted'],
  columns: {
    indicator: must(id, 'Mã chỉ tiêu', 'Indicator id', 'kh03.i.7'),
    unit: may(id, 'Mã đơn vị; trống: toàn thành phố', 'Unit id; empty: the whole city'),
    formula: may(words, 'Công thức', 'Formula', 'tử số ÷ mẫu số × 100'),
    measure: may(words, 'Đơn vị tính', 'Unit of measurement'),
    numerator: may(words, 'Tử số', 'Numerator'),
    denominator: may(words, 'Mẫu số', 'Denominator'),
    dataSource: may(words, 'Nguồn số liệu', 'Data source'),
    responsible: may(id, 'Mã đơn vị chịu trách nhiệm', 'Id of the responsible unit'),
    frequency: may(code, 'Tần suất: MONTH, QUARTER, HALF, YEAR', 'Frequency: MONTH, QUARTER, HALF, YEAR', 'YEAR'),
    citation: may(words, 'Căn cứ', 'Citation'),
    validAt: must(date, 'Có hiệu lực từ ngày', 'In effect from', '01/07/2026'),
  },
  draft: ({ validAt, unit, ...data }) => ({
    type: 'DefinitionCardAdopted',
    validAt,
    data: { ...data, unit: unit ?? null },
  }),
});
