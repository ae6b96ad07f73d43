import type { YearRow } from '@kpi-ledger/engine';
import { expect, test } from 'vitest';
import { BASIS, EMPTY, LIST, NAMES, SHEET } from '../testing/answers.js';
import { tableOf, textsOf } from '../testing/texts.js';
import { type Agency, agencySheet } from './agency-sheet.js';
import { taskAnnex } from './annex.js';
import { type Mau02Input, mau02 } from './mau-02.js';
import { ratingList } from './rating-list.js';

test('The annex has a line for every task and the sums of the formula.', () => {
  expect(tableOf(taskAnnex(SHEET, NAMES))).toEqual([
    '1|Báo cáo quý; không tính: đã nộp, chưa được nghiệm thu|VB|1,5|4|3|1|2|1|6,00|4,50|4,12|3,75',
    '2|Việc do người dùng đặt tên [ngoài tổng số được giao]||1 (tạm)|1|1|0|0|0||1,00|1,00|1,00',
    '|Cộng (đã quy đổi)||||||||6,00|5,50|5,12|4,75',
  ]);
});

test('An annex without work says so and invents no zero.', () => {
  const texts = textsOf(taskAnnex(EMPTY, NAMES));
  expect(texts).toContain('a = C ÷ A (số lượng): chưa có');
  expect(texts).toContain('Trong kỳ không có dòng nhiệm vụ nào được tính cho người này.');
});

test('A person whom Điều 11 leaves unclassified is listed as such, not as lacking data.', () => {
  const row = { ...LIST.rows[0], holder: 'p', status: 'INSUFFICIENT_DATA', S: null } as (typeof LIST.rows)[number];
  const list = { ...LIST, acts: 'CLASSIFIES', period: '2026', rows: [row] } as typeof LIST;
  const told = (status: 'NOT_CLASSIFIED' | 'INSUFFICIENT_DATA') =>
    textsOf(ratingList(list, NAMES, { p: { class: null, status, reasons: [], decided: false } })).join('\n');
  expect(told('NOT_CLASSIFIED')).toContain('không xếp loại');
  expect(told('NOT_CLASSIFIED')).not.toContain('chưa đủ dữ liệu');
  expect(told('INSUFFICIENT_DATA')).toContain('chưa đủ dữ liệu');
});

test('A rating list shows score, band and what is missing, and its basis in whole.', () => {
  const form = ratingList(LIST, NAMES);
  expect(tableOf(form)).toEqual([
    '1|Nguyễn Thị Đông|Giám đốc Sở A, Sở A|25,50|59,79|85,41 %|85,29|TOT|đã xác nhận',
    '2|=HYPERLINK("x")|Sở A||||||chưa đủ dữ liệu; không được giao nhiệm vụ',
  ]);
  const texts = textsOf(form);
  expect(texts).toContain('Cấp có thẩm quyền theo dõi, đánh giá: Chủ tịch UBND thành phố – Trần Văn Ước');
  expect(texts).toContain(`Gốc Merkle của sổ: ${BASIS.root}`);
  expect(texts).toContain(`Bộ quy tắc: ${BASIS.ruleSet}`);
});

test('The slot for the root of the closed period is empty until it is closed.', () => {
  const open = textsOf(ratingList(LIST, NAMES));
  expect(open).toContain('Gốc Merkle của kỳ đã khóa: ');
  expect(open).toContain('Kỳ chưa khóa: danh sách chưa là kết quả công bố.');
  const closed = textsOf(ratingList({ ...LIST, closedRoot: 'c'.repeat(64) }, NAMES));
  expect(closed).toContain(`Gốc Merkle của kỳ đã khóa: ${'c'.repeat(64)}`);
  expect(closed.filter((text) => text.includes('chưa khóa'))).toEqual([]);
  const checkpoint = { ordinal: 1590, root: 'd'.repeat(64), key: 'ed25519-7a5da87df41fb7df' };
  expect(closed).toContain('Điểm chốt đã ký: ');
  expect(textsOf(ratingList({ ...LIST, checkpoint }, NAMES))).toContain(
    `Điểm chốt đã ký: 1590 sự kiện, gốc Merkle ${'d'.repeat(64)}, khóa ed25519-7a5da87df41fb7df`,
  );
});

test('The list of a year shows the class beside the band of the score.', () => {
  const year = ratingList({ ...LIST, acts: 'CLASSIFIES', period: '2026' }, NAMES, {
    director: { class: 'HT', status: 'OK', reasons: ['20.6'], decided: false },
  });
  expect(year.title).toEqual(['DANH SÁCH XẾP LOẠI CHẤT LƯỢNG CÔNG CHỨC', 'Năm 2026']);
  expect(tableOf(year)[0]).toBe(
    '1|Nguyễn Thị Đông|Giám đốc Sở A, Sở A|85,29|TOT|HT|đã xác nhận; chưa quyết định; Điều 20.6',
  );
});

const month = (id: string, state: YearRow['state'], S: string | null): YearRow => ({
  ...{ month: id, period: id, state, S, from: null, events: [] },
  confirmed: state === 'CONFIRMED',
});

const YEAR: Mau02Input = {
  procedure: {
    superior: 'ubnd-tp',
    selfClass: 'XS',
    decided: {
      class: 'TOT',
      on: '2026-12-10',
      signer: 'chair',
      decision: { number: '99/QĐ-UBND', date: '2026-12-09' },
      event: 'e1',
    },
    classifierHolder: 'chair',
    synthetic: false,
  },
  scores: {
    ...{ basis: BASIS, person: 'director', post: 'giam-doc-a', unit: 'so-a', year: '2026' },
    ...{ tracking: 'MONTH', status: 'OK', monthsWorked: 12, case: null },
    rows: [
      month('2026-01', 'CONFIRMED', '92.5'),
      month('2026-02', 'CALCULATED', '541/6'),
      { ...month('2026-04', 'CONFIRMED', '90'), period: '2026-Q2' },
      { ...month('2026-05', 'NOT_WORKED', null), period: '2026-Q2' },
      { ...month('2026-06', 'RECEIVED', '80'), from: 'Sở B' },
      month('2026-12', 'ABSENT', null),
    ],
    ...{ S: '21599/240', display: '89.99', G: null, scoreClass: 'TOT', confirmed: false },
    ...{ missing: [], withholds: [], notes: [], synthetic: false, derivation: null },
  },
};

test('Mẫu số 02 has twelve month rows and the yearly mean, cut so that it crosses no threshold.', () => {
  expect(tableOf(mau02(YEAR, NAMES))).toEqual([
    'Tháng 1|92,50|',
    'Tháng 2|90,16|chưa xác nhận',
    'Tháng 3||',
    'Tháng 4|90,00|điểm quý II năm 2026',
    'Tháng 5||không công tác',
    'Tháng 6|80,00|cơ quan cũ gửi; Sở B',
    ...[7, 8, 9, 10, 11].map((n) => `Tháng ${n}||`),
    'Tháng 12||nghỉ cả kỳ',
    'Điểm trung bình năm|89,99|',
  ]);
});

test('Mẫu số 02 ticks what the person and the authority said, four boxes each, and leaves Part IV to the hand.', () => {
  const texts = textsOf(mau02(YEAR, NAMES));
  expect(texts.filter((text) => /^[x-] /.test(text))).toEqual([
    'x Hoàn thành xuất sắc nhiệm vụ',
    '- Hoàn thành tốt nhiệm vụ',
    '- Hoàn thành nhiệm vụ',
    '- Không hoàn thành nhiệm vụ',
    '- Hoàn thành xuất sắc nhiệm vụ',
    'x Hoàn thành tốt nhiệm vụ',
    '- Hoàn thành nhiệm vụ',
    '- Không hoàn thành nhiệm vụ',
  ]);
  expect(texts).toContain('Quyết định số 99/QĐ-UBND ngày 09/12/2026, ghi ngày 10/12/2026.');
  expect(texts.slice(texts.findIndex((text) => text.startsWith('IV.')))).toEqual([
    'IV. ĐỀ XUẤT XỬ LÝ KẾT QUẢ XẾP LOẠI (theo Điều 23)',
    'Nội dung: ',
    'CẤP CÓ THẨM QUYỀN XẾP LOẠI: Trần Văn Ước',
    'NGƯỜI TỰ XẾP LOẠI: Nguyễn Thị Đông',
  ]);
});

test('An undecided class ticks no box and says what is missing.', () => {
  const open = { ...YEAR, procedure: { ...YEAR.procedure, selfClass: null, decided: null } };
  const texts = textsOf(mau02(open, NAMES));
  expect(texts.filter((text) => text.startsWith('x '))).toEqual([]);
  expect(texts).toContain('Còn thiếu: chưa có quyết định xếp loại.');
  expect(texts).toContain('Còn thiếu: người được đánh giá chưa nộp phiếu tự xếp loại.');
});

const AGENCY: Agency = {
  ...{ basis: BASIS, year: '2026', unit: 'so-a', authority: 'ubnd-tp' },
  ...{ superior: 'ubnd-tp', head: 'director', recogniser: 'chair' },
  criteria: [
    {
      id: 'C1',
      label: 'Chấp hành chủ trương',
      item: '1',
      part: 'GENERAL',
      max: '30',
      points: '28.5',
      self: '29',
      optional: false,
    },
    { id: 'R1', label: null, item: null, part: 'RESULTS', max: '60', points: null, self: '60', optional: false },
    { id: 'R2', label: 'Thủ tục', item: 'g', part: 'RESULTS', max: '10', points: null, self: null, optional: true },
  ],
  ...{ general: '28.5', results: null, S: null, scoreClass: null, beforeQuota: null, calculated: null, class: null },
  ...{ status: 'INSUFFICIENT_DATA', open: [], criteriaSet: null, decided: null, replaced: [], external: null },
  tasks: { assigned: 40, done: 39, late: 8, qualityFailed: 0, exceeded: 11, dueLater: [] },
  subUnits: [
    { unit: 'phong-1', class: 'TOT', open: [] },
    { unit: 'phong-2', class: null, open: [] },
  ],
  shortcomings: [{ shortcoming: 'hc-1', since: '2026-02-01', event: 'e1' }],
  ...{ wrongdoing: [], forceMajeure: null, deadline: { ordinary: '2026-12-14', special: '2027-01-14' } },
  missing: [{ what: 'chưa chấm tiêu chí R1', owedBy: 'chu-tich', since: null }],
  ...{ grounds: [], reasons: [], notes: [], article: null, display: {}, events: [], synthetic: false },
};

const agencyWith = (more: Partial<Agency>) => agencySheet({ ...AGENCY, ...more }, NAMES);

test('The agency sheet says that the decree annexes no form for it.', () => {
  expect(textsOf(agencyWith({}))[0]).toContain('không ban hành mẫu phiếu');
});

test('The agency sheet tells an item that does not apply from one that is not scored.', () => {
  const form = agencyWith({});
  expect(tableOf(form)).toEqual([
    'I|Tiêu chí chung|30||28,50',
    '1|Chấp hành chủ trương|30,00|29,00|28,50',
    'II|Kết quả thực hiện nhiệm vụ|70||',
    '1|R1|60,00|60,00|',
    '2|Thủ tục (nếu có)|10,00||không áp dụng',
    '|Tổng điểm|100||',
  ]);
  expect(textsOf(form)).toContain('Còn thiếu: chưa chấm tiêu chí R1 – Chủ tịch UBND thành phố.');
  expect(textsOf(form)).toContain('Tình trạng: chưa đủ dữ liệu');
});

test('The conditions of Điều 8 stand with their figures: exactly 20 % late is within, 27,50 % exceeded is not enough.', () => {
  expect(tableOf(agencyWith({}), 1)).toEqual([
    'Hoàn thành 100% nhiệm vụ|39/40 (97,50 %)|không đạt',
    'Hoàn thành từ 70% nhiệm vụ|39/40 (97,50 %)|đạt',
    'Không có nhiệm vụ chậm tiến độ|8/40 (20,00 %)|không đạt',
    'Nhiệm vụ chậm tiến độ không quá 20%|8/40 (20,00 %)|đạt',
    'Không có nhiệm vụ không đạt chất lượng|0/40 (0,00 %)|đạt',
    'Ít nhất 30% nhiệm vụ vượt yêu cầu|11/40 (27,50 %)|không đạt',
    'Không có đơn vị trực thuộc không hoàn thành nhiệm vụ|0/2, 1 chưa xếp loại|chưa rõ',
    'Đã khắc phục các hạn chế được chỉ ra|còn 1|không đạt',
    'Không có kết luận sai phạm về công tác cán bộ, mất đoàn kết||đạt',
  ]);
});

test('Without tasks no condition on them is told.', () => {
  const tasks = { assigned: 0, done: 0, late: 0, qualityFailed: 0, exceeded: 0, dueLater: [] };
  expect(
    tableOf(agencyWith({ tasks }), 1)
      .slice(0, 6)
      .filter((row) => !row.endsWith('||chưa rõ')),
  ).toEqual([]);
});

const DECIDED = { class: 'TOT', on: '2026-12-08', number: '88/QĐ-UBND', signer: 'chair', event: 'e2' } as const;

test('A decided class of an agency names the decision.', () => {
  const decided = agencyWith({ class: 'TOT', S: '93', decided: DECIDED });
  expect(textsOf(decided)).toContain('Xếp loại: Hoàn thành tốt nhiệm vụ');
  expect(textsOf(decided)).toContain('Tình trạng: quyết định số 88/QĐ-UBND ghi ngày 08/12/2026');
});
