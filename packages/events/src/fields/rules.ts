/** What must hold, in the developer's and in the user's language. */
export interface Rule {
  readonly en: string;
  readonly vi: string;
}

/** Every rule that a field can break: the one place where their words stand. */
export const RULES = {
  object: { en: 'an object', vi: 'phải là một đối tượng gồm các trường' },
  list: { en: 'a list', vi: 'phải là một danh sách' },
  missing: { en: 'required, but missing', vi: 'thiếu trường bắt buộc này' },
  undefinedValue: { en: 'undefined: leave the field out', vi: 'không có giá trị: hãy bỏ hẳn trường này' },
  tableKey: {
    en: 'a key of letters, digits, dots, dashes, slashes',
    vi: 'mã dòng chỉ gồm chữ, số, dấu chấm, gạch nối, gạch chéo',
  },
  streamName: { en: 'a stream name: category-subject', vi: 'tên luồng sự kiện: loại-chủ thể' },
  date: { en: 'a civil date yyyy-mm-dd that exists', vi: 'ngày có thật theo dạng năm-tháng-ngày, ví dụ 2026-03-31' },
  instant: {
    en: 'an instant yyyy-mm-ddThh:mm:ss.sssZ that exists',
    vi: 'thời điểm UTC có thật theo dạng 2026-03-31T01:02:03.000Z',
  },
  decimal: {
    en: 'an exact decimal or fraction as text, for example "25.5" or "2047/24"',
    vi: 'số chính xác viết dạng chữ, dấu thập phân là dấu chấm, ví dụ "25.5" hoặc "2047/24"',
  },
  period: { en: 'a period 2026-03, 2026-Q1, 2026-H1 or 2026', vi: 'kỳ theo dạng 2026-03, 2026-Q1, 2026-H1 hoặc 2026' },
  year: { en: 'a year, four digits', vi: 'năm gồm bốn chữ số' },
  code: {
    en: 'a code of at most 100 letters, digits, dots, dashes, slashes, no spaces',
    vi: 'mã tối đa 100 ký tự gồm chữ, số, dấu chấm, gạch nối, gạch chéo, không có dấu cách',
  },
  eventId: { en: 'an event id (UUID, lower case)', vi: 'mã sự kiện (UUID viết thường)' },
  sha256: {
    en: 'a SHA-256 hash, 64 lower-case hexadecimal digits',
    vi: 'mã băm SHA-256 gồm 64 chữ số thập lục phân viết thường',
  },
  text: {
    en: 'text of 1 to 20000 characters, not only blanks, well-formed Unicode',
    vi: 'văn bản từ 1 đến 20000 ký tự, không chỉ gồm dấu cách, mã Unicode hợp lệ',
  },
  count: { en: 'a whole number, 0 or more', vi: 'số nguyên, từ 0 trở lên' },
  flag: { en: 'true or false', vi: 'phải là true (đúng) hoặc false (sai)' },
  yes: { en: 'true, or left out', vi: 'phải là true, hoặc bỏ trống' },
  knownType: { en: 'a known event type', vi: 'loại sự kiện có trong danh mục' },
  knownVersion: { en: 'a version of the event type that this program knows', vi: 'phiên bản mà chương trình này biết' },
} as const satisfies { readonly [name: string]: Rule };

export const unknownField = (name: string): Rule => ({
  en: `no field has the name "${name}"`,
  vi: `không có trường nào tên "${name}"`,
});

export const idRule = (of: string): Rule => ({
  en: `${of} id: at most 100 lower-case letters without accents, digits, dots, dashes`,
  vi: `mã định danh (${of}): tối đa 100 ký tự gồm chữ thường không dấu, số, dấu chấm, gạch nối`,
});

export const oneOfRule = (values: readonly string[]): Rule => ({
  en: `one of ${values.join(', ')}`,
  vi: `một trong các giá trị ${values.join(', ')}`,
});
