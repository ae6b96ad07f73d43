/** Plans, product catalogues, indicators: Điều 13. */
export const PLAN_TEXTS = {
  TOO_MANY_GROUPS: {
    article: 'Điều 13',
    vi: 'Trường {path}: danh mục có {value} nhóm; nhiều nhất 5 nhóm.',
    en: '{path}: {value} groups, at most 5',
  },
  UNKNOWN_GROUP: {
    article: 'Điều 13',
    vi: 'Trường {path}: danh mục không có nhóm "{value}".',
    en: '{path}: the catalogue has no group "{value}"',
  },
  FACTOR_NOT_POSITIVE: {
    article: 'Điều 13',
    vi: 'Trường {path}: hệ số quy đổi {value} phải lớn hơn 0.',
    en: '{path}: the conversion factor must be above 0, not {value}',
  },
  STANDARD_POINTS_NOT_POSITIVE: {
    article: 'Điều 13',
    vi: 'Trường {path}: điểm của sản phẩm chuẩn {value} phải lớn hơn 0.',
    en: '{path}: the points of the standard product must be above 0, not {value}',
  },
  FRAME_EMPTY: {
    article: 'Điều 13',
    vi: 'Trường {path}: khung điểm {from}-{to} ngược; điểm thấp nhất phải đứng trước.',
    en: '{path}: the frame {from}-{to} is upside down; the least points come first',
  },
  FRAMES_OVERLAP: {
    article: 'Điều 13',
    vi: 'Trường {path}: khung điểm của nhóm {value} chồng lên khung của nhóm {other}.',
    en: '{path}: the frame of group {value} overlaps that of group {other}',
  },
  POINTS_OUTSIDE_FRAME: {
    article: 'Điều 13',
    vi: 'Trường {path}: điểm chấm {value} nằm ngoài khung {from}-{to} của nhóm {group}.',
    en: '{path}: {value} points are outside the frame {from}-{to} of group {group}',
  },
  EXACT_FACTOR_DIFFERS: {
    article: 'Điều 13',
    vi: 'Trường {path}: hệ số chính xác phải bằng điểm chấm chia điểm sản phẩm chuẩn ({points} ÷ {standard}), không phải {value}.',
    en: '{path}: the exact factor is points ÷ standard points ({points} ÷ {standard}), not {value}',
  },
  TARGET_INCOMPLETE: {
    article: null,
    vi: 'Trường {path}: so sánh "{comparator}" cần {need}.',
    en: '{path}: comparator "{comparator}" needs {need}',
  },
  TARGET_EXISTS: {
    article: null,
    vi: 'Trường {path}: đã giao mục tiêu cho mốc "{value}". Muốn đổi mục tiêu, hãy dùng lệnh điều chỉnh (TargetRevised).',
    en: '{path}: the horizon "{value}" already has targets; use TargetRevised',
  },
  NO_TARGET: {
    article: null,
    vi: 'Trường {path}: chưa giao mục tiêu cho mốc "{value}" nên chưa thể điều chỉnh.',
    en: '{path}: the horizon "{value}" has no target to revise',
  },
  RANK_OUT_OF_UNIVERSE: {
    article: null,
    vi: 'Trường {path}: thứ hạng {value} phải là số nguyên từ 1 đến {size}.',
    en: '{path}: rank {value} is not a whole number from 1 to {size}',
  },
  UNIVERSE_REQUIRED: {
    article: null,
    vi: 'Thiếu trường {path}: chỉ tiêu này đo bằng thứ hạng nên phải ghi xếp hạng trong bao nhiêu đối tượng (ví dụ 34 tỉnh, thành phố).',
    en: '{path}: a rank carries its universe',
  },
  UNKNOWN_RULE_VALUE: {
    article: null,
    vi: 'Trường {path}: quy tắc {rule} không có giá trị "{value}". Xem các giá trị trong docs/attainment.md.',
    en: '{path}: rule {rule} has no value "{value}"; docs/attainment.md lists them',
  },
  GOVERNING_ROW_OF_OTHER_PLAN: {
    article: null,
    vi: 'Trường {path}: quyết định ghi ở kế hoạch {plan} thì dòng có hiệu lực phải thuộc kế hoạch đó, không phải {value}.',
    en: '{path}: the decision stands with plan {plan}, so the governing row is of that plan, not of {value}',
  },
  LINKED_ROW_OF_OTHER_PLAN: {
    article: null,
    vi: 'Trường {path}: liên kết ghi ở kế hoạch {plan} thì "row" phải là dòng của kế hoạch đó, không phải của {value}. Dòng của kế hoạch khác ghi trong "same".',
    en: '{path}: the link stands with plan {plan}, so "row" is of that plan, not of {value}; rows of others go into "same"',
  },
  MINIMUM_NOT_POSITIVE: {
    article: null,
    vi: 'Trường {path}: mức tối thiểu mỗi năm phải từ 1 trở lên, không phải {value}.',
    en: '{path}: a yearly minimum is 1 or more, not {value}',
  },
  YEARS_REVERSED: {
    article: null,
    vi: 'Trường {path}: năm cuối {value} đứng trước năm đầu {from}.',
    en: '{path}: the last year {value} is before the first year {from}',
  },
  UNKNOWN_READING_VALUE: {
    article: null,
    vi: 'Trường {path}: cách tính {reading} không có giá trị "{value}". Xem các giá trị trong docs/completion.md.',
    en: '{path}: reading {reading} has no value "{value}"; docs/completion.md lists them',
  },
  GOVERNS_ITSELF: {
    article: null,
    vi: 'Trường {path}: dòng {value} không thể vừa có hiệu lực vừa bị thay thế.',
    en: '{path}: row {value} cannot both govern and yield',
  },
  NO_SUCH_QUALITATIVE_TARGET: {
    article: null,
    vi: 'Trường {path}: chỉ tiêu không có mục tiêu định tính "{value}". Chép đúng lời của mục tiêu.',
    en: '{path}: the indicator has no qualitative target "{value}"; copy its words as printed',
  },
  ATTESTED_WITHOUT_EVIDENCE: {
    article: null,
    vi: 'Trường {path}: mục tiêu định tính chỉ được xác nhận khi có minh chứng.',
    en: '{path}: a qualitative target is attested with evidence',
  },
  MATURITY_FRAMEWORK_INVALID: {
    article: null,
    vi: 'Trường {path}: khung đánh giá không hợp lệ: {what}. Sửa khung rồi ban hành lại.',
    en: '{path}: the framework cannot be evaluated: {detail}',
  },
  UNKNOWN_FRAMEWORK: {
    article: null,
    vi: 'Trường {path}: đến ngày {day} chưa ban hành khung đánh giá "{value}". Ghi MaturityFrameworkAdopted trước.',
    en: '{path}: no framework "{value}" was adopted by {day}; record MaturityFrameworkAdopted first',
  },
  NO_SUCH_CRITERION: {
    article: null,
    vi: 'Trường {path}: khung đánh giá không có tiêu chí "{value}". Các tiêu chí chấm điểm: {known}.',
    en: '{path}: the framework has no criterion "{value}"; those that are assessed: {known}',
  },
  MATURITY_POINTS_OUT_OF_RANGE: {
    article: null,
    vi: 'Trường {path}: tiêu chí {criterion} chấm từ 0 đến {max} điểm, không phải {value}.',
    en: '{path}: {criterion} takes 0 to {max} points, not {value}',
  },
  ASSESSED_WITHOUT_EVIDENCE: {
    article: null,
    vi: 'Trường {path}: tiêu chí chỉ được chấm điểm khi có minh chứng.',
    en: '{path}: a criterion is assessed with evidence',
  },
  DENOMINATOR_ZERO: {
    article: null,
    vi: 'Trường {path}: mẫu số phải khác 0.',
    en: '{path}: the denominator is not 0',
  },
  VALUE_DIFFERS_FROM_PARTS: {
    article: null,
    vi: 'Trường {path}: giá trị {value} khác {times} × {numerator} ÷ {denominator} = {made}. Ghi đúng giá trị này (viết được dưới dạng phân số).',
    en: '{path}: {value} is not {times} × {numerator} ÷ {denominator} = {made}; write that value, a fraction is fine',
  },
  EMPTY_CARD: {
    article: null,
    vi: 'Trường {path}: phiếu định nghĩa chỉ tiêu không có ô nào được điền.',
    en: '{path}: no slot of the definition card is filled',
  },
} as const;
