import { parseRational } from '../numbers/index.js';
import { choice, exact, type Reader, Refusal } from '../reading/index.js';

/** A question that the decree leaves open. Its values are data (see `defaults.ts` and the decisions of a city). */
export interface Parameter {
  /** The open point, `P1`…; a point with several questions has suffixes, `P42.month`. */
  readonly id: string;
  /** Key in the `parameters` of a formula's input and in a picked set. */
  readonly name: string;
  readonly titleVi: string;
  /** The article that leaves it open. */
  readonly article: string;
  /** The values that this version knows how to compute with. */
  readonly values: readonly string[] | 'EXACT_POSITIVE' | 'DAY_OF_MONTH' | 'DAYS' | 'PERIOD';
  /** True where the decree and the project give no value: the slot may stay empty. */
  readonly mayBeEmpty?: true;
}

/** In the order of the decree specification. Choices that only one value can answer are listed so that a basis names them. */
export const CATALOGUE: readonly Parameter[] = [
  {
    id: 'P1',
    name: 'capMode',
    titleVi: 'a, b, c có được vượt 100% không',
    article: 'Điều 12.3, 18.1d',
    values: ['COMPONENT', 'TOTAL_ONLY', 'EXTRA_IN_DENOMINATOR'],
  },
  {
    id: 'P2',
    name: 'extraWork',
    titleVi: 'cách tính thêm điểm cho việc ngoài tổng số',
    article: 'Điều 18.1d',
    values: ['NUMERATORS_ONLY'],
  },
  { id: 'P3', name: 'floor', titleVi: 'mức sàn khi bị trừ quá 100%', article: 'Điều 14.2', values: ['UNIT', 'LINE'] },
  {
    id: 'P4',
    name: 'deductLevel',
    titleVi: 'trừ 25% trên từng sản phẩm hay trên cả dòng công việc',
    article: 'Điều 14.2b, 14.2c',
    values: ['UNIT', 'LINE'],
  },
  {
    id: 'P5',
    name: 'delayCount',
    titleVi: 'thế nào là một lần chậm',
    article: 'Điều 14.2c',
    values: ['PER_MISSED_DEADLINE'],
  },
  {
    id: 'P7',
    name: 'faultyCredit',
    titleVi: 'sản phẩm hoàn thành nhưng có lỗi hoặc chậm được tính bao nhiêu',
    article: 'Điều 14.2b, 14.2c',
    values: ['GRADED', 'STRICT'],
  },
  {
    id: 'P8',
    name: 'carryOver',
    titleVi: 'việc chưa xong chuyển kỳ sau',
    article: 'Điều 14, 18',
    values: ['BY_ACT_WITH_NEW_DEADLINE'],
  },
  {
    id: 'P9',
    name: 'emptyBase',
    titleVi: 'không được giao việc trong kỳ (A = 0)',
    article: 'Điều 14',
    values: ['INSUFFICIENT_DATA'],
  },
  {
    id: 'P11',
    name: 'dWithoutSubordinates',
    titleVi: 'tiêu chí d khi không quản lý ai',
    article: 'Điều 15.3a',
    values: ['DECLARED', 'NONE_IS_1'],
  },
  {
    id: 'P11.subordinates',
    name: 'subordinates',
    titleVi: 'phạm vi công chức thuộc quyền quản lý',
    article: 'Điều 10, 15.3a',
    values: ['TRANSITIVE', 'DIRECT'],
  },
  {
    id: 'P12',
    name: 'agencyGap',
    titleVi: 'điểm và điều kiện xếp loại tổ chức không khớp',
    article: 'Điều 8',
    values: ['DOWNWARD_TEST'],
  },
  {
    id: 'P13',
    name: 'quotaBase',
    titleVi: 'mẫu số của tỷ lệ hoàn thành xuất sắc',
    article: 'Điều 20.5',
    values: ['GOOD_ONLY', 'GOOD_AND_ABOVE'],
  },
  {
    id: 'P17',
    name: 'quotaScope',
    titleVi: 'tỷ lệ xuất sắc áp dụng cho năm hay cho từng kỳ',
    article: 'Điều 20.5',
    values: ['ANNUAL_ONLY'],
  },
  { id: 'P18', name: 'displayRounding', titleVi: 'cách hiển thị điểm', article: 'Điều 17', values: ['TRUNCATE_2'] },
  {
    id: 'P19',
    name: 'scoringStep',
    titleVi: 'bước chấm điểm của tiêu chí chung',
    article: 'Mẫu số 01',
    values: 'EXACT_POSITIVE',
  },
  {
    id: 'P21',
    name: 'quarterlyYear',
    titleVi: 'điểm năm khi chỉ theo dõi theo quý',
    article: 'Điều 17.3',
    values: ['EQUAL_MEAN_OF_QUARTERS'],
  },
  {
    id: 'P22',
    name: 'december',
    titleVi: 'điểm tháng 12 khi xếp loại trước 15/12',
    article: 'Điều 17.3, 19.2',
    values: ['PROVISIONAL_AT_CUT_OFF'],
  },
  {
    id: 'P23',
    name: 'firstTrackedPeriod',
    titleVi: 'kỳ theo dõi đầu tiên của năm 2026',
    article: 'Điều 17.3, 26.1a',
    values: 'PERIOD',
    mayBeEmpty: true,
  },
  {
    id: 'P24',
    name: 'partialMonths',
    titleVi: 'tháng làm việc không trọn',
    article: 'Điều 17.3',
    values: ['UNWEIGHTED'],
  },
  {
    id: 'P25',
    name: 'roleInPeriod',
    titleVi: 'giữ chức vụ một phần của kỳ',
    article: 'Điều 15, 16',
    values: ['AT_END_OF_PERIOD'],
  },
  {
    id: 'P26',
    name: 'cutOffDay',
    titleVi: 'ngày chốt số liệu hằng tháng, hằng quý',
    article: 'Điều 18',
    values: 'DAY_OF_MONTH',
    mayBeEmpty: true,
  },
  {
    id: 'P26.petition',
    name: 'petitionDays',
    titleVi: 'thời hạn gửi kiến nghị',
    article: 'Điều 22',
    values: 'DAYS',
    mayBeEmpty: true,
  },
  {
    id: 'P27',
    name: 'agencyNotApplicable',
    titleVi: 'tiêu chí "nếu có" của tổ chức không phát sinh',
    article: 'Điều 7',
    values: ['PRO_RATA_IN_PART'],
  },
  {
    id: 'P29',
    name: 'dReads',
    titleVi: 'tiêu chí d đọc điểm hay mức xếp loại',
    article: 'Điều 15.3a',
    values: ['SCORE'],
  },
  {
    id: 'P31',
    name: 'unfinishedUnits',
    titleVi: 'chất lượng, tiến độ của sản phẩm chưa xong',
    article: 'Điều 14.2',
    values: ['ZERO'],
  },
  {
    id: 'P32',
    name: 'missingMonth',
    titleVi: 'tháng theo dõi không có điểm',
    article: 'Điều 17.3',
    values: ['MEAN_OF_TRACKED_WITH_NOTE', 'WITHHOLD'],
  },
  {
    id: 'P33',
    name: 'partYear',
    titleVi: 'làm việc 6 đến 11 tháng, không thuộc khoản 2 Điều 11',
    article: 'Điều 11, 17.3',
    values: ['MEAN_OF_TRACKED', 'WITHHOLD'],
  },
  {
    id: 'P34',
    name: 'trackingUnit',
    titleVi: 'theo dõi theo tháng hay theo quý',
    article: 'Điều 3.4',
    values: ['MONTH', 'QUARTER'],
  },
  {
    id: 'P35',
    name: 'completionDay',
    titleVi: 'ngày tính hoàn thành: ngày nộp hay ngày nghiệm thu',
    article: 'Điều 14.2c',
    values: ['SUBMISSION', 'ACCEPTANCE'],
  },
  {
    id: 'P36',
    name: 'undecidedFactor',
    titleVi: 'nhiệm vụ kế hoạch chưa có hệ số quy đổi',
    article: 'Điều 13',
    values: ['ONE_PROVISIONAL', 'NOT_SCORED'],
  },
  {
    id: 'P37',
    name: 'cancellation',
    titleVi: 'nhiệm vụ bị hủy',
    article: 'Điều 14, 18',
    values: ['BY_DEADLINE_IN_FORCE', 'NEVER_LEAVES_A'],
  },
  {
    id: 'P38',
    name: 'attestedD',
    titleVi: 'tiêu chí d khi cấp dưới chưa có điểm',
    article: 'Điều 15.3a',
    values: ['DERIVED_ELSE_ATTESTED', 'DERIVED_ONLY'],
  },
  {
    id: 'P39',
    name: 'demotedHeadInBase',
    titleVi: 'người đứng đầu bị hạ mức có tính vào mẫu số',
    article: 'Điều 20.5, 20.6',
    values: ['COUNTS'],
  },
  {
    id: 'P40',
    name: 'carriedFaults',
    titleVi: 'lỗi chất lượng của sản phẩm chuyển kỳ',
    article: 'Điều 14.2b',
    values: ['KEPT', 'START_ANEW'],
  },
  {
    id: 'P41',
    name: 'unitsOfSubmission',
    titleVi: 'một lần nộp nhiều sản phẩm bị chậm hoặc có lỗi',
    article: 'Điều 14.2b, 14.2c',
    values: ['EVERY_UNIT', 'ONE_PER_SUBMISSION'],
  },
  {
    id: 'P42.month',
    name: 'basePlanClosesMonth',
    titleVi: 'ngày chốt kế hoạch giao việc của tháng',
    article: 'Điều 18.1',
    values: 'DAY_OF_MONTH',
  },
  {
    id: 'P42.quarter',
    name: 'basePlanClosesQuarter',
    titleVi: 'ngày chốt kế hoạch giao việc của quý',
    article: 'Điều 18.1',
    values: 'DAY_OF_MONTH',
  },
  {
    id: 'P43',
    name: 'handover',
    titleVi: 'chuyển giao việc không do không làm được',
    article: 'Điều 18.1d',
    values: ['BY_REASON', 'ALL_LIKE_INABILITY'],
  },
  {
    id: 'P44',
    name: 'deadlineAtRejection',
    titleVi: 'thời hạn mới khi trả lại sản phẩm',
    article: 'Điều 14.2',
    values: ['NEW_DEADLINE_REPLACES', 'FAULT_ONLY'],
  },
  {
    id: 'P45',
    name: 'minimumWorkingDays',
    titleVi: 'số ngày làm việc tối thiểu của một tháng',
    article: 'Điều 17.3',
    values: 'DAYS',
  },
];

/** A parameter by its id or its name; undefined when there is none. */
export const findParameter = (idOrName: string): Parameter | undefined =>
  CATALOGUE.find((parameter) => parameter.id === idOrName || parameter.name === idOrName);

function pattern(expected: RegExp, meaning: string): Reader<string> {
  return (raw, path) => {
    if (typeof raw === 'string' && expected.test(raw)) return raw;
    throw new Refusal(
      'INVALID_PARAMETER',
      path,
      `expected ${meaning}, got ${JSON.stringify(raw)}`,
      `giá trị tham số không hợp lệ: ${JSON.stringify(raw)}`,
    );
  };
}

const positive: Reader<string> = (raw, path) => {
  const value = parseRational(exact(raw, path));
  if (value !== null && value.numerator > 0n) return raw as string;
  throw new Refusal('INVALID_PARAMETER', path, 'must be above 0', 'phải lớn hơn 0');
};

/** Reads a value of this parameter; refuses what this version cannot compute with. */
export function readParameter(parameter: Parameter): Reader<string> {
  switch (parameter.values) {
    case 'EXACT_POSITIVE':
      return positive;
    case 'DAY_OF_MONTH':
      return pattern(/^([1-9]|[12]\d|3[01])$/, 'a day of the month, 1 to 31');
    case 'DAYS':
      return pattern(/^(0|[1-9]\d{0,2})$/, 'a number of days');
    case 'PERIOD':
      return pattern(/^\d{4}-(0[1-9]|1[0-2]|Q[1-4])$/, 'a month 2026-07 or a quarter 2026-Q3');
    default:
      return choice(parameter.values, 'INVALID_PARAMETER');
  }
}
