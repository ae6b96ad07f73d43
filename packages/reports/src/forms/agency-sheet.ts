import type { Basis, Names } from '@kpi-ledger/engine';
import { type Block, type FormDocument, heading, notes, type Table } from '../document/document.js';
import { basisLine, CLASS_NAMES, missingNotes, periodName, personName, score, unitName } from '../document/words.js';

/** What the agency sheet prints; an answer of the engine fits it. Exact numbers are texts, null is unknown. */
export interface AgencySheet {
  readonly basis: Basis;
  readonly period: string;
  readonly unit: string;
  readonly superior: string | null;
  readonly head: string | null;
  /** Who recognises the class (Điều 5): the post's holder. */
  readonly recogniser: string | null;
  readonly criteria: readonly {
    readonly id: string;
    readonly label: string;
    readonly part: 'GENERAL' | 'RESULTS';
    readonly max: string;
    readonly points: string | null;
    /** "nếu có" */
    readonly optional: boolean;
  }[];
  readonly general: string | null;
  readonly results: string | null;
  readonly S: string | null;
  /** The conditions of Điều 8 beside the score: true met, false not met, null unknown. */
  readonly conditions: readonly { readonly label: string; readonly value: string; readonly met: boolean | null }[];
  readonly class: string | null;
  readonly status: string;
  readonly notes: readonly string[];
  readonly missing: readonly { readonly what: string; readonly owedBy: string | null; readonly since: string | null }[];
  readonly synthetic: boolean;
}

/** The sheet of an agency (Điều 5–9): the decree annexes no form for it, and the sheet says so. */
export function agencySheet(sheet: AgencySheet, names: Names): FormDocument {
  const klass = sheet.class === null ? null : (CLASS_NAMES[sheet.class] ?? sheet.class);
  return {
    name: 'Phiếu cơ quan',
    formNumber: null,
    superior: sheet.superior === null ? null : unitName(names, sheet.superior),
    body: unitName(names, sheet.unit),
    title: ['PHIẾU ĐÁNH GIÁ, XẾP LOẠI CHẤT LƯỢNG CƠ QUAN, TỔ CHỨC, ĐƠN VỊ', periodName(sheet.period)],
    landscape: false,
    basis: basisLine(sheet.basis),
    synthetic: sheet.synthetic,
    blocks: [
      ...notes(
        'Nghị định 335/2025/NĐ-CP không ban hành mẫu phiếu cho cơ quan, tổ chức, đơn vị; phiếu này do phần mềm lập theo Điều 5–9.',
      ),
      heading('I. ĐIỂM THEO TIÊU CHÍ (Điều 6, 7)'),
      criteriaTable(sheet),
      ...notes(
        '(nếu có): tiêu chí không áp dụng thì điểm được tính lại theo tỷ lệ trong cùng phần (P27). Ô trống là chưa có, không phải 0.',
        ...missingNotes(sheet.missing, names),
      ),
      heading('II. ĐIỀU KIỆN XẾP LOẠI (Điều 8)'),
      conditionsTable(sheet),
      heading('III. KẾT QUẢ'),
      {
        kind: 'fields',
        fields: [
          { label: 'Tổng điểm', value: sheet.S === null ? null : `${score(sheet.S)}/100` },
          { label: 'Xếp loại', value: klass },
          { label: 'Tình trạng', value: sheet.status },
        ],
      },
      ...notes(...sheet.notes.map((note) => `Ghi chú: ${note}.`)),
      {
        kind: 'signatures',
        left: { title: 'CẤP CÓ THẨM QUYỀN CÔNG NHẬN', name: personName(names, sheet.recogniser) },
        right: { title: 'NGƯỜI ĐỨNG ĐẦU', name: personName(names, sheet.head) },
      },
    ],
  };
}

const PARTS = [
  { part: 'GENERAL', tt: 'I', label: 'Tiêu chí chung', max: '30' },
  { part: 'RESULTS', tt: 'II', label: 'Kết quả thực hiện nhiệm vụ', max: '70' },
] as const;

function criteriaTable(sheet: AgencySheet): Table {
  const sums = { GENERAL: sheet.general, RESULTS: sheet.results };
  return {
    kind: 'table',
    columns: [
      { title: 'TT', width: 8, align: 'center' },
      { title: 'Tiêu chí', width: 58, align: 'left' },
      { title: 'Điểm tối đa', width: 16, align: 'center' },
      { title: 'Điểm đạt', width: 18, align: 'center' },
    ],
    rows: [
      ...PARTS.flatMap(({ part, tt, label, max }) => [
        { cells: [tt, label, max, score(sums[part])], bold: true },
        ...sheet.criteria
          .filter((one) => one.part === part)
          .map((one, i) => ({
            cells: [
              String(i + 1),
              `${one.label}${one.optional ? ' (nếu có)' : ''}`,
              score(one.max),
              one.points === null && one.optional ? 'không áp dụng' : score(one.points),
            ],
          })),
      ]),
      { cells: ['', 'Tổng điểm', '100', score(sheet.S)], bold: true },
    ],
  };
}

const conditionsTable = ({ conditions }: AgencySheet): Block => ({
  kind: 'table',
  columns: [
    { title: 'Điều kiện', width: 60, align: 'left' },
    { title: 'Số liệu', width: 22, align: 'center' },
    { title: 'Đạt', width: 18, align: 'center' },
  ],
  rows: conditions.map(({ label, value, met }) => ({
    cells: [label, value, met === null ? 'chưa rõ' : met ? 'đạt' : 'không đạt'],
  })),
});
