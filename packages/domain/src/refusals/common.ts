/** What holds for every command: form, time, authority, references, corrections. */
export const COMMON_TEXTS = {
  INVALID_FIELD: {
    article: null,
    vi: 'Trường {path}: giá trị {value} không hợp lệ; cần {rule}.',
    en: '{path}: {value} is not valid: {ruleEn}',
  },
  MISSING_FIELD: {
    article: null,
    vi: 'Thiếu trường bắt buộc {path}.',
    en: '{path} is required, but missing',
  },
  COMMAND_REUSED: {
    article: null,
    vi: 'Mã lệnh "{commandId}" đã dùng cho nội dung khác (khác ở {where}). Hãy đặt mã mới cho lệnh mới; muốn sửa sự việc đã ghi thì dùng lệnh đính chính.',
    en: 'command id "{commandId}" stands in the log with other content (differs at {where}): use a new id, or FactCorrected to correct what is recorded',
  },
  LEDGER_NOT_OPEN: {
    article: null,
    vi: 'Sổ chưa được mở. Hãy chạy "kpi init" trước khi ghi sự việc đầu tiên.',
    en: 'the ledger is not open: LedgerOpened must be its first event',
  },
  LEDGER_ALREADY_OPEN: {
    article: null,
    vi: 'Sổ đã được mở với thông tin khác (loại {kind}, địa phương {city}). Mỗi sổ chỉ mở một lần.',
    en: 'the ledger is already open with other data (kind {kind}, city {city})',
  },
  INVALID_RULE: {
    article: null,
    vi: 'Trường {path}: {reason}.',
    en: '{path}: {reasonEn}',
  },
  SYNTHETIC_ON_LIVE_LEDGER: {
    article: null,
    vi: 'Dữ liệu giả định không được ghi vào sổ thật. Hãy dùng sổ trình diễn (kind = demo) hoặc bỏ trường {path}.',
    en: 'synthetic facts are refused on a live ledger',
  },
  DAY_IN_FUTURE: {
    article: null,
    vi: 'Trường {path}: ngày {day} chưa tới (hôm nay là {today}). Việc đã xảy ra chỉ được ghi với ngày từ hôm nay trở về trước.',
    en: '{path}: {day} is after today ({today}); what happens cannot be recorded ahead',
  },
  DAY_REQUIRED: {
    article: null,
    vi: 'Thiếu trường {path}: hãy ghi ngày của sự việc (yyyy-mm-dd).',
    en: '{path} is missing and does not follow from the fact itself',
  },
  WRONG_DAY: {
    article: null,
    vi: 'Trường {path}: ngày {day} không đúng; sự việc này mang ngày {right} ({meaning}). Hãy sửa thành {right} hoặc để trống.',
    en: '{path}: {day} must be {right} ({meaning})',
  },
  DECISION_REQUIRED: {
    article: null,
    vi: 'Thiếu trường {path}: {act} phải có quyết định của cấp có thẩm quyền ({basis}). Hãy ghi số và ngày quyết định.',
    en: '{path}: {type} needs the decision of the competent authority ({basis})',
  },
  UNKNOWN_UNIT: {
    article: null,
    vi: 'Trường {path}: chưa có đơn vị "{value}" trong sổ. Hãy đăng ký đơn vị trước hoặc sửa mã.',
    en: '{path}: no unit "{value}" is registered',
  },
  UNKNOWN_POST: {
    article: null,
    vi: 'Trường {path}: chưa có chức vụ "{value}" trong sổ. Hãy khai báo chức vụ trước hoặc sửa mã.',
    en: '{path}: no post "{value}" is defined',
  },
  UNKNOWN_PERSON: {
    article: null,
    vi: 'Trường {path}: chưa có người mang mã "{value}" trong sổ. Hãy đăng ký người trước hoặc sửa mã.',
    en: '{path}: no person "{value}" is registered',
  },
  UNKNOWN_PLAN: {
    article: null,
    vi: 'Trường {path}: chưa có kế hoạch "{value}" trong sổ. Hãy nạp kế hoạch trước hoặc sửa mã.',
    en: '{path}: no plan "{value}" is adopted',
  },
  UNKNOWN_PLAN_ROW: {
    article: null,
    vi: 'Trường {path}: kế hoạch "{plan}" không có dòng "{value}". Hãy sửa số dòng theo kế hoạch đã in.',
    en: '{path}: plan "{plan}" has no row "{value}"',
  },
  UNKNOWN_CATALOGUE: {
    article: 'Điều 13',
    vi: 'Trường {path}: chưa có danh mục "{value}" trong sổ. Hãy ban hành danh mục sản phẩm/công việc trước.',
    en: '{path}: no product catalogue "{value}" is adopted',
  },
  UNKNOWN_PRODUCT: {
    article: 'Điều 13.3',
    vi: 'Trường {path}: danh mục "{catalogue}" không có sản phẩm "{value}" vào ngày {day}. Hãy báo cáo để bổ sung vào danh mục hoặc sửa mã.',
    en: '{path}: catalogue "{catalogue}" has no product "{value}" on {day}',
  },
  UNKNOWN_INDICATOR: {
    article: null,
    vi: 'Trường {path}: chưa có chỉ tiêu "{value}" trong sổ. Hãy nạp chỉ tiêu trước hoặc sửa mã.',
    en: '{path}: no indicator "{value}" is defined',
  },
  ALREADY_EXISTS: {
    article: null,
    vi: 'Trường {path}: "{value}" đã có trong sổ với nội dung khác. Muốn sửa điều đã ghi, hãy dùng lệnh đính chính.',
    en: '{path}: "{value}" is already recorded with other data; correct it with FactCorrected',
  },
  DUPLICATE_KEY: {
    article: null,
    vi: 'Trường {path}: "{value}" xuất hiện hai lần. Mỗi mã chỉ được dùng một lần trong danh sách.',
    en: '{path}: "{value}" stands twice in the list',
  },
  EMPTY_LIST: {
    article: null,
    vi: 'Trường {path}: danh sách trống. Hãy ghi ít nhất một mục.',
    en: '{path}: the list is empty',
  },
  EXACTLY_ONE: {
    article: null,
    vi: 'Trường {path}: phải ghi đúng một trong các trường {fields}.',
    en: '{path}: exactly one of {fields}',
  },
  OUT_OF_RANGE: {
    article: null,
    vi: 'Trường {path}: giá trị {value} phải nằm trong khoảng từ {min} đến {max}.',
    en: '{path}: {value} is outside {min}..{max}',
  },
  OWN_JUDGEMENT: {
    article: 'Điều 10',
    vi: 'Người thực hiện "{actor}" không được tự xác nhận kết quả của chính mình. Việc này thuộc người có thẩm quyền theo dõi, đánh giá.',
    en: 'actor "{actor}" may not judge their own work or score',
  },
  UNKNOWN_TARGET: {
    article: null,
    vi: 'Trường {path}: không có sự kiện "{value}" trong luồng "{stream}". Hãy lấy mã sự kiện từ phần giải trình (kpi explain).',
    en: '{path}: stream "{stream}" has no event "{value}"',
  },
  WRONG_TARGET_TYPE: {
    article: null,
    vi: 'Trường {path}: sự kiện cần sửa là "{right}", không phải "{value}".',
    en: '{path}: the target is a {right}, not a {value}',
  },
  NOT_CORRECTABLE: {
    article: null,
    vi: 'Trường {path}: sự kiện loại "{value}" không được đính chính hay rút lại.',
    en: '{path}: a {value} cannot be corrected or retracted',
  },
  CORRECTION_MOVES_SUBJECT: {
    article: null,
    vi: 'Trường {path}: nội dung đính chính thuộc luồng "{value}", không phải "{stream}". Muốn chuyển sang đối tượng khác, hãy rút lại và ghi sự việc mới.',
    en: '{path}: the corrected data belong to stream "{value}", not "{stream}"; retract and record anew',
  },
  BREAKS_LATER_FACT: {
    article: null,
    vi: 'Không thể sửa hoặc rút lại: sự kiện ghi sau đó {event} ({type}) sẽ không còn đúng: {reason} Hãy rút lại sự kiện đó trước.',
    en: 'event {event} ({type}) recorded later would no longer hold ({code}); retract it first',
  },
} as const;
