import type { Basis, Names, PeriodSheet, SheetCell } from '@kpi-ledger/engine';
import { parseRational } from '@kpi-ledger/engine';
import { type Block, type FormDocument, heading, notes, type Table, type TableRow } from '../document/document.js';
import {
  basisLine,
  comma,
  missingNotes,
  percent,
  periodName,
  personName,
  postName,
  score,
  statusText,
  unitName,
} from '../document/words.js';

export type Sheet = { readonly basis: Basis } & PeriodSheet;

/** The three groups of the thirty points, as Mẫu số 01 has them (Điều 12 khoản 2). */
const GROUPS = [
  { id: 'I', max: '10', label: 'Phẩm chất chính trị, đạo đức, văn hóa công vụ; kỷ luật, kỷ cương' },
  { id: 'II', max: '10', label: 'Năng lực; đáp ứng nhiệm vụ; trách nhiệm; thái độ phục vụ, phối hợp' },
  { id: 'III', max: '10', label: 'Đổi mới, sáng tạo, dám nghĩ, dám làm, dám chịu trách nhiệm' },
] as const;

/** Mẫu số 01, Phụ lục II: Phiếu theo dõi, đánh giá công chức of one person and period. */
export function mau01(sheet: Sheet, names: Names): FormDocument {
  const person = personName(names, sheet.holder);
  return {
    name: 'Mẫu số 01',
    formNumber: 'Mẫu số 01',
    superior: sheet.superior === null ? null : unitName(names, sheet.superior),
    body: unitName(names, sheet.unit),
    title: ['PHIẾU THEO DÕI, ĐÁNH GIÁ CÔNG CHỨC', periodName(sheet.period)],
    landscape: false,
    basis: basisLine(sheet.basis),
    synthetic: sheet.synthetic,
    blocks: [
      {
        kind: 'fields',
        fields: [
          { label: 'Họ và tên', value: person },
          { label: 'Chức vụ, vị trí việc làm', value: postName(names, sheet.post) },
          { label: 'Cơ quan, tổ chức, đơn vị', value: unitName(names, sheet.unit) },
        ],
      },
      heading('I. ĐIỂM TIÊU CHÍ CHUNG'),
      generalTable(sheet.cells),
      ...notes(
        '(*) Cột do phần mềm thêm để ghi điểm của cấp có thẩm quyền; không thuộc Mẫu số 01 của Nghị định 335/2025/NĐ-CP. Tên tiêu chí viết gọn theo Phụ lục I.',
        ...derivedNote(sheet),
      ),
      heading('II. KẾT QUẢ ĐÁNH GIÁ'),
      results(sheet),
      ...remarks(sheet, names),
      {
        kind: 'signatures',
        left: { title: 'CẤP CÓ THẨM QUYỀN THEO DÕI, ĐÁNH GIÁ', name: personName(names, sheet.assessor.holder) },
        right: { title: 'NGƯỜI TỰ ĐÁNH GIÁ', name: person },
      },
    ],
  };
}

function generalTable(cells: readonly SheetCell[]): Table {
  const sum = (of: readonly SheetCell[], side: 'self' | 'confirmed') => score(total(of.map((cell) => cell[side])));
  const rows = GROUPS.flatMap(({ id, max, label }): readonly TableRow[] => {
    const own = cells.filter((cell) => cell.id.startsWith(`${id}.`));
    return [
      { cells: [id, label, max, sum(own, 'self'), sum(own, 'confirmed')], bold: true },
      ...own.map((cell) => ({
        cells: [cell.id.slice(id.length + 1), cell.label, comma(cell.max), score(cell.self), score(cell.confirmed)],
      })),
    ];
  });
  return {
    kind: 'table',
    columns: [
      { title: 'TT', width: 7, align: 'center' },
      { title: 'Tiêu chí', width: 53, align: 'left' },
      { title: 'Điểm tối đa', width: 12, align: 'center' },
      { title: 'Điểm tự chấm', width: 13, align: 'center' },
      { title: 'Điểm xác nhận (*)', width: 15, align: 'center' },
    ],
    rows: [...rows, { cells: ['', 'Tổng điểm', '30', sum(cells, 'self'), sum(cells, 'confirmed')], bold: true }],
  };
}

/** Null while one of them is unknown: what is unknown is not zero. */
function total(points: readonly (string | null)[]): string | null {
  const known = points.map((text) => (text === null ? null : parseRational(text)));
  const [first, ...rest] = known;
  if (first === undefined || first === null) return null;
  let sum = first;
  for (const value of rest) {
    if (value === null) return null;
    sum = sum.plus(value);
  }
  return sum.toString();
}

/** The six lines of Part II: three figures, three for the hand. T is printed and K stands beside it (P30). */
function results({ G, T, K, S }: Sheet): Block {
  const of = (figure: string | null, max: string) => `${figure === null ? '………' : score(figure)}/${max}`;
  return {
    kind: 'fields',
    fields: [
      { label: '1. Điểm tiêu chí chung', value: of(G, '30') },
      {
        label: '2. Điểm kết quả thực hiện nhiệm vụ',
        value: `${of(T, '70')}${K === null ? '' : ` (K = ${percent(K)})`}`,
      },
      { label: '3. Tổng điểm', value: of(S, '100') },
      { label: '4. Ưu điểm', value: null },
      { label: '5. Hạn chế, khuyết điểm', value: null },
      { label: '6. Nhận xét của cấp có thẩm quyền theo dõi, đánh giá', value: null },
    ],
  };
}

function remarks(sheet: Sheet, names: Names): readonly Block[] {
  const { a, b, c, d, dd, e, leader } = sheet;
  const terms = leader
    ? `a = ${percent(a)}; b = ${percent(b)}; c = ${percent(c)}; d = ${percent(d)}; đ = ${percent(dd)}; e = ${percent(e)}`
    : `a = ${percent(a)}; b = ${percent(b)}; c = ${percent(c)}`;
  const status = statusText(sheet);
  return notes(
    ...(a === null ? [] : [`Kết quả thực hiện nhiệm vụ: ${terms.replaceAll('= ;', '= chưa có;')}.`]),
    ...(status === '' ? [] : [`Tình trạng: ${status}.`]),
    ...missingNotes(sheet.missing, names),
    ...sheet.notes.map((note) => `Ghi chú: ${note}.`),
    'Điểm in 2 chữ số thập phân, cắt chứ không làm tròn; giá trị đúng nằm trong giải trình của phần mềm.',
  );
}

/** A quarter of an agency that tracks by month has no cells of its own (Điều 17 khoản 3). */
const derivedNote = ({ tracking, period }: Sheet): readonly string[] =>
  tracking === 'MONTH' && !/-\d\d$/.test(period)
    ? ['Cơ quan theo dõi theo tháng: điểm của kỳ này là trung bình các tháng, phiếu có tiêu chí lập cho từng tháng.']
    : tracking === 'QUARTER' && !/-Q\d$/.test(period)
      ? ['Cơ quan theo dõi theo quý: phiếu có tiêu chí lập cho từng quý.']
      : [];
