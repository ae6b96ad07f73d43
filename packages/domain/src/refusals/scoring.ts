/** Scores of a period: Điều 12, 15, 17 and Mẫu số 01. */
export const SCORING_TEXTS = {
  PERIOD_NOT_SCORED: {
    article: 'Điều 3.4',
    vi: 'Trường {path}: kỳ {value} không chấm điểm trực tiếp; chỉ chấm theo tháng (2026-03) hoặc quý (2026-Q1).',
    en: '{path}: {value} is not scored directly; only months and quarters are',
  },
  BEFORE_THE_DECREE: {
    article: 'Điều 27.1',
    vi: 'Trường {path}: ngày {day} trước khi Nghị định có hiệu lực (01/01/2026) nên kỳ này không chấm điểm theo Nghị định.',
    en: '{path}: no rule of the decree is in force on {day}',
  },
  UNKNOWN_CELL: {
    article: 'Mẫu số 01',
    vi: 'Trường {path}: "{value}" không phải tiêu chí của Mẫu số 01. Các tiêu chí: {known}.',
    en: '{path}: "{value}" is not a cell of Mẫu số 01 ({known})',
  },
  SCORE_OUT_OF_RANGE: {
    article: 'Điều 12, 17',
    vi: 'Trường {path}: điểm {value} phải từ 0 đến 100.',
    en: '{path}: score {value} is outside 0..100',
  },
  CELL_OUT_OF_RANGE: {
    article: 'Mẫu số 01',
    vi: 'Trường {path}: điểm {value} phải từ 0 đến {max}.',
    en: '{path}: {value} is outside 0..{max}',
  },
  CELL_OFF_STEP: {
    article: 'Mẫu số 01',
    vi: 'Trường {path}: điểm {value} phải là bội số của {step}.',
    en: '{path}: {value} is not a multiple of {step} (P19)',
  },
  REASON_REQUIRED: {
    article: 'Điều 17.2',
    vi: 'Thiếu trường {path}: điểm xác nhận {confirmed} thấp hơn điểm tự chấm {self} thì phải ghi lý do.',
    en: '{path}: confirmed {confirmed} is below the self score {self}; give the reason (P20, R19)',
  },
  REASON_WITHOUT_CELL: {
    article: 'Mẫu số 01',
    vi: 'Trường {path}: có lý do nhưng không có điểm của tiêu chí "{value}".',
    en: '{path}: a reason for cell "{value}", which is not confirmed',
  },
  NOT_A_LEADER: {
    article: 'Điều 16.2',
    vi: 'Trường {path}: "{value}" không giữ chức vụ lãnh đạo, quản lý (cấp trưởng hoặc cấp phó) vào ngày cuối kỳ {period} nên không có tiêu chí d, đ, e để xác nhận. Hãy kiểm tra lại người, kỳ hoặc ghi nhận bổ nhiệm trước.',
    en: '{path}: "{value}" is no head or deputy on the last day of {period}; there is no d, đ, e to attest (P25)',
  },
  TRACKED_BY_QUARTER: {
    article: 'Điều 3.4',
    vi: 'Trường {path}: "{person}" được theo dõi theo quý nên không ghi cho tháng {value}; hãy ghi cho kỳ {right}. Điểm nhận từ nơi khác thì ghi kèm quyết định, không kèm mốc tính (Điều 19.1).',
    en: '{path}: "{person}" is tracked by quarter, so nothing is scored for {value}; the period is {right} (P34)',
  },
  NOT_FULL_OR_HALF: {
    article: 'Điều 15.3',
    vi: 'Trường {path}: giá trị {value} không hợp lệ; chỉ có 100% (ghi "1") hoặc 50% (ghi "1/2").',
    en: '{path}: only "1" and "1/2" exist, not {value}',
  },
  NO_CALCULATED_SCORE: {
    article: 'Điều 17.2',
    vi: 'Trường {path}: tại mốc dữ liệu {ordinal} chưa tính được điểm của kỳ này. Hãy bổ sung dữ liệu còn thiếu (kpi readiness) hoặc ghi điểm nhận từ nơi khác kèm quyết định.',
    en: '{path}: no score can be calculated at ordinal {ordinal}',
  },
  UNKNOWN_BASIS: {
    article: 'Điều 17.2',
    vi: 'Trường {path}: mốc dữ liệu {ordinal} của sổ không có mã {value}. Hãy lấy mốc từ phần "basis" của kết quả đã tính (kpi rate).',
    en: '{path}: the first {ordinal} events of this ledger do not have the root {value}',
  },
  OVERRIDE_NEEDED: {
    article: 'Điều 17.2',
    vi: 'Trường {path}: điểm xác nhận {value} khác điểm đã tính {calculated}. Muốn ghi điểm khác phải có điều chỉnh của cấp có thẩm quyền (OverrideMade) trước.',
    en: '{path}: {value} is not the calculated {calculated}; another number takes an override (R20)',
  },
  PERIOD_IS_EXCUSED: {
    article: 'Điều 17.3',
    vi: 'Trường {path}: kỳ này đã được ghi nhận không chấm điểm. Hãy rút lại ghi nhận đó trước.',
    en: '{path}: the period is noted as having no score; retract the note first (P9)',
  },
  SCORE_IS_CONFIRMED: {
    article: 'Điều 17.3',
    vi: 'Trường {path}: kỳ này đã có điểm được xác nhận nên không thể ghi nhận là không chấm điểm.',
    en: '{path}: the period has a confirmed score',
  },
  UNKNOWN_OVERRIDE: {
    article: null,
    vi: 'Trường {path}: không có điều chỉnh nào mang mã sự kiện "{value}" trong kỳ này.',
    en: '{path}: no override "{value}" in this period',
  },
  UNKNOWN_PUBLICATION: {
    article: null,
    vi: 'Trường {path}: không có kết quả công bố nào mang mã sự kiện "{value}" trong kỳ này.',
    en: '{path}: no published rating "{value}" in this period',
  },
} as const;
