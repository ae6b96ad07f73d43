/** What commander says about wrong usage, by its error code; the quoted part is the option or word it stumbled on. */
const TEXTS: { readonly [code: string]: (quoted: string) => string } = {
  'commander.unknownOption': (quoted) => `không có tùy chọn ${quoted}`,
  'commander.unknownCommand': (quoted) => `không có lệnh ${quoted}`,
  'commander.missingArgument': (quoted) => `thiếu tham số ${quoted}`,
  'commander.optionMissingArgument': (quoted) => `tùy chọn ${quoted} thiếu giá trị`,
  'commander.missingMandatoryOptionValue': (quoted) => `thiếu tùy chọn bắt buộc ${quoted}`,
  'commander.excessArguments': () => 'thừa tham số',
};

/** Both ways in which commander says that a value is none of the choices. */
const OPTION = /^option '(?<what>[^']+)' argument '(?<value>[^']*)' is invalid\. Allowed choices are (?<choices>.*)\.$/;
const ARGUMENT =
  /^command-argument value '(?<value>[^']*)' is invalid for argument '(?<what>[^']+)'\. Allowed choices are (?<choices>.*)\.$/;

export function inVietnamese(code: string, message: string, help: string): string {
  const { what, value, choices } = (OPTION.exec(message) ?? ARGUMENT.exec(message))?.groups ?? {};
  if (what !== undefined) return `giá trị "${value}" của ${what} không hợp lệ; chọn một trong: ${choices}`;
  const quoted = /'([^']+)'/.exec(message)?.[1] ?? '';
  const known = TEXTS[code];
  return known === undefined ? `sai cách dùng: ${message}` : `${known(quoted)}; xem ${help}`;
}
