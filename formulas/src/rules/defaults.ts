import type { Rule } from './rule.js';

/** The decree is in force from this day; no rule of it reaches further back (Điều 27.1). */
const IN_FORCE = '2026-01-01';
/** Day of signature. The readings of the project are published with its text, so they are known with it. */
const SIGNED = '2025-12-21';

const reading = (id: string, value: string | null, article: string, note: string): Rule => ({
  id,
  value,
  validFrom: IN_FORCE,
  knownFrom: SIGNED,
  legalSource: `${article} Nghị định 335/2025/NĐ-CP; chưa có quy định chi tiết, theo cách hiểu mặc định của phần mềm`,
  note,
});

/**
 * The default readings of the open points of NĐ 335, in the order of the specification. A city replaces one by a decision:
 * another row with its own dates and legal source.
 */
export const DEFAULT_RULES: readonly Rule[] = [
  reading('P1', 'COMPONENT', 'Điều 12 khoản 3, Điều 18 khoản 1 điểm d', 'a, b, c mỗi tiêu chí tối đa 100%'),
  reading(
    'P2',
    'NUMERATORS_ONLY',
    'Điều 18 khoản 1 điểm d',
    'việc ngoài tổng số được cộng vào tử số, không vào mẫu số',
  ),
  reading('P3', 'UNIT', 'Điều 14 khoản 2', 'mỗi sản phẩm bị trừ nhiều nhất đến 0'),
  reading('P4', 'UNIT', 'Điều 14 khoản 2 điểm b, c', 'trừ 25% trên chính sản phẩm có lỗi hoặc chậm'),
  reading('P5', 'PER_MISSED_DEADLINE', 'Điều 14 khoản 2 điểm c', 'mỗi thời hạn đang có hiệu lực bị lỡ là một lần chậm'),
  reading(
    'P6',
    'FLAGGED_BY_REVIEWER',
    'Điều 14 khoản 2 điểm b',
    'người đánh giá nêu rõ kèm lý do; chỉnh sửa thông thường không tính',
  ),
  reading('P7', 'GRADED', 'Điều 14 khoản 2 điểm b, c', 'còn lại 1 − 25% × số lần'),
  reading(
    'P8',
    'BY_ACT_WITH_NEW_DEADLINE',
    'Điều 14, Điều 18',
    'tính 0 ở kỳ cũ; chỉ chuyển kỳ khi giao lại với thời hạn mới',
  ),
  reading('P9', 'INSUFFICIENT_DATA', 'Điều 14', 'không có điểm; không được coi là 0 hay 70'),
  reading(
    'P10',
    'CATALOGUE_ITEMS_AND_LED_TASKS',
    'Điều 15 khoản 1 điểm b',
    'sản phẩm lãnh đạo trong danh mục như sản phẩm thường; nhiệm vụ kế hoạch tính cho người đứng đầu đơn vị chủ trì',
  ),
  reading('P11', 'DECLARED', 'Điều 15 khoản 3 điểm a', 'chỉ tính 100% khi đã khai báo không quản lý công chức nào'),
  reading('P11.subordinates', 'TRANSITIVE', 'Điều 10, Điều 15 khoản 3 điểm a', 'theo thẩm quyền theo dõi, qua mọi cấp'),
  reading(
    'P11.attested',
    'BY_ASSESSOR_WITH_REASON',
    'Điều 15 khoản 3 điểm b, c',
    'người đánh giá kết luận 100% hoặc 50% kèm lý do; phần mềm chỉ gợi ý',
  ),
  reading(
    'P12',
    'DOWNWARD_TEST',
    'Điều 8',
    'xét lần lượt từ mức cao xuống; không khớp mức nào thì cấp có thẩm quyền quyết định',
  ),
  reading('P13', 'GOOD_ONLY', 'Điều 20 khoản 5', 'chỉ trên số hoàn thành tốt; lấy phần nguyên, không có mức tối thiểu'),
  reading('P14', 'AS_DEFINED_STRICT', 'Điều 20 khoản 5', 'nhóm do cơ quan xác định; nhóm nhỏ không được gộp'),
  reading(
    'P15',
    'EXACT_SCORE_TIES_TO_AUTHORITY',
    'Điều 20 khoản 5',
    'xếp theo điểm chính xác; bằng điểm tại mốc cắt do cấp có thẩm quyền quyết định',
  ),
  reading(
    'P16',
    'GROUP_AT_CLASSIFYING_AUTHORITY',
    'Điều 10, Điều 20 khoản 5',
    'nhóm những người đứng đầu do cùng một cấp xếp loại',
  ),
  reading('P17', 'ANNUAL_ONLY', 'Điều 20 khoản 5', 'tỷ lệ chỉ áp dụng khi xếp loại năm'),
  reading('P18', 'TRUNCATE_2', 'Điều 17', 'không làm tròn khi tính; hiển thị cắt 2 chữ số thập phân'),
  reading('P19', '0.25', 'Phụ lục II Mẫu số 01', 'mỗi ô là bội số của 0,25'),
  reading(
    'P20',
    'CONFIRMED',
    'Điều 17 khoản 2, Phụ lục II Mẫu số 01',
    'giữ cả hai; điểm chính thức là điểm đã xác nhận; hạ điểm phải có lý do',
  ),
  reading('P21', 'EQUAL_MEAN_OF_QUARTERS', 'Điều 17 khoản 3', 'trung bình cộng 4 quý'),
  reading(
    'P22',
    'PROVISIONAL_AT_CUT_OFF',
    'Điều 17 khoản 3, Điều 19 khoản 2',
    'điểm tháng 12 tạm tính tại ngày chốt, được đánh dấu',
  ),
  reading('P23', null, 'Điều 17 khoản 3, Điều 26 khoản 1 điểm a', 'chờ quyết định của từng cơ quan'),
  reading('P24', 'UNWEIGHTED', 'Điều 17 khoản 3', 'tháng có điểm xác nhận được tính như nhau'),
  reading('P25', 'AT_END_OF_PERIOD', 'Điều 15, Điều 16', 'theo chức vụ tại ngày cuối kỳ'),
  reading('P26', null, 'Điều 18', 'nghị định không quy định ngày chốt'),
  reading('P26.petition', null, 'Điều 22', 'nghị định không quy định thời hạn gửi kiến nghị'),
  reading('P26.records', null, 'Điều 24', 'nghị định không quy định thời hạn lưu giữ hồ sơ'),
  reading('P27', 'PRO_RATA_IN_PART', 'Điều 6, Điều 7', 'chia lại điểm theo tỷ lệ trong cùng phần'),
  reading('P28', 'SCORED_BY_ASSIGNING_BODY', 'Điều 10, Điều 11', 'cơ quan giao việc chấm điểm'),
  reading('P29', 'SCORE', 'Điều 15 khoản 3 điểm a', 'chỉ đọc điểm (từ 50 trở lên)'),
  reading('P30', 'T_BESIDE_K', 'Phụ lục II Mẫu số 01', 'in T (0 đến 70), kèm K'),
  reading('P31', 'ZERO', 'Điều 14 khoản 2', 'sản phẩm chưa xong tính 0 ở b và c'),
  reading(
    'P32',
    'MEAN_OF_TRACKED_WITH_NOTE',
    'Điều 17 khoản 3',
    'cần ghi chú của cấp có thẩm quyền; chưa có thì kết quả là tạm tính',
  ),
  reading('P33', 'MEAN_OF_TRACKED', 'Điều 11, Điều 17 khoản 3', 'trung bình các tháng theo dõi, được đánh dấu'),
  reading('P34', 'QUARTER', 'Điều 3 khoản 4', 'mỗi cơ quan có thể quyết định theo tháng; đổi từ đầu một quý'),
  reading('P35', 'SUBMISSION', 'Điều 14 khoản 2 điểm c', 'ngày nộp của lần nộp được nghiệm thu'),
  reading('P36', 'ONE_PROVISIONAL', 'Điều 13', 'hệ số 1, đánh dấu tạm tính'),
  reading(
    'P37',
    'BY_DEADLINE_IN_FORCE',
    'Điều 14, Điều 18',
    'hủy chậm nhất vào ngày đến hạn thì ra khỏi A, sau đó thì không',
  ),
  reading(
    'P38',
    'DERIVED_ELSE_ATTESTED',
    'Điều 15 khoản 3 điểm a',
    'người đánh giá được xác nhận kèm lý do; kết quả tính được đi trước',
  ),
  reading('P39', 'COUNTS', 'Điều 20 khoản 5, khoản 6', 'tính theo mức xếp loại thực có'),
  reading('P40', 'KEPT', 'Điều 14 khoản 2 điểm b', 'vẫn là sản phẩm đó'),
  reading(
    'P41',
    'EVERY_UNIT',
    'Điều 14 khoản 2 điểm b, c',
    'chậm: mọi sản phẩm nộp chậm; lỗi: số sản phẩm người đánh giá nêu, mặc định là tất cả',
  ),
  reading('P42.month', '5', 'Điều 18 khoản 1', 'hết ngày 5, theo ngày ghi nhận'),
  reading('P42.quarter', '10', 'Điều 18 khoản 1', 'hết ngày thứ 10 của quý, theo ngày ghi nhận'),
  reading('P43', 'BY_REASON', 'Điều 18 khoản 1 điểm d', 'theo lý do chuyển giao'),
  reading(
    'P44',
    'NEW_DEADLINE_REPLACES',
    'Điều 14 khoản 2',
    'thời hạn mới thay thời hạn cũ khi sản phẩm bị trả đã nộp đúng hạn',
  ),
  reading('P45', '0', 'Điều 17 khoản 3', 'tháng nào có điểm xác nhận thì được tính'),
];
