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
} as const;
