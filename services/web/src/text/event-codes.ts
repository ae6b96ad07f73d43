import { eventName } from './event-names.ts';
import type { Say } from './language.tsx';
import { periodName } from './period.ts';
import { type Band, bandName } from './words.ts';

type Word = readonly [vi: string, en: string];

/** By the code; one that means something else in a field stands under the field, or under type and field. */
const WORDS: { readonly [code: string]: Word } = {
  // organisation
  in: ['thuộc phạm vi', 'in scope'],
  out: ['ngoài phạm vi', 'out of scope'],
  undecided: ['chưa xác định', 'undecided'],
  HEAD: ['người đứng đầu', 'head'],
  DEPUTY: ['cấp phó', 'deputy'],
  STAFF: ['công chức', 'official'],
  CONG_CHUC: ['công chức', 'civil servant'],
  CAN_BO: ['cán bộ', 'elected official'],
  VIEN_CHUC: ['viên chức', 'public employee'],
  HOP_DONG: ['người lao động hợp đồng', 'under contract'],
  FORCE: ['lực lượng vũ trang, cơ yếu', 'armed forces'],
  UNDECIDED: ['chưa xác định', 'undecided'],
  STATED: ['văn bản nêu rõ', 'stated by a document'],
  INFERRED: ['suy ra', 'inferred'],
  WHOLE: ['toàn bộ chức năng', 'all functions'],
  PART: ['một phần chức năng', 'some functions'],
  MONTH: ['tháng', 'month'],
  QUARTER: ['quý', 'quarter'],
  HALF: ['6 tháng', 'half a year'],
  YEAR: ['năm', 'year'],
  TRANSFERRED: ['chuyển công tác', 'transferred'],
  RETIRED: ['nghỉ hưu', 'retired'],
  RESIGNED: ['thôi việc', 'resigned'],
  DIED: ['từ trần', 'died'],
  OTHER: ['khác', 'other'],
  SICK: ['ốm đau', 'sick'],
  MATERNITY: ['thai sản', 'maternity'],
  UNPAID: ['nghỉ không lương', 'unpaid'],
  STUDY: ['đi học', 'study'],
  'city-government': ['chính quyền thành phố', 'government of the city'],
  department: ['sở và tương đương', 'department'],
  so: ['sở', 'department'],
  office: ['văn phòng', 'office'],
  'party-body': ['cơ quan Đảng', 'body of the Party'],
  'peoples-council-body': ['cơ quan Hội đồng nhân dân', 'body of the People’s Council'],
  'public-service-unit': ['đơn vị sự nghiệp công lập', 'public service unit'],
  'central-regional-body': ['cơ quan ngành dọc', 'regional body of the centre'],
  'armed-force': ['lực lượng vũ trang', 'armed force'],
  'court-or-procuracy': ['toà án, viện kiểm sát', 'court or procuracy'],
  'steering-committee': ['ban chỉ đạo', 'steering committee'],
  association: ['hội', 'association'],
  enterprise: ['doanh nghiệp', 'enterprise'],
  front: ['Mặt trận Tổ quốc', 'Fatherland Front'],
  hospital: ['bệnh viện', 'hospital'],
  ministry: ['bộ, cơ quan trung ương', 'ministry'],
  press: ['cơ quan báo chí', 'press'],
  university: ['đại học, trường đại học', 'university'],
  // plans and work
  PLAN: ['kế hoạch', 'the plan'],
  UNPLANNED: ['phát sinh ngoài kế hoạch', 'outside the plan'],
  TAKEN_OVER: ['nhận bàn giao', 'taken over'],
  INABILITY: ['không hoàn thành được', 'inability'],
  REASSIGNMENT: ['phân công lại', 'reassignment'],
  LEADERSHIP: ['lãnh đạo, quản lý', 'leadership'],
  SHARED: ['dùng chung', 'shared'],
  DEPARTMENT: ['riêng của phòng, bộ phận', 'of a department'],
  month: ['trong tháng', 'within a month'],
  quarter: ['trong quý', 'within a quarter'],
  year: ['trong năm', 'within a year'],
  range: ['khoảng thời gian', 'range of time'],
  continuous: ['thường xuyên', 'continuous'],
  quarterly: ['hằng quý', 'quarterly'],
  annual: ['hằng năm', 'annual'],
  open: ['để mở', 'open'],
  none: ['không nêu', 'none'],
  'direction.none': ['không có chiều', 'none'],
  // indicators
  indicator: ['chỉ tiêu', 'indicator'],
  header: ['dòng tiêu đề', 'heading'],
  up: ['càng cao càng tốt', 'the higher the better'],
  down: ['càng thấp càng tốt', 'the lower the better'],
  band: ['trong khoảng', 'within a band'],
  '>=': ['≥', '≥'],
  '<=': ['≤', '≤'],
  '>': ['>', '>'],
  '<': ['<', '<'],
  '=': ['=', '='],
  'comparator.range': ['trong khoảng', 'within a range'],
  rank: ['thứ hạng', 'rank'],
  trend: ['xu hướng', 'trend'],
  yesno: ['có hay không', 'yes or no'],
  text: ['bằng lời', 'in words'],
  AT_LEAST: ['ít nhất', 'at least'],
  AT_MOST: ['nhiều nhất', 'at most'],
  EXACT: ['đúng bằng', 'exactly'],
  ROLL_UP: ['cách cộng số liệu của các đơn vị', 'roll-up of the units'],
  UNIT_TARGET: ['mục tiêu của từng đơn vị', 'target of the units'],
  PATH: ['lộ trình các năm', 'path of the years'],
  BASELINE: ['mốc xuất phát', 'baseline'],
  TREND: ['cách hiểu “tăng dần”', 'what a trend means'],
  UNIVERSE: ['bảng xếp hạng được tính', 'ranking that counts'],
  RANK_METHOD: ['cách tính tiến độ của thứ hạng', 'progress of a rank'],
  CONTINUES: ['tiếp nối chỉ tiêu khác', 'continues another indicator'],
  LINEAR: ['chia đều từng năm', 'equal steps'],
  SUM: ['tổng', 'sum'],
  MEAN: ['trung bình', 'mean'],
  LEAST: ['giá trị thấp nhất', 'the least'],
  SHARE_MEETING: ['tỷ lệ đơn vị đạt', 'share of units that meet theirs'],
  RATIO_OF_SUMS: ['tổng tử số trên tổng mẫu số', 'ratio of sums'],
  SAME: ['như của thành phố', 'as the city’s'],
  ABOVE_YEAR_BEFORE: ['cao hơn năm trước', 'above the year before'],
  NOT_BELOW_YEAR_BEFORE: ['không thấp hơn năm trước', 'not below the year before'],
  AT_RISK_DAYS: ['số ngày coi là có nguy cơ chậm', 'days at risk'],
  LINKED_ROWS: ['dòng được tính của nhiệm vụ in nhiều nơi', 'which of linked rows counts'],
  YEARLY_MINIMUM_OF: ['số tối thiểu hằng năm là của ai', 'whose the yearly minimum is'],
  FURTHEST_BEHIND: ['dòng chậm nhất', 'the furthest behind'],
  FURTHEST_AHEAD: ['dòng nhanh nhất', 'the furthest ahead'],
  EACH_UNIT: ['của từng đơn vị', 'of each unit'],
  ROW: ['của cả dòng', 'of the row'],
  // scoring and classes
  SELF: ['tổ chức tự chấm', 'the organisation itself'],
  AUTHORITY: ['cơ quan có thẩm quyền', 'the authority'],
  GENERAL: ['tiêu chí chung', 'general criteria'],
  RESULTS: ['kết quả nhiệm vụ', 'results'],
  d: ['d (kết quả của cấp dưới)', 'd (subordinates)'],
  S: ['S (điểm của kỳ)', 'S (score of the period)'],
  KHIEN_TRACH: ['khiển trách', 'reprimand'],
  CANH_CAO: ['cảnh cáo', 'warning'],
  HA_BAC_LUONG: ['hạ bậc lương', 'lower pay grade'],
  GIANG_CHUC: ['giáng chức', 'demotion'],
  CACH_CHUC: ['cách chức', 'removal from office'],
  BUOC_THOI_VIEC: ['buộc thôi việc', 'dismissal'],
  PARTY: ['kỷ luật Đảng', 'discipline of the Party'],
  CORRUPTION: ['tham nhũng, tiêu cực, lãng phí', 'corruption or waste'],
  PERSONNEL: ['vi phạm về công tác cán bộ', 'wrongdoing in personnel work'],
  CIVIL_SERVANTS: ['cán bộ, công chức (Điều 20.5)', 'officials (Điều 20.5)'],
  AGENCIES: ['tổ chức (Điều 8.5)', 'organisations (Điều 8.5)'],
  WRITTEN: ['bằng văn bản cho cá nhân', 'in writing'],
  PUBLIC: ['công khai tại cơ quan', 'in public'],
  // kinds of files that are imported
  units: ['đơn vị', 'units'],
  posts: ['chức vụ', 'posts'],
  people: ['cán bộ, công chức', 'people'],
  appointments: ['bổ nhiệm, bố trí công tác', 'appointments'],
  catalogue: ['danh mục sản phẩm', 'product catalogue'],
  teams: ['sản phẩm nhóm', 'team products'],
  assignments: ['giao việc', 'assignments'],
  amendments: ['điều chỉnh nhiệm vụ', 'amendments'],
  handovers: ['bàn giao nhiệm vụ', 'handovers'],
  cancellations: ['rút nhiệm vụ', 'cancellations'],
  reports: ['báo cáo tiến độ', 'reports'],
  evidence: ['minh chứng', 'evidence'],
  verdicts: ['kết luận thẩm định', 'verdicts'],
  causes: ['nguyên nhân khách quan', 'objective causes'],
  general: ['tiêu chí chung', 'general criteria'],
  leadership: ['tiêu chí lãnh đạo', 'leadership'],
  confirmations: ['xác nhận điểm', 'confirmations'],
  excused: ['kỳ không có điểm', 'excused periods'],
  absences: ['vắng mặt', 'absences'],
  measurements: ['số đo chỉ tiêu', 'measurements'],
  cards: ['phiếu định nghĩa chỉ tiêu', 'definition cards'],
  discipline: ['kỷ luật', 'discipline'],
  shortcomings: ['khuyết điểm', 'shortcomings'],
  agencies: ['tiêu chí của tổ chức', 'criteria of organisations'],
  'agency-decisions': ['xếp loại tổ chức', 'classes of organisations'],
  overrides: ['điều chỉnh giá trị', 'overrides'],
  corrections: ['đính chính', 'corrections'],
  // ledger
  live: ['sổ chính thức', 'live'],
  demo: ['sổ trình diễn', 'demonstration'],
  ALLOWED: ['được phép', 'allowed'],
  FORBIDDEN: ['không được phép', 'forbidden'],
  FIRST: ['khoá đầu tiên', 'the first key'],
  ROTATED: ['thay khoá', 'rotated'],
  LOST: ['mất khoá cũ', 'the old key was lost'],
  NONE: ['không có hồ sơ phải lưu', 'there are no records'],
  PERIOD_OVER: ['đã hết thời hạn lưu', 'the period is over'],
  RELEASED_BY_DECISION: ['được miễn lưu theo quyết định', 'released by decision'],
};

const BANDS: ReadonlySet<string> = new Set(['XS', 'TOT', 'HT', 'KHT']);

/** "7.đ" and "6.1", where a criterion of an agency stands in the decree. */
const ITEM = /^([67])\.(.+)$/;

/**
 * What a code of an event's data means; null: it is a number, letter or name that somebody gave and stands as it is.
 *
 * @param path from the data down, the field last: `['criteria', 'part']`
 */
export function eventCodeName(type: string, path: readonly string[], code: string, say: Say): string | null {
  const field = path.at(-1) ?? '';
  if (field === 'period' || field === 'year') return periodName(code, say);
  if (field === 'targetType') return eventName(code) === null ? null : say(eventName(code) ?? code, code);
  if (type === 'LeadershipAttested' && field === 'value') return code === '1' ? '100 %' : '50 %';
  if (BANDS.has(code)) return bandName(code as Band, say);
  const [, article, item] = field === 'item' ? (ITEM.exec(code) ?? []) : [];
  if (article === '6') return say(`nhóm ${item}, Điều 6`, `group ${item} of Điều 6`);
  if (article === '7') return say(`điểm ${item} khoản 1 Điều 7`, `Điều 7.1${item}`);
  const word = CODED.has(field) ? (WORDS[`${field}.${code}`] ?? WORDS[code]) : undefined;
  return word === undefined ? null : say(...word);
}

/** Fields whose codes are words; the codes of other fields are names and numbers that somebody gave. */
const CODED: ReadonlySet<string> = new Set([
  ...['basis', 'by', 'cliWrites', 'comparator', 'direction', 'extent', 'frequency', 'how', 'kind', 'kinds', 'part'],
  ...['personKind', 'reading', 'reason', 'records', 'role', 'rule', 'scope', 'subject', 'term', 'tracking', 'value'],
]);
