/** How attainment is measured where the plans leave it open. Each is decided by the city, from a day on; nothing is assumed. */
export interface AttainmentRule {
  /** Its name in a decision. */
  readonly id: AttainmentRuleId;
  /** The question in Vietnamese. */
  readonly titleVi: string;
  /** The values that may be decided, each with what it means; or the form of a free value. */
  readonly values: Readonly<Record<string, string>> | 'PERIOD' | 'COUNT' | 'INDICATOR';
}

/** The rules by name, with the values of each. */
export const ATTAINMENT_RULES = {
  ROLL_UP: {
    titleVi: 'cách cộng số liệu của từng đơn vị thành số của thành phố',
    values: {
      SHARE_MEETING: 'tỷ lệ % số đơn vị đạt mục tiêu của đơn vị mình',
      SUM: 'tổng số liệu của các đơn vị',
      MEAN: 'trung bình cộng số liệu của các đơn vị',
      LEAST: 'đơn vị thấp nhất',
      RATIO_OF_SUMS: 'tổng tử số chia tổng mẫu số của các đơn vị',
    },
  },
  UNIT_TARGET: {
    titleVi: 'mục tiêu của từng đơn vị khi chưa giao mục tiêu riêng',
    values: { SAME: 'như mục tiêu của thành phố' },
  },
  PATH: {
    titleVi: 'mức phải đạt của các năm trước năm đích',
    values: { LINEAR: 'tăng đều từ mốc xuất phát đến mục tiêu' },
  },
  BASELINE: { titleVi: 'kỳ đo là mốc xuất phát', values: 'PERIOD' },
  TREND: {
    titleVi: 'thế nào là tăng dần',
    values: {
      ABOVE_YEAR_BEFORE: 'cao hơn năm trước',
      NOT_BELOW_YEAR_BEFORE: 'không thấp hơn năm trước',
    },
  },
  UNIVERSE: { titleVi: 'số đơn vị được xếp hạng nào được dùng', values: 'COUNT' },
  RANK_METHOD: {
    titleVi: 'cách tính tiến độ của thứ hạng chưa đạt',
    values: {
      A: 'đạt hoặc không',
      B: 'phần đường đã đi từ mốc xuất phát',
      C: 'tính từ hạng cuối cùng',
      D: 'mục tiêu chia cho thứ hạng',
      E: 'hai trừ thứ hạng chia cho mục tiêu',
    },
  },
  CONTINUES: { titleVi: 'chỉ tiêu của một năm khác là cùng một chỉ tiêu, nối tiếp', values: 'INDICATOR' },
} as const satisfies { readonly [id: string]: Omit<AttainmentRule, 'id'> };

/** Names of the rules. */
export type AttainmentRuleId = keyof typeof ATTAINMENT_RULES;

const FORMS = {
  PERIOD: /^\d{4}(-(0[1-9]|1[0-2]|Q[1-4]|H[12]))?$/,
  COUNT: /^[1-9]\d{0,5}$/,
  INDICATOR: /^[a-z0-9][a-z0-9._-]*$/,
} as const;

/** May the rule be decided so? */
export function isAttainmentRuleValue(id: AttainmentRuleId, value: string): boolean {
  const { values } = ATTAINMENT_RULES[id];
  return typeof values === 'string' ? FORMS[values].test(value) : Object.hasOwn(values, value);
}
