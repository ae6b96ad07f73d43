import type { Basis, CaseFile, Names, YearRow, YearSheet } from '@kpi-ledger/engine';
import { type Block, type FormDocument, heading, notes, type Table } from '../document/document.js';
import {
  basisLine,
  CLASS_NAMES,
  day,
  missingNotes,
  periodInText,
  personName,
  postName,
  score,
  unitName,
} from '../document/words.js';

export interface Mau02Input {
  readonly scores: { readonly basis: Basis } & YearSheet;
  readonly procedure: Pick<CaseFile, 'selfClass' | 'decided' | 'classifierHolder' | 'superior' | 'synthetic'>;
}

/** Mẫu số 02, Phụ lục II: Phiếu xếp loại chất lượng công chức of one person and year. */
export function mau02({ scores, procedure }: Mau02Input, names: Names): FormDocument {
  const person = personName(names, scores.person);
  const { decided, selfClass, superior } = procedure;
  return {
    name: 'Mẫu số 02',
    formNumber: 'Mẫu số 02',
    superior: superior === null ? null : unitName(names, superior),
    body: unitName(names, scores.unit),
    title: ['PHIẾU XẾP LOẠI CHẤT LƯỢNG CÔNG CHỨC', `Năm ${scores.year}`],
    landscape: false,
    basis: basisLine(scores.basis),
    synthetic: procedure.synthetic || scores.synthetic,
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
        ...statusNotes(scores),
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
function months({ rows, S }: YearSheet): Table {
  return {
    kind: 'table',
    columns: [
      { title: 'Tháng', width: 20, align: 'center' },
      { title: 'Tổng điểm', width: 25, align: 'center' },
      { title: 'Ghi chú', width: 55, align: 'left' },
    ],
    rows: [
      ...Array.from({ length: 12 }, (_, i) => {
        const row = rows.find(({ month }) => Number(month.slice(5)) === i + 1);
        return { cells: [`Tháng ${i + 1}`, score(row?.S), row === undefined ? '' : noteOf(row)] };
      }),
      { cells: ['Điểm trung bình năm', score(S), ''], bold: true },
    ],
  };
}

const STATES: { readonly [S in YearRow['state']]: string } = {
  CONFIRMED: '',
  RECEIVED: 'cơ quan cũ gửi',
  CALCULATED: 'chưa xác nhận',
  PROVISIONAL_DECEMBER: 'tạm tính trước khi hết kỳ (P22)',
  SCORELESS: 'chưa có điểm',
  NOTED: 'không có điểm theo ghi chú của cấp có thẩm quyền',
  ABSENT: 'nghỉ cả kỳ',
  NOT_WORKED: 'không công tác',
  NOT_TRACKED: 'chưa theo dõi',
  LEFT_OUT: 'không tính tháng 12 (P22)',
  NOT_ENDED: 'chưa hết kỳ',
};

/** A quarter that is tracked whole stands in the rows of its months (P21), and is named. */
function noteOf({ month, period, state, from, S, information }: YearRow): string {
  const quarter = period === month || S === null ? '' : `điểm ${periodInText(period)}`;
  const old = information === undefined ? '' : `${information.from} gửi ${score(information.S)} để tham khảo`;
  return [quarter, STATES[state], from ?? '', old].filter((part) => part !== '').join('; ');
}

function statusNotes({ status, S, missing }: YearSheet): readonly string[] {
  if (status === 'NOT_ENDED')
    return ['Năm chưa kết thúc: chưa có điểm năm; từ ngày 01/12 in với kỳ cuối tạm tính (P22).'];
  if (status === 'NOT_CLASSIFIED') return ['Không thuộc diện xếp loại năm (Điều 11).'];
  if (status === 'PROVISIONAL_DECEMBER') return ['Điểm năm tạm tính: kỳ cuối năm chưa kết thúc (P22).'];
  if (status === 'PROVISIONAL') return ['Điểm năm tạm tính: còn kỳ chưa được xác nhận.'];
  return S === null && missing.length === 0 ? ['Chưa có điểm trung bình năm.'] : [];
}

const boxes = (klass: string | null): Block => ({
  kind: 'boxes',
  boxes: Object.entries(CLASS_NAMES).map(([id, label]) => ({ label, ticked: id === klass })),
});

const decisionNote = (decided: CaseFile['decided']): string =>
  decided === null
    ? 'Còn thiếu: chưa có quyết định xếp loại.'
    : `Quyết định ${decided.decision === null ? '' : `số ${decided.decision.number} ngày ${day(decided.decision.date)}, `}ghi ngày ${day(decided.on)}.`;
