import type { Basis, Names, PeriodSheet, RateRow, RatingList } from '@kpi-ledger/engine';

/** Answers of the engine written by hand: what a form prints is checked against figures that no code here has computed. */
export const BASIS: Basis = {
  ordinal: 1589,
  root: 'd'.repeat(64),
  effective: '2026-03-31',
  ruleSet: 'a'.repeat(64),
  formulaSet: 'f'.repeat(64),
};

export const NAMES: Names = {
  units: { 'so-a': 'Sở A', 'ubnd-tp': 'UBND thành phố' },
  posts: { 'giam-doc-a': 'Giám đốc Sở A', 'chu-tich': 'Chủ tịch UBND thành phố' },
  people: {
    director: 'Nguyễn Thị Đông',
    chair: 'Trần Văn Ước',
    erased: '(đã xoá theo quyết định 7/QĐ ngày 01/03/2031)',
    'ma-cong-thuc': '=HYPERLINK("x")',
  },
  tasks: { 'viec-rieng': 'Việc do người dùng đặt tên' },
  teams: {},
};

export const ROW: RateRow = {
  post: 'giam-doc-a',
  unit: 'so-a',
  holder: 'director',
  status: 'OK',
  ...{ a: '39/44', b: '151/176', c: '9/11', d: '1', dd: '1/2', e: '1' },
  ...{ K: '41/48', T: '1435/24', G: '51/2', S: '2047/24' },
  band: 'TOT',
  confirmed: true,
  confirmedS: '2047/24',
  calculated: '2047/24',
  display: {},
  missing: [],
  notes: [],
  article: null,
  completion: null,
  published: null,
  overrides: [],
  restated: null,
  candidate: null,
  grounds: null,
  synthetic: false,
};

const POINTS: readonly (readonly [id: string, max: string, self: string, confirmed: string])[] = [
  ['I.1', '5', '5', '4.5'],
  ['I.2', '5', '5', '5'],
  ['II.1', '2.5', '2.5', '2'],
  ['II.2', '2.5', '2.5', '2'],
  ['II.3', '2.5', '2.25', '2'],
  ['II.4', '2.5', '2.5', '2'],
  ['III.1', '2.5', '2', '2'],
  ['III.2', '2.5', '2', '2'],
  ['III.3', '2.5', '2', '2'],
  ['III.4', '2.5', '2', '2'],
];

export const SHEET: { readonly basis: Basis } & PeriodSheet = {
  ...ROW,
  basis: BASIS,
  period: '2026-Q1',
  tracking: 'QUARTER',
  leader: true,
  superior: 'ubnd-tp',
  assessor: { post: 'chu-tich', holder: 'chair' },
  cells: POINTS.map(([id, max, self, confirmed]) => ({ id, label: `Tiêu chí ${id}`, max, self, confirmed })),
  lines: [
    {
      ...{ task: 't1', title: 'Báo cáo quý', product: 'VB', factor: '1.5', factorIsProvisional: false, extra: false },
      ...{ assigned: 4, done: 3, faults: 1, delays: 2, excused: 1 },
      ...{ A: '6', C: '9/2', Cq: '33/8', Ct: '15/4', leftOut: ['đã nộp, chưa được nghiệm thu'] },
    },
    {
      ...{ task: 'viec-rieng', title: null, product: null, factor: '1', factorIsProvisional: true, extra: true },
      ...{ assigned: 1, done: 1, faults: 0, delays: 0, excused: 0 },
      ...{ A: '0', C: '1', Cq: '1', Ct: '1', leftOut: [] },
    },
  ],
  totals: { A: '6', C: '11/2', Cq: '41/8', Ct: '19/4' },
};

/** A period of which nothing is known yet. */
export const EMPTY: typeof SHEET = {
  ...SHEET,
  status: 'INSUFFICIENT_DATA',
  ...{ a: null, b: null, c: null, d: null, dd: null, e: null, K: null, T: null, G: null, S: null },
  band: null,
  confirmed: false,
  missing: [{ what: 'chưa xác nhận điểm tiêu chí chung', owedBy: 'chu-tich', since: '2026-04-01' }],
  cells: SHEET.cells.map((cell) => ({ ...cell, self: null, confirmed: null })),
  lines: [],
  totals: null,
};

export const LIST: { readonly basis: Basis } & RatingList = {
  basis: BASIS,
  period: '2026-Q1',
  authority: { post: 'chu-tich', unit: 'ubnd-tp', superior: null, holder: 'chair' },
  acts: 'SCORES',
  closedRoot: null,
  checkpoint: null,
  rows: [
    ROW,
    {
      ...ROW,
      holder: 'ma-cong-thuc',
      post: null,
      status: 'INSUFFICIENT_DATA',
      ...{ G: null, T: null, K: null, S: null },
      band: null,
      confirmed: false,
      missing: [{ what: 'không được giao nhiệm vụ', owedBy: 'director', since: null }],
    },
  ],
};
