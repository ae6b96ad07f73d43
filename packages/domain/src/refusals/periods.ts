/** Closing, classification, petitions, imports: Điều 19 to 22. */
export const PERIOD_TEXTS = {
  ALREADY_CLOSED: {
    article: null,
    vi: 'Trường {path}: kỳ {value} đã khoá. Muốn khoá lại phải mở lại kỳ trước.',
    en: '{path}: period {value} is closed; reopen it first',
  },
  NOT_CLOSED: {
    article: null,
    vi: 'Trường {path}: kỳ {value} chưa khoá nên không thể mở lại.',
    en: '{path}: period {value} is not closed',
  },
  PERIOD_IS_CLOSED: {
    article: null,
    vi: 'Trường {path}: kỳ {value} đã khoá nên không công bố thêm được. Muốn công bố, phải mở lại kỳ bằng quyết định (PeriodReopened).',
    en: '{path}: period {value} is closed; nothing more is published in it until it is reopened',
  },
  ALREADY_PUBLISHED: {
    article: null,
    vi: 'Trường {path}: kết quả kỳ {value} của người này đã công bố. Muốn thay số, hãy ghi công bố lại (RatingRestated); số cũ vẫn được giữ.',
    en: '{path}: the rating of {value} is published already; another figure is a restatement beside it (RatingRestated)',
  },
  EMPTY_PERIOD: {
    article: null,
    vi: 'Trường {path}: kỳ {value} chưa có kết quả nào được công bố nên không có gì để khoá. Hãy công bố trước (kpi period publish).',
    en: '{path}: no rating of {value} is published, so there is nothing to close; publish first',
  },
  NOT_PUBLISHABLE: {
    article: 'Điều 17.2',
    vi: 'Trường {path}: tại mốc dữ liệu {ordinal}, người này chưa có điểm đã được xác nhận để công bố. Xem điều còn thiếu bằng "kpi readiness".',
    en: '{path}: at ordinal {ordinal} there is no confirmed score to publish; a provisional December must be marked as such',
  },
  NOT_THE_SCORE: {
    article: 'Điều 17.2',
    vi: 'Trường {path}: {value} không phải là điểm {score} đã được xác nhận tại mốc dữ liệu {ordinal}. Chỉ công bố được điểm đã xác nhận.',
    en: '{path}: {value} is not the score {score} at ordinal {ordinal}',
  },
  PERIOD_NOT_READY: {
    article: 'Điều 17.2',
    vi: 'Trường {path}: chưa khoá được kỳ {value}, còn {count} người hoặc vị trí chưa xong. Xem danh sách bằng "kpi period close" hoặc "kpi readiness".',
    en: '{path}: period {value} cannot be closed, {count} people or posts still block it',
  },
  RATINGS_DIFFER: {
    article: null,
    vi: 'Trường {path}: {value} không khớp với các kết quả đã công bố trong sổ ({right}). Hãy dùng "kpi period close" để sổ tự tính.',
    en: '{path}: {value} does not fit the published ratings of the ledger ({right})',
  },
  COMMITMENT_DIFFERS: {
    article: null,
    vi: 'Trường {path}: {value} không khớp với các sự kiện trong sổ ({right}). Hãy dùng "kpi period close" để sổ tự tính.',
    en: '{path}: {value} does not fit the events of the ledger ({right})',
  },
  NOT_CLASSIFIED_YET: {
    article: 'Điều 21',
    vi: 'Trường {path}: chưa có quyết định xếp loại năm {value} của người này. Hãy ghi quyết định (ClassificationDecided) trước.',
    en: '{path}: no class of {value} is decided for this person; record ClassificationDecided first',
  },
  UNKNOWN_PETITION: {
    article: 'Điều 22',
    vi: 'Trường {path}: không có đơn kiến nghị "{value}" của người này trong năm.',
    en: '{path}: no petition "{value}" of this person in this year',
  },
  ALREADY_ANSWERED: {
    article: 'Điều 22',
    vi: 'Trường {path}: đơn kiến nghị "{value}" đã được trả lời.',
    en: '{path}: petition "{value}" is already answered',
  },
  DAY_OF_ANOTHER_YEAR: {
    article: null,
    vi: 'Trường {path}: ngày {day} không thuộc năm {year} của lịch làm việc.',
    en: '{path}: {day} is no day of {year}',
  },
  NOT_A_WEEKDAY: {
    article: 'Bộ luật Lao động, Điều 111',
    vi: 'Trường {path}: {day} là thứ Bảy hoặc Chủ nhật, vốn là ngày nghỉ hằng tuần; chỉ ghi ngày nghỉ trong tuần làm việc.',
    en: '{path}: {day} is a Saturday or Sunday and off anyway',
  },
  NOT_A_REST_DAY: {
    article: 'Bộ luật Lao động, Điều 111',
    vi: 'Trường {path}: {day} là ngày làm việc trong tuần; ngày làm bù phải là thứ Bảy hoặc Chủ nhật.',
    en: '{path}: {day} is a weekday; a rest day that is worked is a Saturday or Sunday',
  },
  IMPORT_NOT_STARTED: {
    article: null,
    vi: 'Trường {path}: chưa bắt đầu lần nạp "{value}".',
    en: '{path}: import "{value}" has not started',
  },
  IMPORT_COUNTS: {
    article: null,
    vi: 'Trường {path}: {value} dòng đã xử lý vượt quá {rows} dòng của tệp.',
    en: '{path}: {value} rows accounted for, the file has {rows}',
  },
  IMPORT_UNFINISHED: {
    article: null,
    vi: 'Trường {path}: "{stream}" có dòng của lần nhập "{value}" đang được ghi hoặc bị dừng giữa chừng, chưa được tính. Hãy đợi lần nhập đó xong, hoặc chạy lại lệnh nhập đó để ghi tiếp; "kpi imports list" liệt kê các lần nhập chưa xong.',
    en: '{path}: "{stream}" holds rows of import "{value}", which is running or was interrupted and does not count yet; wait for it, or run that import again; "kpi imports list" lists unfinished imports',
  },
  IMPORT_READ_OTHERWISE: {
    article: null,
    vi: 'Lần nhập "{value}" của chính tệp này đã ghi một phần với cách đọc khác ({rows} dòng đã ghi không có trong lần chạy này). Hãy chạy lại đúng lệnh nhập cũ, hoặc kết thúc lần nhập đó bằng "kpi imports finish {value}" rồi nhập lại.',
    en: 'import "{value}" of this file was begun with other options ({rows} of its rows are not in this run): run the same command as before, or end it with "kpi imports finish {value}" and import again',
  },
  IMPORT_ROW_PASSED: {
    article: null,
    vi: 'Dòng này chưa được ghi khi các dòng sau nó được ghi ở lần chạy trước của lần nhập "{value}", nên bị bỏ qua để giữ đúng thứ tự. Nếu dòng này cần được tính, hãy nhập lại tệp sau khi lần nhập này xong.',
    en: 'the rows after this one were recorded in an earlier run of import "{value}" and this one was not; it is left out to keep the order. If it should count, import the file again once this import is completed',
  },
} as const;
