import { folded } from '../../terminal/folded.js';
import { type Text, text } from '../../terminal/lang.js';

/** What a column of a commune's catalogue may hold, with the titles it goes by (without accents). */
const FIELDS_OF_A_PRODUCT = {
  ordinal: {
    label: text('số thứ tự (không nhập)', 'ordinal (not imported)'),
    titles: ['tt', 'stt', 'so tt', 'so thu tu'],
  },
  code: {
    label: text('mã sản phẩm/công việc', 'code of the product'),
    titles: [
      'ma cv',
      'ma cong viec',
      'ma sp',
      'ma san pham',
      'ma san pham cong viec',
      'ma so',
      'ma hieu',
      'ky hieu',
      'ma',
    ],
  },
  department: {
    label: text('phòng, bộ phận', 'department'),
    titles: ['phong', 'phong ban', 'phong chuyen mon', 'bo phan', 'don vi thuc hien', 'don vi', 'co quan don vi'],
  },
  task: {
    label: text('nhiệm vụ', 'task'),
    titles: ['nhiem vu', 'ten nhiem vu', 'nhom nhiem vu', 'linh vuc', 'mang cong viec'],
  },
  name: {
    label: text('công việc chi tiết', 'name of the product'),
    titles: [
      'cong viec chi tiet',
      'cong viec cu the',
      'cong viec',
      'ten cong viec',
      'noi dung cong viec',
      'ten san pham',
      'ten san pham cong viec',
      'san pham cong viec',
      'noi dung',
    ],
  },
  output: {
    label: text('sản phẩm đầu ra', 'output'),
    titles: ['san pham dau ra', 'ket qua dau ra', 'san pham', 'dau ra', 'ket qua'],
  },
  countUnit: { label: text('đơn vị tính', 'unit of count'), titles: ['don vi tinh', 'dvt', 'dv tinh'] },
  group: {
    label: text('nhóm (tối đa 5)', 'group (at most 5)'),
    titles: ['nhom', 'nhom cong viec', 'nhom san pham', 'nhom do phuc tap', 'nhom phuc tap', 'muc do phuc tap'],
  },
  frame: { label: text('khung điểm', 'frame of points'), titles: ['khung diem', 'khung', 'khung diem nhom'] },
  points: { label: text('điểm chấm', 'points'), titles: ['diem cham', 'diem', 'diem so', 'so diem', 'diem san pham'] },
  factor: {
    label: text('hệ số quy đổi (h)', 'conversion factor (h)'),
    titles: ['he so quy doi', 'he so', 'quy doi', 'ty le quy doi', 'he so h'],
  },
  note: { label: text('ghi chú', 'note'), titles: ['ghi chu', 'chu thich'] },
  indicator: { label: text('mã chỉ tiêu', 'indicator'), titles: ['ma chi tieu', 'chi tieu'] },
} as const;

export type FieldName = keyof typeof FIELDS_OF_A_PRODUCT;

interface FieldTitles {
  readonly label: Text;
  readonly titles: readonly string[];
}

export const FIELDS: { readonly [F in FieldName]: FieldTitles } = FIELDS_OF_A_PRODUCT;
export const FIELD_NAMES = Object.keys(FIELDS) as readonly FieldName[];
export const isFieldName = (name: unknown): name is FieldName =>
  typeof name === 'string' && Object.hasOwn(FIELDS, name);

/** A field that a title speaks of: the whole title, or the longest known words within it. */
export interface Match {
  readonly field: FieldName;
  readonly whole: boolean;
  readonly words: string;
}

export function fieldOfTitle(title: string): Match | null {
  const said = folded(title);
  const matches = FIELD_NAMES.flatMap((field) =>
    FIELDS[field].titles
      .filter((words) => ` ${said} `.includes(` ${words} `))
      .map((words) => ({ field, whole: words === said, words })),
  );
  return matches.sort((a, b) => Number(b.whole) - Number(a.whole) || b.words.length - a.words.length)[0] ?? null;
}
