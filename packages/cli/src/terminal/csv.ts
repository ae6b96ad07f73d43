/** RFC 4180: fields with a comma, quote or line break are quoted; lines end in CRLF. */
export const csvLine = (cells: readonly string[]): string =>
  `${cells.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')}\r\n`;

export const csvText = (header: readonly string[], rows: readonly (readonly string[])[]): string =>
  [header, ...rows].map(csvLine).join('');

/** With every cell such that no spreadsheet takes it for a formula. */
export const safeCsvText = (header: readonly string[], rows: readonly (readonly string[])[]): string =>
  csvText(
    header.map(spreadsheetSafe),
    rows.map((cells) => cells.map(spreadsheetSafe)),
  );

const NUMBER = /^-\d+([.,]\d+)?$/;
/** At the beginning, and behind what a spreadsheet of another country takes for the end of a cell. */
const FORMULA = /(?<=^|[;\t])(?=[=+\-@\t\r\n＝＋－＠])/g;

/** A spreadsheet takes a cell that begins so for a formula; an apostrophe before it keeps it text. A negative number stays one. */
export const spreadsheetSafe = (cell: string): string => (NUMBER.test(cell) ? cell : cell.replace(FORMULA, "'"));
