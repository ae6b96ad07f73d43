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
} as const;
