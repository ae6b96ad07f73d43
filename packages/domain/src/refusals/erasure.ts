/** What stands against destroying a subject's key, and what follows from it. */
export const ERASURE_TEXTS = {
  NOTHING_TO_ERASE: {
    article: null,
    vi: 'Trường {path}: sổ không có văn bản mã hoá nào theo khoá của "{value}", nên không có gì để xoá. Hãy kiểm tra mã, ví dụ official-nguyen-van-a (xem "kpi erase --help").',
    en: '{path}: no personal text is sealed under a key of "{value}"; there is nothing to erase',
  },
  SUBJECT_ERASED: {
    article: null,
    vi: 'Trường {path}: dữ liệu cá nhân của "{value}" đã bị xoá theo quyết định, không thể ghi thêm văn bản cho đối tượng này. Hãy ghi sự việc không kèm văn bản, hoặc đăng ký mã mới.',
    en: '{path}: "{value}" was erased, its key is destroyed and no text can be sealed for it; leave the text out or register a new id',
  },
  RECORDS_KEPT: {
    article: 'Điều 24',
    vi: '"{value}" có hồ sơ đánh giá, xếp loại phải lưu giữ (mới nhất ngày {last}; thời hạn lưu giữ: {term}). Chỉ xoá khi quyết định nêu rõ hồ sơ không còn phải lưu giữ (--records-released), hoặc khi hết thời hạn đã quyết định (tham số P26.records).',
    en: '{path}: "{value}" has records to be kept (latest {last}, term: {termEn}); the decision must release them (--records-released) or the decided term (P26.records) must be over',
  },
  WRONG_RECORDS: {
    article: 'Điều 24',
    vi: 'Trường {path}: "{value}" không đúng với hồ sơ trong sổ ({right}). Hãy sửa hoặc để trống.',
    en: '{path}: {value} is not what the ledger says of the records ({right})',
  },
  IN_SERVICE: {
    article: null,
    vi: '"{value}" còn đang công tác ({where}): kỳ sau vẫn phải đánh giá. Hãy ghi việc thôi giữ chức hoặc thôi việc trước.',
    en: '{path}: "{value}" is in service ({where}) and will be rated again; record the end of service first',
  },
  PERIOD_OPEN: {
    article: 'Điều 17',
    vi: 'Kết quả kỳ {period} của "{value}" chưa công bố, cũng chưa được ghi nhận là không chấm điểm. Hãy hoàn tất kỳ này trước (kpi readiness --period {period}).',
    en: '{path}: the rating of "{value}" in {period} is neither published nor excused; finish the period first',
  },
  CLASSIFICATION_OPEN: {
    article: 'Điều 21',
    vi: 'Chưa có quyết định xếp loại năm {year} của "{value}". Hãy hoàn tất thủ tục trước (kpi case).',
    en: '{path}: the class of "{value}" for {year} is owed and not decided; finish the procedure first',
  },
  PETITION_OPEN: {
    article: 'Điều 22',
    vi: 'Kiến nghị {petition} của "{value}" về năm {year} chưa được trả lời. Hãy trả lời trước.',
    en: '{path}: petition {petition} of "{value}" about {year} is not answered',
  },
  STILL_USED: {
    article: null,
    vi: '"{value}" không phải là của một người và còn được ghi tiếp (đơn vị, kỳ, chỉ tiêu, kế hoạch, danh mục): xoá rồi thì không ghi được lý do hay đính chính nào nữa. Chỉ xoá được official-…, task-…, team-…, post-…, import-….',
    en: '{path}: "{value}" is no single person\'s and goes on being written to: after an erasure no reason and no correction could be recorded for it; what can be erased is official-…, task-…, team-…, post-…, import-…',
  },
  TASK_OPEN: {
    article: 'Điều 18',
    vi: 'Nhiệm vụ "{value}" chưa kết thúc ({state}). Hãy hoàn thành, đánh giá hoặc hủy nhiệm vụ trước.',
    en: '{path}: task "{value}" is not finished ({state})',
  },
} as const;
