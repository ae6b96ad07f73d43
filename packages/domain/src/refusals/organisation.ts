/** Units, posts and officials: Điều 2, 3, 8, 10, 11 and 20. */
export const ORGANISATION_TEXTS = {
  OWN_PARENT: {
    article: null,
    vi: 'Trường {path}: "{value}" không thể trực thuộc chính nó, kể cả qua đơn vị khác.',
    en: '{path}: "{value}" cannot be above itself, directly or through others',
  },
  ARTICLE_REQUIRED: {
    article: 'Điều 2',
    vi: 'Thiếu trường {path}: nằm ngoài phạm vi của Nghị định thì phải ghi điều khoản làm căn cứ.',
    en: '{path}: what is out of the scope of the decree names the article',
  },
  NOT_QUARTER_START: {
    article: 'Điều 3.4',
    vi: 'Trường {path}: ngày {value} không phải ngày đầu quý. Đổi kỳ theo dõi chỉ có hiệu lực từ đầu một quý.',
    en: '{path}: {value} is not the first day of a quarter (P34)',
  },
  PERSON_IN_TWO_GROUPS: {
    article: 'Điều 20.5',
    vi: 'Trường {path}: "{value}" đã thuộc nhóm "{group}". Một người chỉ thuộc một nhóm nhiệm vụ tương đồng của đơn vị.',
    en: '{path}: "{value}" is already in group "{group}" of this unit (R29)',
  },
  UNKNOWN_SHORTCOMING: {
    article: 'Điều 8.1',
    vi: 'Trường {path}: chưa ghi nhận hạn chế "{value}" của đơn vị này đến ngày {day}.',
    en: '{path}: no shortcoming "{value}" was recorded by {day}',
  },
  RATE_OUT_OF_LAW: {
    article: 'Điều 20.5b, 8.5',
    vi: 'Trường {path}: tỷ lệ {value} không hợp lệ; tỷ lệ được nâng phải lớn hơn 20% và không quá 25% (ghi dạng số thập phân, ví dụ 0.25).',
    en: '{path}: a raised rate lies in (0.20, 0.25], not {value} (R31)',
  },
  NOT_A_HEAD_POST: {
    article: null,
    vi: 'Trường {path}: "{value}" không phải chức vụ người đứng đầu. Với cấp phó và nhân viên hãy dùng lệnh phân công (OfficialAssigned).',
    en: '{path}: post "{value}" is not a head post; use OfficialAssigned',
  },
  NOT_AN_OFFICIALS_POST: {
    article: null,
    vi: 'Trường {path}: chức vụ "{value}" không thuộc đơn vị "{unit}" hoặc không phải vai trò {role}.',
    en: '{path}: post "{value}" is not a {role} post of unit "{unit}"',
  },
  PERSON_KIND_MISMATCH: {
    article: 'Điều 2.2',
    vi: 'Trường {path}: "{value}" là {personKind} nhưng chức vụ dành cho {postKind}. Hãy kiểm tra lại loại cán bộ, công chức.',
    en: '{path}: "{value}" is {personKind}, the post is for {postKind}',
  },
  HEAD_POST_HELD: {
    article: null,
    vi: 'Trường {path}: ngày {day} chức vụ "{value}" đang do "{holder}" giữ. Hãy ghi việc thôi giữ chức của người đó trước.',
    en: '{path}: "{holder}" holds post "{value}" on {day}; record HeadRelieved first',
  },
  NOT_THE_HOLDER: {
    article: null,
    vi: 'Trường {path}: "{value}" không giữ chức vụ này vào ngày {day}.',
    en: '{path}: "{value}" does not hold the post on {day}',
  },
  NOT_IN_UNIT: {
    article: null,
    vi: 'Trường {path}: người này không công tác tại đơn vị "{value}" vào ngày {day}.',
    en: '{path}: the person does not work in unit "{value}" on {day}',
  },
  END_BEFORE_START: {
    article: null,
    vi: 'Trường {path}: ngày {value} sớm hơn ngày {start}.',
    en: '{path}: {value} is before {start}',
  },
  ABSENCE_OVERLAPS: {
    article: 'Điều 11',
    vi: 'Trường {path}: thời gian vắng mặt trùng với lần đã ghi từ {from} đến {until}. Hãy đính chính lần đã ghi.',
    en: '{path}: overlaps the absence recorded from {from} to {until}',
  },
  ACT_AFTER_DISCIPLINE: {
    article: 'Điều 11.3',
    vi: 'Trường {path}: ngày vi phạm {value} sau ngày kỷ luật có hiệu lực {day}.',
    en: '{path}: the act ({value}) is after the day the discipline takes effect ({day})',
  },
} as const;
