import type { Basis, CaseFile, Names, RateRow } from '@kpi-ledger/engine';
import { type Block, type FormDocument, heading, notes, type Table } from '../document/document.js';
import { basisLine, CLASS_NAMES, day, missingNotes, personName, postName, score, unitName } from '../document/words.js';

/** A month of the year as Mẫu số 02 prints it. */
export interface MonthRow {
  /** `2026-03` */
  readonly period: string;
  /** Exact; null: the month has none. */
  readonly S: string | null;
  readonly confirmed: boolean;
  readonly note: string | null;
}

/** What Mẫu số 02 asks of the year's score; an answer of the engine fits it. */
export interface YearScores {
  readonly basis: Basis;
  readonly person: string;
  readonly post: string | null;
  readonly unit: string | null;
  readonly year: string;
  readonly rows: readonly MonthRow[];
  readonly S: string | null;
  readonly notes: readonly string[];
  readonly missing: RateRow['missing'];
}

export interface Mau02Input {
  readonly scores: YearScores;
  readonly procedure: Pick<CaseFile, 'selfClass' | 'decided' | 'classifierHolder' | 'synthetic'>;
  /** The unit above that of the person. */
  readonly superior: string | null;
}

/** Mẫu số 02, Phụ lục II: Phiếu xếp loại chất lượng công chức of one person and year. */
export function mau02({ scores, procedure, superior }: Mau02Input, names: Names): FormDocument {
  const person = personName(names, scores.person);
  const { decided, selfClass } = procedure;
  return {
    name: 'Mẫu số 02',
    formNumber: 'Mẫu số 02',
    superior: superior === null ? null : unitName(names, superior),
    body: unitName(names, scores.unit),
    title: ['PHIẾU XẾP LOẠI CHẤT LƯỢNG CÔNG CHỨC', `Năm ${scores.year}`],
    landscape: false,
    basis: basisLine(scores.basis),
    synthetic: procedure.synthetic,
    blocks: [
      {
        kind: 'fields',
        fields: [
          { label: 'Họ và tên', value: person },
          { label: 'Chức vụ, vị trí việc làm', value: postName(names, scores.post) },
          { label: 'Cơ quan, tổ chức, đơn vị', value: unitName(names, scores.unit) },
        ],
      },
      heading('I. KẾT QUẢ THEO DÕI, ĐÁNH GIÁ'),
      months(scores),
      ...notes(
        ...missingNotes(scores.missing, names),
        ...(scores.S === null && scores.missing.length === 0
          ? ['Chưa có điểm trung bình năm: năm chưa kết thúc hoặc chưa có kỳ nào có điểm.']
          : []),
        ...scores.notes.map((note) => `Ghi chú: ${note}.`),
        'Điểm in 2 chữ số thập phân, cắt chứ không làm tròn. Ô trống là chưa có, không phải 0.',
      ),
      heading('II. TỰ XẾP LOẠI CHẤT LƯỢNG'),
      boxes(selfClass),
      ...notes(...(selfClass === null ? ['Còn thiếu: người được đánh giá chưa nộp phiếu tự xếp loại.'] : [])),
      heading('III. KẾT QUẢ XẾP LOẠI CỦA CẤP CÓ THẨM QUYỀN'),
      boxes(decided?.class ?? null),
      ...notes(decisionNote(decided)),
      heading('IV. ĐỀ XUẤT XỬ LÝ KẾT QUẢ XẾP LOẠI (theo Điều 23)'),
      { kind: 'fields', fields: [{ label: 'Nội dung', value: null }] },
      {
        kind: 'signatures',
        left: { title: 'CẤP CÓ THẨM QUYỀN XẾP LOẠI', name: personName(names, procedure.classifierHolder) },
        right: { title: 'NGƯỜI TỰ XẾP LOẠI', name: person },
      },
    ],
  };
}

/** Twelve rows whatever is known, and the mean of the year. */
function months({ rows, S }: YearScores): Table {
  const noteOf = ({ note, S: of, confirmed }: MonthRow) =>
    [note ?? '', of !== null && !confirmed ? 'chưa xác nhận' : ''].filter((part) => part !== '').join('; ');
  return {
    kind: 'table',
    columns: [
      { title: 'Tháng', width: 20, align: 'center' },
      { title: 'Tổng điểm', width: 25, align: 'center' },
      { title: 'Ghi chú', width: 55, align: 'left' },
    ],
    rows: [
      ...Array.from({ length: 12 }, (_, i) => {
        const row = rows.find(({ period }) => Number(period.slice(5)) === i + 1);
        return { cells: [`Tháng ${i + 1}`, score(row?.S), row === undefined ? '' : noteOf(row)] };
      }),
      { cells: ['Điểm trung bình năm', score(S), ''], bold: true },
    ],
  };
}

const boxes = (klass: string | null): Block => ({
  kind: 'boxes',
  boxes: Object.entries(CLASS_NAMES).map(([id, label]) => ({ label, ticked: id === klass })),
});

const decisionNote = (decided: CaseFile['decided']): string =>
  decided === null
    ? 'Còn thiếu: chưa có quyết định xếp loại.'
    : `Quyết định ${decided.decision === null ? '' : `số ${decided.decision.number} ngày ${day(decided.decision.date)}, `}ghi ngày ${day(decided.on)}.`;
