/** Team products and their parts: Điều 18.1c, R9. */
export const TEAM_TEXTS = {
  TOO_FEW_PARTS: {
    article: 'Điều 18.1c',
    vi: 'Trường {path}: sản phẩm nhóm chia thành {value} phần; phải có ít nhất 2 phần. Sản phẩm một người làm thì giao thẳng, không chia.',
    en: '{path}: {value} parts; a team product has at least 2',
  },
  SHARE_NOT_POSITIVE: {
    article: 'Điều 18.1c',
    vi: 'Trường {path}: tỷ lệ {value} phải lớn hơn 0.',
    en: '{path}: the share must be above 0, not {value}',
  },
  SHARES_NOT_ONE: {
    article: 'Điều 18.1c',
    vi: 'Trường {path}: tổng tỷ lệ các phần là {sum}, phải đúng bằng 1. Tỷ lệ không viết được bằng số thập phân thì ghi phân số, ví dụ 1/3.',
    en: '{path}: the shares sum to {sum}, not exactly to 1 (R9); write 1/3 as a fraction',
  },
  PARTS_ASSIGNED: {
    article: 'Điều 18.1c',
    vi: 'Trường {path}: không thể chia lại sản phẩm nhóm "{value}" vì đã giao: {parts}. Hãy rút lại việc giao các phần này trước, hoặc chia thành sản phẩm nhóm mới.',
    en: '{path}: team product "{value}" has assigned parts ({parts}); retract these assignments first',
  },
  UNKNOWN_TEAM: {
    article: 'Điều 18.1c',
    vi: 'Trường {path}: đến ngày {day} chưa có sản phẩm nhóm "{value}". Hãy chia sản phẩm (TeamProductSplit) trước khi giao từng phần.',
    en: '{path}: no team product "{value}" is split by {day}',
  },
  UNKNOWN_PART: {
    article: 'Điều 18.1c',
    vi: 'Trường {path}: sản phẩm nhóm "{team}" không có phần "{value}". Các phần: {known}.',
    en: '{path}: team product "{team}" has no part "{value}" (known: {known})',
  },
  PART_TAKEN: {
    article: 'Điều 18.1c',
    vi: 'Trường {path}: phần "{value}" của sản phẩm nhóm "{team}" đã giao trong nhiệm vụ "{task}". Mỗi phần chỉ giao một lần; muốn đổi người làm, hãy chuyển giao nhiệm vụ đó.',
    en: '{path}: part "{value}" of "{team}" is assigned as task "{task}"; hand that task over instead (R9)',
  },
  PART_OF_ANOTHER_PRODUCT: {
    article: 'Điều 18.1c',
    vi: 'Trường {path}: sản phẩm "{value}" không phải sản phẩm đã chia của nhóm "{team}" ({product}).',
    en: '{path}: "{value}" is not the product that "{team}" splits ({product})',
  },
  PART_NOT_CORRECTABLE: {
    article: 'Điều 18.1c',
    vi: 'Trường {path}: không đính chính được phần của sản phẩm nhóm. Hãy rút lại việc giao này rồi giao lại đúng phần.',
    en: '{path}: the part of an assignment is not corrected; retract the assignment and assign anew',
  },
} as const;
