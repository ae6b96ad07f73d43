import type { Parameter } from './parameter.js';

const point = (id: string, name: string, article: string, titleVi: string, values: Parameter['values']): Parameter => ({
  id,
  name,
  titleVi,
  article,
  values,
});

/** A point for which nobody need decide: the slot may stay empty. */
const slot = (...of: Parameters<typeof point>): Parameter => ({ ...point(...of), mayBeEmpty: true });

/** In the order of the decree specification. Choices that only one value can answer are listed so that a basis names them. */
export const CATALOGUE: readonly Parameter[] = [
  point('P1', 'capMode', 'Điều 12.3, 18.1d', 'a, b, c có được vượt 100% không', [
    'COMPONENT',
    'TOTAL_ONLY',
    'EXTRA_IN_DENOMINATOR',
  ]),
  point('P2', 'extraWork', 'Điều 18.1d', 'cách tính thêm điểm cho việc ngoài tổng số', ['NUMERATORS_ONLY']),
  point('P3', 'floor', 'Điều 14.2', 'mức sàn khi bị trừ quá 100%', ['UNIT', 'LINE']),
  point('P4', 'deductLevel', 'Điều 14.2b, 14.2c', 'trừ 25% trên từng sản phẩm hay trên cả dòng công việc', [
    'UNIT',
    'LINE',
  ]),
  point('P5', 'delayCount', 'Điều 14.2c', 'thế nào là một lần chậm', ['PER_MISSED_DEADLINE']),
  point('P6', 'majorFault', 'Điều 14.2b', 'ai xác định một lần "sai sót lớn"', ['FLAGGED_BY_REVIEWER']),
  point('P7', 'faultyCredit', 'Điều 14.2b, 14.2c', 'sản phẩm hoàn thành nhưng có lỗi hoặc chậm được tính bao nhiêu', [
    'GRADED',
    'STRICT',
  ]),
  point('P8', 'carryOver', 'Điều 14, 18', 'việc chưa xong chuyển kỳ sau', ['BY_ACT_WITH_NEW_DEADLINE']),
  point('P9', 'emptyBase', 'Điều 14', 'không được giao việc trong kỳ (A = 0)', ['INSUFFICIENT_DATA']),
  point('P10', 'directingWork', 'Điều 15.1b', 'cách tính nhiệm vụ lãnh đạo, chỉ đạo, điều hành', [
    'CATALOGUE_ITEMS_AND_LED_TASKS',
  ]),
  point('P11', 'dWithoutSubordinates', 'Điều 15.3a', 'tiêu chí d khi không quản lý ai', ['DECLARED', 'NONE_IS_1']),
  point('P11.subordinates', 'subordinates', 'Điều 10, 15.3a', 'phạm vi công chức thuộc quyền quản lý', [
    'TRANSITIVE',
    'DIRECT',
  ]),
  point(
    'P11.attested',
    'attestedCriteria',
    'Điều 15.3b, 15.3c',
    'tiêu chí đ, e do ai kết luận khi chậm không kéo dài, thiếu sáng kiến',
    ['BY_ASSESSOR_WITH_REASON'],
  ),
  point('P12', 'agencyGap', 'Điều 8', 'điểm và điều kiện xếp loại tổ chức không khớp', ['DOWNWARD_TEST']),
  point('P13', 'quotaBase', 'Điều 20.5', 'mẫu số của tỷ lệ hoàn thành xuất sắc', ['GOOD_ONLY', 'GOOD_AND_ABOVE']),
  point('P14', 'quotaGroups', 'Điều 20.5', 'nhóm nhiệm vụ tương đồng khi xét tỷ lệ xuất sắc', ['AS_DEFINED_STRICT']),
  point('P15', 'overQuota', 'Điều 20.5', 'vượt tỷ lệ xuất sắc và bằng điểm tại mốc cắt', [
    'EXACT_SCORE_TIES_TO_AUTHORITY',
  ]),
  point('P16', 'headsCountedIn', 'Điều 10, 20.5', 'người đứng đầu được tính tỷ lệ ở đâu', [
    'GROUP_AT_CLASSIFYING_AUTHORITY',
  ]),
  point('P17', 'quotaScope', 'Điều 20.5', 'tỷ lệ xuất sắc áp dụng cho năm hay cho từng kỳ', ['ANNUAL_ONLY']),
  point('P18', 'displayRounding', 'Điều 17', 'cách hiển thị điểm', ['TRUNCATE_2']),
  point('P19', 'scoringStep', 'Mẫu số 01', 'bước chấm điểm của tiêu chí chung', 'EXACT_POSITIVE'),
  point('P20', 'officialScore', 'Điều 17.2, Mẫu số 01', 'điểm tự chấm và điểm của cấp có thẩm quyền', ['CONFIRMED']),
  point('P21', 'quarterlyYear', 'Điều 17.3', 'điểm năm khi chỉ theo dõi theo quý', ['EQUAL_MEAN_OF_QUARTERS']),
  point('P22', 'december', 'Điều 17.3, 19.2', 'điểm tháng 12 khi xếp loại trước 15/12', ['PROVISIONAL_AT_CUT_OFF']),
  slot('P23', 'firstTrackedPeriod', 'Điều 17.3, 26.1a', 'kỳ theo dõi đầu tiên của năm 2026', 'PERIOD'),
  point('P24', 'partialMonths', 'Điều 17.3', 'tháng làm việc không trọn', ['UNWEIGHTED']),
  point('P25', 'roleInPeriod', 'Điều 15, 16', 'giữ chức vụ một phần của kỳ', ['AT_END_OF_PERIOD']),
  slot('P26', 'cutOffDay', 'Điều 18', 'ngày chốt số liệu hằng tháng, hằng quý', 'DAY_OF_MONTH'),
  slot('P26.petition', 'petitionDays', 'Điều 22', 'thời hạn gửi kiến nghị', 'DAYS'),
  point('P27', 'agencyNotApplicable', 'Điều 7', 'tiêu chí "nếu có" của tổ chức không phát sinh', ['PRO_RATA_IN_PART']),
  point('P28', 'secondment', 'Điều 10, 11', 'biệt phái, đi học dài hạn', ['SCORED_BY_ASSIGNING_BODY']),
  point('P29', 'dReads', 'Điều 15.3a', 'tiêu chí d đọc điểm hay mức xếp loại', ['SCORE']),
  point('P30', 'printedTaskScore', 'Mẫu số 01', 'dòng 2 phần II Mẫu số 01 in T hay K', ['T_BESIDE_K']),
  point('P31', 'unfinishedUnits', 'Điều 14.2', 'chất lượng, tiến độ của sản phẩm chưa xong', ['ZERO']),
  point('P32', 'missingMonth', 'Điều 17.3', 'tháng theo dõi không có điểm', ['MEAN_OF_TRACKED_WITH_NOTE', 'WITHHOLD']),
  point('P33', 'partYear', 'Điều 11, 17.3', 'làm việc 6 đến 11 tháng, không thuộc khoản 2 Điều 11', [
    'MEAN_OF_TRACKED',
    'WITHHOLD',
  ]),
  point('P34', 'trackingUnit', 'Điều 3.4', 'theo dõi theo tháng hay theo quý', ['MONTH', 'QUARTER']),
  point('P35', 'completionDay', 'Điều 14.2c', 'ngày tính hoàn thành: ngày nộp hay ngày nghiệm thu', [
    'SUBMISSION',
    'ACCEPTANCE',
  ]),
  point('P36', 'undecidedFactor', 'Điều 13', 'nhiệm vụ kế hoạch chưa có hệ số quy đổi', [
    'ONE_PROVISIONAL',
    'NOT_SCORED',
  ]),
  point('P37', 'cancellation', 'Điều 14, 18', 'nhiệm vụ bị hủy', ['BY_DEADLINE_IN_FORCE', 'NEVER_LEAVES_A']),
  point('P38', 'attestedD', 'Điều 15.3a', 'tiêu chí d khi cấp dưới chưa có điểm', [
    'DERIVED_ELSE_ATTESTED',
    'DERIVED_ONLY',
  ]),
  point('P39', 'demotedHeadInBase', 'Điều 20.5, 20.6', 'người đứng đầu bị hạ mức có tính vào mẫu số', ['COUNTS']),
  point('P40', 'carriedFaults', 'Điều 14.2b', 'lỗi chất lượng của sản phẩm chuyển kỳ', ['KEPT', 'START_ANEW']),
  point('P41', 'unitsOfSubmission', 'Điều 14.2b, 14.2c', 'một lần nộp nhiều sản phẩm bị chậm hoặc có lỗi', [
    'EVERY_UNIT',
    'ONE_PER_SUBMISSION',
  ]),
  point('P42.month', 'basePlanClosesMonth', 'Điều 18.1', 'ngày chốt kế hoạch giao việc của tháng', 'DAY_OF_MONTH'),
  point('P42.quarter', 'basePlanClosesQuarter', 'Điều 18.1', 'ngày chốt kế hoạch giao việc của quý', 'DAY_OF_MONTH'),
  point('P43', 'handover', 'Điều 18.1d', 'chuyển giao việc không do không làm được', [
    'BY_REASON',
    'ALL_LIKE_INABILITY',
  ]),
  point('P44', 'deadlineAtRejection', 'Điều 14.2', 'thời hạn mới khi trả lại sản phẩm', [
    'NEW_DEADLINE_REPLACES',
    'FAULT_ONLY',
  ]),
  point('P45', 'minimumWorkingDays', 'Điều 17.3', 'số ngày làm việc tối thiểu của một tháng', 'DAYS'),
];
