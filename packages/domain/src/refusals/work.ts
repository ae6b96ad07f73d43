/** Work: assignment, evidence, verdicts, causes, handover: Điều 14 and 18. */
export const WORK_TEXTS = {
  TASK_NOT_ASSIGNED: {
    article: 'Điều 18.1',
    vi: 'Trường {path}: chưa giao nhiệm vụ "{value}". Hãy giao nhiệm vụ trước.',
    en: '{path}: task "{value}" is not assigned',
  },
  TASK_UNNAMED: {
    article: 'Điều 18.1',
    vi: 'Nhiệm vụ "{value}" chưa có tên: hãy ghi dòng kế hoạch, sản phẩm hoặc tên nhiệm vụ.',
    en: 'task "{value}" has no plan row, product or title',
  },
  UNITS_NOT_POSITIVE: {
    article: 'Điều 18.1',
    vi: 'Trường {path}: số lượng phải từ 1 trở lên.',
    en: '{path}: at least one unit',
  },
  APPROVAL_REQUIRED: {
    article: 'Điều 18.1d',
    vi: 'Trường {path}: việc đột xuất, phát sinh hoặc nhận thay phải có người phê duyệt (approvedBy) hoặc quyết định.',
    en: '{path}: work outside the plan needs approvedBy or a decision',
  },
  DUE_BEFORE_ASSIGNMENT: {
    article: 'Điều 18.1',
    vi: 'Trường {path}: hạn {value} sớm hơn ngày giao việc {day}.',
    en: '{path}: due {value}, before the work is given on {day}',
  },
  DEADLINE_IN_PAST: {
    article: 'Điều 18.1',
    vi: 'Trường {path}: hạn mới {value} sớm hơn ngày {day}. Muốn sửa hạn đã ghi sai, hãy dùng lệnh đính chính.',
    en: '{path}: the new deadline {value} is before {day}; a wrong deadline is corrected, not amended',
  },
  UNITS_BELOW_SUBMITTED: {
    article: 'Điều 14.2',
    vi: 'Trường {path}: số lượng {value} ít hơn {submitted} đơn vị đã nộp của mốc này.',
    en: '{path}: {value} is less than the {submitted} units already submitted',
  },
  UNKNOWN_MILESTONE: {
    article: null,
    vi: 'Trường {path}: nhiệm vụ không có mốc "{value}". Các mốc hiện có: {known}.',
    en: '{path}: the task has no milestone "{value}" (known: {known})',
  },
  OWN_WORK_RELIEVED: {
    article: 'Điều 18.1',
    vi: 'Người thực hiện "{actor}" không được tự hủy, giảm số lượng hoặc lùi hạn nhiệm vụ của chính mình hay của đơn vị mình đứng đầu. Việc này do người giao nhiệm vụ ghi nhận.',
    en: 'actor "{actor}" may not cancel, reduce or extend work that they or the unit they head do; the assigner records it (P37)',
  },
  OWN_ASSIGNMENT_CHANGED: {
    article: 'Điều 18.1',
    vi: 'Người hoặc đơn vị thực hiện "{actor}" không được tự rút lại hay đính chính việc giao nhiệm vụ cho chính mình. Việc này do người giao nhiệm vụ ghi nhận, hoặc phải kèm quyết định (decision).',
    en: 'actor "{actor}" does this work and may not retract or correct its assignment; the assigner does, or a decision is named',
  },
  MILESTONE_CANCELLED: {
    article: null,
    vi: 'Trường {path}: mốc "{value}" đã bị huỷ.',
    en: '{path}: milestone "{value}" is cancelled',
  },
  UNITS_EXCEED_ASSIGNED: {
    article: 'Điều 18.1d',
    vi: 'Trường {path}: {value} đơn vị vượt quá {open} đơn vị còn lại của mốc "{milestone}". Phần làm thêm phải được giao trước thành nhiệm vụ phát sinh (UNPLANNED).',
    en: '{path}: {value} units, only {open} of milestone "{milestone}" are open; the surplus must be assigned as UNPLANNED first (R5)',
  },
  UNKNOWN_SUBMISSION: {
    article: null,
    vi: 'Trường {path}: nhiệm vụ không có lần nộp "{value}".',
    en: '{path}: the task has no submission "{value}"',
  },
  ALREADY_ACCEPTED: {
    article: 'Điều 14.2',
    vi: 'Trường {path}: lần nộp "{value}" đã được chấp nhận. Muốn đổi kết luận, hãy rút lại việc chấp nhận trước.',
    en: '{path}: submission "{value}" is already accepted; retract the acceptance first',
  },
  ALREADY_REJECTED: {
    article: 'Điều 14.2',
    vi: 'Trường {path}: lần nộp "{value}" đã bị trả lại với nội dung khác. Muốn sửa, hãy dùng lệnh đính chính.',
    en: '{path}: submission "{value}" is already rejected with other data',
  },
  FAULT_WITHOUT_MAJOR: {
    article: 'Điều 14.2b',
    vi: 'Trường {path}: chỉ ghi số đơn vị có lỗi khi trả lại vì sai sót lớn (major = true).',
    en: '{path}: units at fault only with a major error',
  },
  DAY_NOT_CONFIRMABLE: {
    article: 'Điều 17.2',
    vi: 'Trường {path}: ngày {value} phải từ ngày người nộp khai {from} đến ngày ghi nhận {to}.',
    en: '{path}: {value} must lie between the claimed day {from} and the recorded day {to}',
  },
  UNKNOWN_DEADLINE: {
    article: 'Điều 14.2c',
    vi: 'Trường {path}: mốc "{milestone}" không có hạn {value}. Các hạn đã đặt: {known}.',
    en: '{path}: milestone "{milestone}" never had the deadline {value} (known: {known})',
  },
  NOT_MISSED: {
    article: 'Điều 14.2c',
    vi: 'Trường {path}: hạn {value} không bị chậm nên không có lần chậm nào để loại trừ.',
    en: '{path}: the deadline {value} was not missed',
  },
  NOT_REJECTED: {
    article: 'Điều 14.2b',
    vi: 'Trường {path}: lần nộp "{value}" chưa bị trả lại nên không có lần nào để loại trừ.',
    en: '{path}: submission "{value}" was not rejected',
  },
  ALREADY_EXCUSED: {
    article: 'Điều 14.2',
    vi: 'Trường {path}: {value} đã được xác nhận nguyên nhân khách quan. Mỗi lần chỉ xác nhận một lần.',
    en: '{path}: {value} is already excused; one occurrence each (R7)',
  },
  NOTHING_OPEN: {
    article: 'Điều 18.1d',
    vi: 'Trường {path}: không còn đơn vị nào chưa nộp để chuyển giao.',
    en: '{path}: no open units to hand over',
  },
  SAME_DOER: {
    article: 'Điều 18.1d',
    vi: 'Trường {path}: "{value}" đang thực hiện nhiệm vụ này.',
    en: '{path}: "{value}" already does this task',
  },
  NEW_DEADLINE_REQUIRED: {
    article: 'Điều 18.1d',
    vi: 'Thiếu trường {path}: hạn {due} đã qua, chuyển giao sau hạn phải đặt hạn mới.',
    en: '{path}: the deadline {due} has passed; a handover after it sets a new one (P43)',
  },
} as const;
