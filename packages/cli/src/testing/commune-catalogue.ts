import type { MadeCell, MadeSheet } from './workbook.js';

/** A line of the made-up catalogue, as its sheet prints it. */
export interface MadeProduct {
  readonly code: string;
  readonly department?: string;
  readonly task: string;
  readonly name: string;
  readonly output: string;
  readonly group: 'N1' | 'N2' | 'N3' | 'N4' | 'N5';
  readonly points: number;
}

const FRAMES = { N1: '1-10', N2: '11-50', N3: '51-100', N4: '101-200', N5: '201-400' } as const;
const GROUPS = ['N1', 'N2', 'N3', 'N4', 'N5'] as const;
/** Points within the frame of each group. */
const POINTS = {
  N1: [5, 8, 10],
  N2: [11, 25, 50],
  N3: [60, 75, 100],
  N4: [101, 150, 200],
  N5: [201, 300, 400],
} as const;

/** Rows of the practice (F6): 25/5 = 5, 60/5 = 12, 8/5 = 1.6, 150/5 = 30. */
const OF_PRACTICE: readonly MadeProduct[] = [
  {
    code: 'DC.01',
    task: 'Văn bản',
    name: 'Soạn thảo văn bản hành chính đơn giản',
    output: 'Công văn',
    group: 'N1',
    points: 5,
  },
  { code: 'DC.02', task: 'Văn bản', name: 'Báo cáo chuyên đề', output: 'Báo cáo', group: 'N2', points: 25 },
  { code: 'DC.05', task: 'Văn bản', name: 'Kế hoạch năm', output: 'Kế hoạch', group: 'N3', points: 60 },
  { code: 'DC.HN.02', task: 'Hội nghị', name: 'Biên bản hội nghị', output: 'Biên bản', group: 'N1', points: 8 },
  {
    code: 'DC.QPPL.02',
    task: 'Pháp luật',
    name: 'Nghị quyết quy phạm pháp luật',
    output: 'Nghị quyết',
    group: 'N4',
    points: 150,
  },
];

/** So many made-up lines after one another; every seventh number is left out, as codes have gaps. */
function made(prefix: string, count: number, department?: string): readonly MadeProduct[] {
  return Array.from({ length: count }, (_, i) => {
    const group = GROUPS[i % 5] ?? 'N1';
    const number = String(i + 10 + Math.floor(i / 6)).padStart(3, '0');
    return {
      code: `${prefix}.${number}`,
      ...(department === undefined ? {} : { department }),
      task: `Nhiệm vụ ${Math.floor(i / 8) + 1} (${prefix})`,
      name: `Công việc mô phỏng ${prefix} ${number}`,
      output: `Sản phẩm ${number}`,
      group,
      points: POINTS[group][Math.floor(i / 5) % 3] ?? 5,
    };
  });
}

/** 370 products: 40 of leaders, 85 shared, 245 of five departments. Made up, but for the five rows of the practice. */
export const LISTS = {
  leadership: made('QL', 40),
  shared: [...OF_PRACTICE, ...made('DC', 80)],
  departments: [
    ...made('VP', 50, 'Văn phòng HĐND và UBND'),
    ...made('KT', 60, 'Phòng Kinh tế'),
    ...made('VHXH', 60, 'Phòng Văn hóa - Xã hội'),
    ...made('ĐĐ', 50, 'Bộ phận Đất đai'),
    ...made('HCC', 25, 'Trung tâm Phục vụ hành chính công'),
  ],
} as const;

export const ALL: readonly MadeProduct[] = [...LISTS.leadership, ...LISTS.shared, ...LISTS.departments];

const DECISION = '(Kèm theo Quyết định số 15/QĐ-UBND ngày 31 tháng 5 năm 2026 của UBND phường Mẫu)';
const TITLE = 'DANH MỤC SẢN PHẨM, CÔNG VIỆC QUY ĐỔI NĂM 2026 (DỮ LIỆU MÔ PHỎNG)';
const STANDARD = 'Đơn vị sản phẩm, công việc chuẩn: Soạn thảo văn bản hành chính đơn giản, 5 điểm';

const number = (value: number): MadeCell => ({ number: String(value) });

/** `=J7/5` with the value that the spreadsheet saved, shown with two places. */
const factor = (points: number, row: number, column: string): MadeCell => ({
  formula: `ROUND(${column}${row}/5,2)`,
  value: String(points / 5),
  format: '0.00',
});

/** Titles in two rows, merged; the department and the task are merged down; headings and signatures stand between and below. */
export function listSheet(name: string, products: readonly MadeProduct[]): MadeSheet {
  const rows: MadeCell[][] = [
    ['ỦY BAN NHÂN DÂN PHƯỜNG MẪU'],
    [TITLE],
    [DECISION],
    [STANDARD],
    [
      'TT',
      'Mã CV',
      'Phòng',
      'Nhiệm vụ',
      'Công việc chi tiết',
      'Sản phẩm đầu ra',
      'Phân nhóm, chấm điểm',
      null,
      null,
      'Hệ số quy đổi',
      'Ghi chú',
    ],
    [null, null, null, null, null, null, 'Nhóm', 'Khung điểm', 'Điểm chấm', null, null],
    ['(1)', '(2)', '(3)', '(4)', '(5)', '(6)', '(7)', '(8)', '(9)', '(10)', '(11)'],
  ];
  const merged = [
    'A1:K1',
    'A2:K2',
    'A3:K3',
    'A4:K4',
    'G5:I5',
    ...['A', 'B', 'C', 'D', 'E', 'F', 'J', 'K'].map((c) => `${c}5:${c}6`),
  ];
  const runs = (column: string, keyOf: (product: MadeProduct) => string, from: number): void => {
    let start = 0;
    for (let i = 1; i <= products.length; i++) {
      const [here, first] = [products[i], products[start]];
      if (here !== undefined && first !== undefined && keyOf(here) === keyOf(first)) continue;
      if (i - start > 1) merged.push(`${column}${from + start}:${column}${from + i - 1}`);
      start = i;
    }
  };
  rows.push(['I', 'CÁC SẢN PHẨM, CÔNG VIỆC']);
  merged.push(`B${rows.length}:K${rows.length}`);
  const from = rows.length + 1;
  runs('C', ({ department }) => department ?? '', from);
  runs('D', ({ department, task }) => `${department}/${task}`, from);
  for (const [i, product] of products.entries()) {
    const before = products[i - 1];
    const isNewDepartment = before?.department !== product.department;
    const row = rows.length + 1;
    rows.push([
      number(i + 1),
      product.code,
      isNewDepartment ? (product.department ?? null) : null,
      isNewDepartment || before?.task !== product.task ? product.task : null,
      product.name,
      product.output,
      product.group,
      FRAMES[product.group],
      number(product.points),
      factor(product.points, row, 'I'),
      null,
    ]);
  }
  const end = rows.length;
  rows.push([null, `Tổng cộng: ${products.length} sản phẩm`], []);
  rows.push([null, 'Nơi nhận:', null, null, null, null, null, null, 'TM. ỦY BAN NHÂN DÂN']);
  rows.push([null, '- Như Điều 3;', null, null, null, null, null, null, 'CHỦ TỊCH']);
  merged.push(`I${end + 3}:J${end + 3}`);
  return { name, rows, merged };
}

/** Mẫu 01's general criteria: 30 points and no product. */
export const criteriaSheet: MadeSheet = {
  name: 'Tiêu chí chung',
  rows: [
    ['TIÊU CHÍ CHUNG (DỮ LIỆU MÔ PHỎNG)'],
    ['TT', 'Nội dung', 'Điểm tối đa'],
    ['I', 'Phẩm chất chính trị, đạo đức, lối sống', number(10)],
    ['II', 'Năng lực chuyên môn', number(10)],
    ['III', 'Đổi mới, sáng tạo', number(10)],
  ],
  merged: ['A1:C1'],
};

/** The workbook of a commune as such are published: five sheets, 370 products. */
export const communeSheets = (): readonly MadeSheet[] => [
  criteriaSheet,
  listSheet('Lãnh đạo quản lý', LISTS.leadership),
  listSheet('Dùng chung', LISTS.shared),
  listSheet('Theo phòng', LISTS.departments),
  { name: 'Hướng dẫn', rows: [['Cách dùng danh mục'], ['Mỗi công việc chỉ tính một lần.']] },
];

export { FRAMES };
