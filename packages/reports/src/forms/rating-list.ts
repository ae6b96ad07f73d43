import type { Basis, ClassRow, Names, RateRow, RatingList } from '@kpi-ledger/engine';
import { type FormDocument, notes, type Table } from '../document/document.js';
import {
  basisLine,
  day,
  percent,
  periodName,
  personName,
  postName,
  score,
  statusText,
  unitName,
} from '../document/words.js';

export type List = { readonly basis: Basis } & RatingList;

/** What the year adds to the rows: the annual classes, by person. */
export interface YearClasses {
  readonly [person: string]: Pick<ClassRow, 'class' | 'status' | 'reasons'> & {
    /** By a decision, not as calculated only. */
    readonly decided: boolean;
  };
}

const CLASS_STATUS: { readonly [S in ClassRow['status']]: string } = {
  OK: '',
  PROVISIONAL: 'tạm tính',
  PENDING_ORGANISATION: 'chờ mức xếp loại của tổ chức',
  PENDING_QUOTA: 'chờ xét tỷ lệ xuất sắc',
  TIE: 'bằng điểm tại mốc cắt tỷ lệ',
  NOT_CLASSIFIED: 'không xếp loại',
  INSUFFICIENT_DATA: '',
};

/** Danh sách đánh giá of an authority: everybody whom the holder of the post scores in the period, or classifies in the year. */
export function ratingList(list: List, names: Names, classes: YearClasses = {}): FormDocument {
  const { authority, acts, rows, closedRoot, checkpoint, basis } = list;
  const year = acts === 'CLASSIFIES';
  return {
    name: 'Danh sách đánh giá',
    formNumber: null,
    superior: authority.superior === null ? null : unitName(names, authority.superior),
    body: unitName(names, authority.unit),
    title: [
      year ? 'DANH SÁCH XẾP LOẠI CHẤT LƯỢNG CÔNG CHỨC' : 'DANH SÁCH THEO DÕI, ĐÁNH GIÁ CÔNG CHỨC',
      periodName(list.period),
    ],
    landscape: true,
    basis: basisLine(basis),
    synthetic: rows.some(({ synthetic }) => synthetic),
    blocks: [
      {
        kind: 'fields',
        fields: [
          {
            label: year ? 'Cấp có thẩm quyền xếp loại' : 'Cấp có thẩm quyền theo dõi, đánh giá',
            value: [postName(names, authority.post), personName(names, authority.holder)]
              .filter((part) => part !== '')
              .join(' – '),
          },
          { label: 'Số người', value: String(rows.length) },
        ],
      },
      year ? yearTable(list, names, classes) : periodTable(list, names),
      {
        kind: 'fields',
        fields: [
          { label: 'Căn cứ', value: `sự kiện thứ ${basis.ordinal}, tính đến ngày ${day(basis.effective)}` },
          { label: 'Gốc Merkle của sổ', value: basis.root },
          { label: 'Bộ quy tắc', value: basis.ruleSet },
          { label: 'Bộ công thức', value: basis.formulaSet },
          { label: 'Gốc Merkle của kỳ đã khóa', value: closedRoot },
          {
            label: 'Điểm chốt đã ký',
            value:
              checkpoint === null
                ? null
                : `${checkpoint.ordinal} sự kiện, gốc Merkle ${checkpoint.root}, khóa ${checkpoint.key}`,
          },
        ],
      },
      ...notes(
        ...(closedRoot === null ? ['Kỳ chưa khóa: danh sách chưa là kết quả công bố.'] : []),
        year
          ? 'XS: hoàn thành xuất sắc; TOT: hoàn thành tốt; HT: hoàn thành; KHT: không hoàn thành nhiệm vụ. Mức điểm chưa phải là xếp loại: còn tỷ lệ, mức của tổ chức và quyết định của cấp có thẩm quyền (Điều 20, 21).'
          : 'Mức điểm tương ứng không phải là xếp loại; chỉ cả năm mới xếp loại (Điều 3, 20).',
        'Điểm in 2 chữ số thập phân, cắt chứ không làm tròn. Ô trống là chưa có, không phải 0.',
      ),
      {
        kind: 'signatures',
        left: { title: 'NGƯỜI LẬP DANH SÁCH', name: '' },
        right: {
          title: year ? 'CẤP CÓ THẨM QUYỀN XẾP LOẠI' : 'CẤP CÓ THẨM QUYỀN THEO DÕI, ĐÁNH GIÁ',
          name: personName(names, authority.holder),
        },
      },
    ],
  };
}

const WHO = [
  { title: 'TT', width: 4, align: 'center' },
  { title: 'Họ và tên', width: 18, align: 'left' },
  { title: 'Chức vụ, đơn vị', width: 22, align: 'left' },
] as const;

function who(row: RateRow, i: number, names: Names): readonly string[] {
  const place = [postName(names, row.post), unitName(names, row.unit)];
  return [String(i + 1), personName(names, row.holder), listed(place, ', ')];
}

const listed = (parts: readonly string[], between: string): string =>
  [...new Set(parts.filter((part) => part !== ''))].join(between);

function periodTable({ rows }: List, names: Names): Table {
  return {
    kind: 'table',
    columns: [
      ...WHO,
      { title: 'Tiêu chí chung', width: 8, align: 'right' },
      { title: 'Kết quả nhiệm vụ', width: 8, align: 'right' },
      { title: 'K', width: 8, align: 'right' },
      { title: 'Tổng điểm', width: 8, align: 'right' },
      { title: 'Mức điểm tương ứng', width: 9, align: 'center' },
      { title: 'Tình trạng, còn thiếu', width: 20, align: 'left' },
    ],
    rows: rows.map((row, i) => ({
      cells: [
        ...who(row, i, names),
        score(row.G),
        score(row.T),
        percent(row.K),
        score(row.S),
        row.band ?? '',
        listed([statusText(row), ...row.missing.map(({ what }) => what)], '; '),
      ],
    })),
  };
}

/** A year has a mean and a class; G, T and K are figures of the months and quarters. */
function yearTable({ rows }: List, names: Names, classes: YearClasses): Table {
  return {
    kind: 'table',
    columns: [
      ...WHO,
      { title: 'Điểm năm', width: 9, align: 'right' },
      { title: 'Mức điểm', width: 9, align: 'center' },
      { title: 'Xếp loại', width: 9, align: 'center' },
      { title: 'Tình trạng, còn thiếu', width: 29, align: 'left' },
    ],
    rows: rows.map((row, i) => {
      const klass = row.holder === null ? undefined : classes[row.holder];
      return {
        cells: [
          ...who(row, i, names),
          score(row.S),
          row.band ?? '',
          klass?.class ?? '',
          // Who is not classified lacks no data: the law gives that year no mean (Điều 11 khoản 1).
          listed(
            [
              ...(klass?.status === 'NOT_CLASSIFIED' ? [] : statusText(row).split('; ')),
              ...aboutClass(klass),
              ...row.missing.map(({ what }) => what),
            ],
            '; ',
          ),
        ],
      };
    }),
  };
}

/** How far the class is settled, and the clauses by which it differs from that of the score. */
function aboutClass(klass: YearClasses[string] | undefined): readonly string[] {
  if (klass === undefined) return [];
  const clauses = klass.reasons.filter((reason) => /^\d+\.\d/.test(reason)).map((clause) => `Điều ${clause}`);
  const decided = klass.class === null ? '' : klass.decided ? 'đã quyết định' : 'chưa quyết định';
  return [CLASS_STATUS[klass.status], decided, ...clauses];
}
