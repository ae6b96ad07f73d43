import type { Parameter } from './parameter.js';

/** The values that this version computes with, each with what it means for an officer; or the form of a free value. */
type Values = Readonly<Record<string, string>> | Exclude<Parameter['values'], readonly string[]>;

const point = (id: string, name: string, article: string, titleVi: string, values: Values): Parameter => ({
  id,
  name,
  titleVi,
  article,
  values: typeof values === 'string' ? values : Object.keys(values),
  meanings: typeof values === 'string' ? {} : values,
});

/** A point for which nobody need decide: the slot may stay empty. */
const slot = (...of: Parameters<typeof point>): Parameter => ({ ...point(...of), mayBeEmpty: true });

/** In the order of the decree specification. Choices that only one value can answer are listed so that a basis names them. */
export const CATALOGUE: readonly Parameter[] = [
  point('P1', 'capMode', 'Điều 12.3, 18.1d', 'a, b, c có được vượt 100% không', {
    COMPONENT: 'mỗi tiêu chí a, b, c tối đa 100%',
    TOTAL_ONLY: 'chỉ chặn tổng điểm nhiệm vụ ở 70',
    EXTRA_IN_DENOMINATOR: 'việc ngoài tổng số cũng vào mẫu số',
  }),
  point('P2', 'extraWork', 'Điều 18.1d', 'cách tính thêm điểm cho việc ngoài tổng số', {
    NUMERATORS_ONLY: 'cộng vào tử số, không vào mẫu số',
  }),
  point('P3', 'floor', 'Điều 14.2', 'mức sàn khi bị trừ quá 100%', {
    UNIT: 'mỗi sản phẩm bị trừ nhiều nhất đến 0',
    LINE: 'cả dòng công việc bị trừ nhiều nhất đến 0',
  }),
  point('P4', 'deductLevel', 'Điều 14.2b, 14.2c', 'trừ 25% trên từng sản phẩm hay trên cả dòng công việc', {
    UNIT: 'trừ trên chính sản phẩm có lỗi hoặc chậm',
    LINE: 'trừ trên cả dòng công việc',
  }),
  point('P5', 'delayCount', 'Điều 14.2c', 'thế nào là một lần chậm', {
    PER_MISSED_DEADLINE: 'mỗi thời hạn đang có hiệu lực bị lỡ là một lần',
  }),
  point('P6', 'majorFault', 'Điều 14.2b', 'ai xác định một lần "sai sót lớn"', {
    FLAGGED_BY_REVIEWER: 'người đánh giá nêu rõ, kèm lý do',
  }),
  point('P7', 'faultyCredit', 'Điều 14.2b, 14.2c', 'sản phẩm hoàn thành nhưng có lỗi hoặc chậm được tính bao nhiêu', {
    GRADED: 'còn lại 1 − 25% × số lần',
    STRICT: 'không được tính',
  }),
  point('P8', 'carryOver', 'Điều 14, 18', 'việc chưa xong chuyển kỳ sau', {
    BY_ACT_WITH_NEW_DEADLINE: 'tính 0 ở kỳ cũ; chuyển kỳ bằng việc giao lại với thời hạn mới',
  }),
  point('P9', 'emptyBase', 'Điều 14', 'không được giao việc trong kỳ (A = 0)', {
    INSUFFICIENT_DATA: 'không có điểm, không coi là 0 hay 70',
  }),
  point('P10', 'directingWork', 'Điều 15.1b', 'cách tính nhiệm vụ lãnh đạo, chỉ đạo, điều hành', {
    CATALOGUE_ITEMS_AND_LED_TASKS: 'sản phẩm lãnh đạo trong danh mục và nhiệm vụ kế hoạch mà đơn vị chủ trì',
  }),
  point('P11', 'dWithoutSubordinates', 'Điều 15.3a', 'tiêu chí d khi không quản lý ai', {
    DECLARED: '100% khi đã khai báo không quản lý công chức nào',
    NONE_IS_1: '100% khi không ghi nhận ai thuộc quyền',
  }),
  point('P11.subordinates', 'subordinates', 'Điều 10, 15.3a', 'phạm vi công chức thuộc quyền quản lý', {
    TRANSITIVE: 'theo thẩm quyền theo dõi, qua mọi cấp',
    DIRECT: 'chỉ người trực tiếp theo dõi',
  }),
  point(
    'P11.attested',
    'attestedCriteria',
    'Điều 15.3b, 15.3c',
    'tiêu chí đ, e do ai kết luận khi chậm không kéo dài, thiếu sáng kiến',
    { BY_ASSESSOR_WITH_REASON: 'người đánh giá kết luận 100% hoặc 50%, kèm lý do' },
  ),
  point('P12', 'agencyGap', 'Điều 8', 'điểm và điều kiện xếp loại tổ chức không khớp', {
    DOWNWARD_TEST: 'xét lần lượt từ mức cao xuống; không khớp mức nào thì cấp có thẩm quyền quyết định',
    MANUAL:
      'không khớp là cấp có thẩm quyền quyết định ngay trong các mức thấp hơn mức theo điểm (điểm ở mức HT: HT hoặc KHT)',
  }),
  point('P13', 'quotaBase', 'Điều 20.5', 'mẫu số của tỷ lệ hoàn thành xuất sắc', {
    GOOD_ONLY: 'chỉ số người hoàn thành tốt',
    GOOD_AND_ABOVE: 'số người từ hoàn thành tốt trở lên',
  }),
  point('P14', 'quotaGroups', 'Điều 20.5', 'nhóm nhiệm vụ tương đồng khi xét tỷ lệ xuất sắc', {
    AS_DEFINED_STRICT: 'nhóm do cơ quan xác định, nhóm nhỏ không được gộp',
  }),
  point('P15', 'overQuota', 'Điều 20.5', 'vượt tỷ lệ xuất sắc và bằng điểm tại mốc cắt', {
    EXACT_SCORE_TIES_TO_AUTHORITY: 'xếp theo điểm chính xác; bằng điểm do cấp có thẩm quyền quyết định',
    TIE_BREAK_G_T:
      'bằng điểm thì xét điểm tiêu chí chung, rồi điểm nhiệm vụ; vẫn bằng thì cấp có thẩm quyền quyết định',
  }),
  point('P16', 'headsCountedIn', 'Điều 10, 20.5', 'người đứng đầu được tính tỷ lệ ở đâu', {
    GROUP_AT_CLASSIFYING_AUTHORITY: 'trong nhóm những người đứng đầu do cùng một cấp xếp loại',
  }),
  point('P17', 'quotaScope', 'Điều 20.5', 'tỷ lệ xuất sắc áp dụng cho năm hay cho từng kỳ', {
    ANNUAL_ONLY: 'chỉ khi xếp loại năm',
  }),
  point('P18', 'displayRounding', 'Điều 17', 'cách hiển thị điểm', {
    TRUNCATE_2: 'cắt 2 chữ số thập phân, không làm tròn',
  }),
  point('P19', 'scoringStep', 'Mẫu số 01', 'bước chấm điểm của tiêu chí chung', 'EXACT_POSITIVE'),
  point('P20', 'officialScore', 'Điều 17.2, Mẫu số 01', 'điểm tự chấm và điểm của cấp có thẩm quyền', {
    CONFIRMED: 'điểm chính thức là điểm đã xác nhận',
  }),
  point('P21', 'quarterlyYear', 'Điều 17.3', 'điểm năm khi chỉ theo dõi theo quý', {
    EQUAL_MEAN_OF_QUARTERS: 'trung bình cộng 4 quý',
  }),
  point('P22', 'december', 'Điều 17.3, 19.2', 'điểm tháng 12 khi xếp loại trước 15/12', {
    PROVISIONAL_AT_CUT_OFF: 'tạm tính tại ngày chốt, được đánh dấu',
    ELEVEN_MONTH_MEAN: 'trung bình 11 tháng, không tính tháng 12 (theo quý: quý IV vẫn tính)',
  }),
  slot('P23', 'firstTrackedPeriod', 'Điều 17.3, 26.1a', 'kỳ theo dõi đầu tiên của năm 2026', 'PERIOD'),
  point('P24', 'partialMonths', 'Điều 17.3', 'tháng làm việc không trọn', {
    UNWEIGHTED: 'tháng có điểm xác nhận được tính như nhau',
    BY_WORKING_DAYS: 'tính theo số ngày làm việc của từng kỳ',
  }),
  point('P25', 'roleInPeriod', 'Điều 15, 16', 'giữ chức vụ một phần của kỳ', {
    AT_END_OF_PERIOD: 'theo chức vụ tại ngày cuối kỳ',
  }),
  slot('P26', 'cutOffDay', 'Điều 18', 'ngày chốt số liệu hằng tháng, hằng quý', 'DAY_OF_MONTH'),
  slot('P26.petition', 'petitionDays', 'Điều 22', 'thời hạn gửi kiến nghị', 'DAYS'),
  slot('P26.records', 'recordYears', 'Điều 24', 'thời hạn lưu giữ hồ sơ đánh giá, xếp loại (số năm)', 'YEARS'),
  point('P27', 'agencyNotApplicable', 'Điều 7', 'tiêu chí "nếu có" của tổ chức không phát sinh', {
    PRO_RATA_IN_PART: 'chia lại điểm theo tỷ lệ trong cùng phần',
    FULL_MARKS: 'được tính điểm tối đa',
  }),
  point('P28', 'secondment', 'Điều 10, 11', 'biệt phái, đi học dài hạn', {
    SCORED_BY_ASSIGNING_BODY: 'cơ quan giao việc chấm điểm',
  }),
  point('P29', 'dReads', 'Điều 15.3a', 'tiêu chí d đọc điểm hay mức xếp loại', {
    SCORE: 'chỉ đọc điểm, từ 50 trở lên',
  }),
  point('P30', 'printedTaskScore', 'Mẫu số 01', 'dòng 2 phần II Mẫu số 01 in T hay K', {
    T_BESIDE_K: 'in T (0 đến 70), kèm K',
  }),
  point('P31', 'unfinishedUnits', 'Điều 14.2', 'chất lượng, tiến độ của sản phẩm chưa xong', {
    ZERO: 'tính 0 ở b và c',
  }),
  point('P32', 'missingMonth', 'Điều 17.3', 'tháng theo dõi không có điểm', {
    MEAN_OF_TRACKED_WITH_NOTE: 'trung bình các tháng còn lại khi có ghi chú; chưa có thì tạm tính',
    WITHHOLD: 'chưa có kết quả',
  }),
  point('P33', 'partYear', 'Điều 11, 17.3', 'làm việc 6 đến 11 tháng, không thuộc khoản 2 Điều 11', {
    MEAN_OF_TRACKED: 'trung bình các tháng theo dõi, được đánh dấu',
    WITHHOLD: 'chờ cấp có thẩm quyền quyết định',
  }),
  point('P34', 'trackingUnit', 'Điều 3.4', 'theo dõi theo tháng hay theo quý', {
    MONTH: 'theo tháng',
    QUARTER: 'theo quý',
  }),
  point('P35', 'completionDay', 'Điều 14.2c', 'ngày tính hoàn thành: ngày nộp hay ngày nghiệm thu', {
    SUBMISSION: 'ngày nộp của lần nộp được nghiệm thu',
    ACCEPTANCE: 'ngày nghiệm thu',
  }),
  point('P36', 'undecidedFactor', 'Điều 13', 'nhiệm vụ kế hoạch chưa có hệ số quy đổi', {
    ONE_PROVISIONAL: 'hệ số 1, tạm tính',
    NOT_SCORED: 'chưa tính cho đến khi có quyết định',
  }),
  point('P37', 'cancellation', 'Điều 14, 18', 'nhiệm vụ bị hủy', {
    BY_DEADLINE_IN_FORCE: 'hủy chậm nhất vào ngày đến hạn thì ra khỏi A, sau đó thì không',
    NEVER_LEAVES_A: 'luôn ở lại trong A',
  }),
  point('P38', 'attestedD', 'Điều 15.3a', 'tiêu chí d khi cấp dưới chưa có điểm', {
    DERIVED_ELSE_ATTESTED: 'người đánh giá được xác nhận kèm lý do; kết quả tính được đi trước',
    DERIVED_ONLY: 'chỉ theo điểm của cấp dưới',
  }),
  point('P39', 'demotedHeadInBase', 'Điều 20.5, 20.6', 'người đứng đầu bị hạ mức có tính vào mẫu số', {
    COUNTS: 'có, theo mức xếp loại thực có',
    NOT_COUNTED: 'không',
  }),
  point('P40', 'carriedFaults', 'Điều 14.2b', 'lỗi chất lượng của sản phẩm chuyển kỳ', {
    KEPT: 'vẫn tính: vẫn là sản phẩm đó',
    START_ANEW: 'không tính ở kỳ sau',
  }),
  point('P41', 'unitsOfSubmission', 'Điều 14.2b, 14.2c', 'một lần nộp nhiều sản phẩm bị chậm hoặc có lỗi', {
    EVERY_UNIT: 'chậm: mọi sản phẩm nộp chậm; lỗi: số sản phẩm người đánh giá nêu, mặc định là tất cả',
    ONE_PER_SUBMISSION: 'mỗi lần nộp một lần chậm, một lần lỗi',
  }),
  point('P42.month', 'basePlanClosesMonth', 'Điều 18.1', 'ngày chốt kế hoạch giao việc của tháng', 'DAY_OF_MONTH'),
  point('P42.quarter', 'basePlanClosesQuarter', 'Điều 18.1', 'ngày chốt kế hoạch giao việc của quý', 'DAY_OF_MONTH'),
  point('P43', 'handover', 'Điều 18.1d', 'chuyển giao việc không do không làm được', {
    BY_REASON: 'theo lý do chuyển giao',
    ALL_LIKE_INABILITY: 'mọi trường hợp như không làm được',
  }),
  point('P44', 'deadlineAtRejection', 'Điều 14.2', 'thời hạn mới khi trả lại sản phẩm', {
    NEW_DEADLINE_REPLACES: 'thay thời hạn cũ khi sản phẩm bị trả đã nộp đúng hạn',
    FAULT_ONLY: 'sản phẩm đã nộp đúng hạn mà bị trả chỉ bị tính lỗi, không tính chậm',
  }),
  point('P45', 'minimumWorkingDays', 'Điều 17.3', 'số ngày làm việc tối thiểu của một tháng', 'DAYS'),
];
