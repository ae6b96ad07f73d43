/** What commander says about wrong usage, by its error code; the quoted part is the option or word it stumbled on. */
const TEXTS: { readonly [code: string]: (quoted: string) => string } = {
  'commander.unknownOption': (quoted) => `không có tùy chọn ${quoted}`,
  'commander.unknownCommand': (quoted) => `không có lệnh ${quoted}`,
  'commander.missingArgument': (quoted) => `thiếu tham số ${quoted}`,
  'commander.optionMissingArgument': (quoted) => `tùy chọn ${quoted} thiếu giá trị`,
  'commander.missingMandatoryOptionValue': (quoted) => `thiếu tùy chọn bắt buộc ${quoted}`,
  'commander.conflictingOption': (quoted) => `tùy chọn ${quoted} không dùng chung được`,
};

export function inVietnamese(code: string, message: string): string {
  const quoted = /'([^']+)'/.exec(message)?.[1] ?? '';
  const known = TEXTS[code];
  return known === undefined ? `sai cách dùng: ${message}` : `${known(quoted)}; xem kpi --help`;
}
