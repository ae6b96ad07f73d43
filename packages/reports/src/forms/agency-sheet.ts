import type { AgencySheet, Basis, Names } from '@kpi-ledger/engine';
import { type Block, type FormDocument, heading, notes, type Table } from '../document/document.js';
import {
  basisLine,
  CLASS_NAMES,
  day,
  missingNotes,
  percent,
  periodName,
  personName,
  score,
  unitName,
} from '../document/words.js';

export type Agency = { readonly basis: Basis } & AgencySheet;

/** The sheet of an agency (Điều 5–9): the decree annexes no form for it, and the sheet says so. */
export function agencySheet(agency: Agency, names: Names): FormDocument {
  const { S, class: klass, status, decided, article, superior, head, recogniser } = agency;
  return {
    name: 'Phiếu cơ quan',
    formNumber: null,
    superior: superior === null ? null : unitName(names, superior),
    body: unitName(names, agency.unit),
    title: ['PHIẾU ĐÁNH GIÁ, XẾP LOẠI CHẤT LƯỢNG CƠ QUAN, TỔ CHỨC, ĐƠN VỊ', periodName(agency.year)],
    landscape: false,
    basis: basisLine(agency.basis),
    synthetic: agency.synthetic,
    blocks: [
      ...notes(
        'Nghị định 335/2025/NĐ-CP không ban hành mẫu phiếu cho cơ quan, tổ chức, đơn vị; phiếu này do phần mềm lập theo Điều 5–9.',
        ...(article === null ? [] : [`Đơn vị không thuộc diện đánh giá: ${article}.`]),
      ),
      heading('I. ĐIỂM THEO TIÊU CHÍ (Điều 6, 7)'),
      criteriaTable(agency),
      ...notes(
        '(nếu có): tiêu chí không áp dụng thì điểm được tính lại theo tỷ lệ trong cùng phần (P27). Ô trống là chưa có, không phải 0.',
        ...missingNotes(agency.missing, names),
      ),
      heading('II. ĐIỀU KIỆN XẾP LOẠI (Điều 8)'),
      conditionsTable(agency),
      heading('III. KẾT QUẢ'),
      {
        kind: 'fields',
        fields: [
          { label: 'Tổng điểm', value: S === null ? null : `${score(S)}/100` },
          { label: 'Xếp loại', value: klass === null ? null : (CLASS_NAMES[klass] ?? klass) },
          { label: 'Tình trạng', value: decided === null ? STATUS[status] : decisionText(decided) },
        ],
      },
      ...notes(...agency.notes.map((note) => `Ghi chú: ${note}.`)),
      {
        kind: 'signatures',
        left: { title: 'CẤP CÓ THẨM QUYỀN CÔNG NHẬN', name: personName(names, recogniser) },
        right: { title: 'NGƯỜI ĐỨNG ĐẦU', name: personName(names, head) },
      },
    ],
  };
}

const STATUS: { readonly [S in Agency['status']]: string } = {
  OK: 'kết quả tính, chưa có quyết định',
  REVIEW: 'cấp có thẩm quyền xem xét, quyết định (P12)',
  PENDING: 'chờ đơn vị trực thuộc được xếp loại',
  TIE: 'bằng điểm tại mốc cắt tỷ lệ',
  PENDING_QUOTA: 'chờ xét tỷ lệ xuất sắc',
  INSUFFICIENT_DATA: 'chưa đủ dữ liệu',
  NOT_IN_SCOPE: 'không thuộc diện đánh giá',
  SCOPE_UNDECIDED: 'chưa xác định phạm vi',
};

const decisionText = ({ on, number }: NonNullable<Agency['decided']>): string =>
  `quyết định ${number === null ? '' : `số ${number} `}ghi ngày ${day(on)}`;

const PARTS = [
  { part: 'GENERAL', tt: 'I', label: 'Tiêu chí chung', max: '30' },
  { part: 'RESULTS', tt: 'II', label: 'Kết quả thực hiện nhiệm vụ', max: '70' },
] as const;

function criteriaTable({ criteria, general, results, S }: Agency): Table {
  const sums = { GENERAL: general, RESULTS: results };
  return {
    kind: 'table',
    columns: [
      { title: 'TT', width: 8, align: 'center' },
      { title: 'Tiêu chí', width: 48, align: 'left' },
      { title: 'Điểm tối đa', width: 14, align: 'center' },
      { title: 'Tự chấm', width: 14, align: 'center' },
      { title: 'Điểm đạt', width: 16, align: 'center' },
    ],
    rows: [
      ...PARTS.flatMap(({ part, tt, label, max }) => [
        { cells: [tt, label, max, '', score(sums[part])], bold: true },
        ...criteria
          .filter((one) => one.part === part)
          .map(({ id, label: words, max: most, self, points, optional }, i) => ({
            cells: [
              String(i + 1),
              `${words ?? id}${optional ? ' (nếu có)' : ''}`,
              score(most),
              score(self),
              points === null && optional ? 'không áp dụng' : score(points),
            ],
          })),
      ]),
      { cells: ['', 'Tổng điểm', '100', '', score(S)], bold: true },
    ],
  };
}

interface Condition {
  readonly label: string;
  readonly value: string;
  /** Null: it cannot be told yet. */
  readonly met: boolean | null;
}

const conditionsTable = (agency: Agency): Block => ({
  kind: 'table',
  columns: [
    { title: 'Điều kiện', width: 58, align: 'left' },
    { title: 'Số liệu', width: 24, align: 'center' },
    { title: 'Đạt', width: 18, align: 'center' },
  ],
  rows: [...taskConditions(agency), ...otherConditions(agency)].map(({ label, value, met }) => ({
    cells: [label, value, met === null ? 'chưa rõ' : met ? 'đạt' : 'không đạt'],
  })),
});

/** Shares of the tasks assigned, compared as whole numbers; without tasks nothing can be told. */
function taskConditions({ tasks }: Agency): readonly Condition[] {
  const { assigned, done, late, qualityFailed, exceeded } = tasks;
  const share = (label: string, count: number, holds: boolean): Condition => ({
    label,
    value: assigned === 0 ? '' : `${count}/${assigned} (${percent(`${count}/${assigned}`)})`,
    met: assigned === 0 ? null : holds,
  });
  return [
    share('Hoàn thành 100% nhiệm vụ', done, done === assigned),
    share('Hoàn thành từ 70% nhiệm vụ', done, done * 10 >= assigned * 7),
    share('Không có nhiệm vụ chậm tiến độ', late, late === 0),
    share('Nhiệm vụ chậm tiến độ không quá 20%', late, late * 5 <= assigned),
    share('Không có nhiệm vụ không đạt chất lượng', qualityFailed, qualityFailed === 0),
    share('Ít nhất 30% nhiệm vụ vượt yêu cầu', exceeded, exceeded * 10 >= assigned * 3),
  ];
}

function otherConditions({ subUnits, shortcomings, wrongdoing }: Agency): readonly Condition[] {
  const failing = subUnits.filter((one) => one.class === 'KHT').length;
  const open = subUnits.filter((one) => one.class === null).length;
  return [
    {
      label: 'Không có đơn vị trực thuộc không hoàn thành nhiệm vụ',
      value: `${failing}/${subUnits.length}${open > 0 ? `, ${open} chưa xếp loại` : ''}`,
      met: failing > 0 ? false : open > 0 ? null : true,
    },
    {
      label: 'Đã khắc phục các hạn chế được chỉ ra',
      value: shortcomings.length === 0 ? '' : `còn ${shortcomings.length}`,
      met: shortcomings.length === 0,
    },
    {
      label: 'Không có kết luận sai phạm về công tác cán bộ, mất đoàn kết',
      value: wrongdoing.length === 0 ? '' : `${wrongdoing.length} kết luận`,
      met: wrongdoing.length === 0,
    },
  ];
}
