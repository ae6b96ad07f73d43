/** Organisations and their annual class: Điều 2 and 5 to 9. */
export const AGENCY_TEXTS = {
  CRITERIA_NOT_COMPLETE: {
    article: 'Điều 6, Điều 7',
    vi: 'Trường {path}: tổng điểm tối đa của phần {part} là {total}, phải đúng {points} (tiêu chí chung 30, kết quả nhiệm vụ 70).',
    en: '{path}: the maxima of {part} add up to {total}, not {points}',
  },
  MAXIMUM_NOT_POSITIVE: {
    article: 'Điều 7.2',
    vi: 'Trường {path}: điểm tối đa {value} phải lớn hơn 0.',
    en: '{path}: a maximum is above 0, not {value}',
  },
  ITEM_OF_OTHER_PART: {
    article: 'Điều 6, Điều 7',
    vi: 'Trường {path}: mục {item} không thuộc phần {part}. Điều 6 là tiêu chí chung (GENERAL), Điều 7 là kết quả nhiệm vụ (RESULTS).',
    en: '{path}: item {item} does not belong to {part}',
  },
  UNKNOWN_CRITERIA_SET: {
    article: 'Điều 7.2',
    vi: 'Trường {path}: đến ngày {day}, "{adoptedBy}" chưa ban hành bộ tiêu chí "{value}". Hãy ghi việc ban hành (AgencyCriteriaSetAdopted) trước.',
    en: '{path}: "{adoptedBy}" had not adopted a set "{value}" by {day}',
  },
  CRITERIA_SET_NOT_FOR_UNIT: {
    article: 'Điều 7.2',
    vi: 'Trường {path}: bộ tiêu chí "{value}" không áp dụng cho đơn vị này (loại "{kind}").',
    en: '{path}: the set "{value}" is not for this unit (kind "{kind}")',
  },
  CRITERION_NOT_IN_SET: {
    article: 'Điều 7.2',
    vi: 'Trường {path}: bộ tiêu chí "{set}" không có tiêu chí "{value}".',
    en: '{path}: the set "{set}" has no criterion "{value}"',
  },
  CRITERION_UNLIKE_SET: {
    article: 'Điều 7.2',
    vi: 'Trường {path}: tiêu chí "{value}" phải theo bộ tiêu chí đã ban hành: phần {part}, tối đa {max}, {optional}.',
    en: '{path}: the set says of "{value}": {part}, max {max}, {optional}',
  },
  CRITERION_LEFT_OUT: {
    article: 'Điều 7.2',
    vi: 'Thiếu tiêu chí "{value}" của bộ tiêu chí "{set}" trong {path}. Tiêu chí "nếu có" không phát sinh thì để trống điểm (null).',
    en: '{path}: criterion "{value}" of the set "{set}" is left out; null where it does not apply',
  },
  TIE_OF_OTHER_SUBJECT: {
    article: 'Điều 8.5',
    vi: 'Trường {path}: bằng điểm của tổ chức ghi ở tieUnits với subject = AGENCIES; của công chức ghi ở tie.',
    en: '{path}: tieUnits goes with subject AGENCIES, tie with CIVIL_SERVANTS',
  },
  AGENCY_NOT_EVALUATED: {
    article: 'Điều 2.1',
    vi: 'Trường {path}: "{value}" không thuộc diện đánh giá theo Điều 5–9 ({why}). Kết quả do cơ quan khác xếp thì ghi ExternalOrganisationClassReceived.',
    en: '{path}: "{value}" is not evaluated by Điều 5–9 ({why})',
  },
  LOWER_AGENCY_OPEN: {
    article: 'Điều 9.1',
    vi: 'Trường {path}: phải xếp loại đơn vị trực thuộc trước; chưa xếp loại: {units}. Chỉ mức KHT có thể quyết định ngay.',
    en: '{path}: direct sub-units come first, still open: {units}; only KHT may be decided now',
  },
  AGENCY_CLASS_NOT_OPEN: {
    article: 'Điều 8',
    vi: 'Trường {path}: điểm và điều kiện của Điều 8 không cho mức {value}; mức có thể quyết định: {open} (tình trạng {status}). Nếu dữ liệu sai, hãy đính chính dữ liệu trước.',
    en: '{path}: Điều 8 does not allow {value}; open: {open} (status {status})',
  },
  AGENCY_NOTHING_TO_DECIDE: {
    article: 'Điều 8',
    vi: 'Trường {path}: chưa thể quyết định mức xếp loại của "{value}" năm {year}: {why}. Xem "kpi agencies --year {year} --unit {value}".',
    en: '{path}: nothing can be decided about "{value}" in {year}: {status}',
  },
  CHOICE_NEEDS_REASON: {
    article: 'Điều 8',
    vi: 'Thiếu trường {path}: nhiều mức còn để ngỏ ({open}), người có thẩm quyền chọn thì phải ghi lý do.',
    en: '{path}: several classes are open ({open}); the authority gives the reason of its choice (P12)',
  },
} as const;
