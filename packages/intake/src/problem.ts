import { type Text, text } from './text.js';

/** Where a row stands: file, sheet of a workbook, row counted from 1 as a spreadsheet shows it. */
export interface Place {
  readonly file: string;
  readonly sheet: string | null;
  readonly row: number;
}

/** What of a row is meant. */
export interface Field {
  /** The name of a column, or the path of a field in a JSON line; null when the whole row is meant. */
  readonly column: string | null;
  /** What a person calls the column; null where it has no name but its own. */
  readonly label: Text | null;
  /** "C5"; null when there is no such cell. */
  readonly cell: string | null;
  /** What stands in the cell, as text; null or left out: nothing, or it is no text. */
  readonly value?: string | null;
}

/** Why a row cannot be imported, and in which cell. The message does not name the field again. */
export interface Problem extends Place, Field {
  readonly code: string;
  readonly article: string | null;
  readonly message: Text;
  /** Codes or words that may have been meant, the nearest first; the message names them too. */
  readonly near?: readonly string[];
  /** The kind of the row, where it could not be read. */
  readonly kind?: string;
}

/** 0 is A, 25 is Z, 26 is AA. */
export function columnLetter(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : `${columnLetter(Math.floor(index / 26) - 1)}${letter}`;
}

export function placeText({ file, sheet, row }: Place, cell: string | null): string {
  return [file, ...(sheet === null ? [] : [sheet]), cell ?? `${row}`].join(':');
}

/** One line about a problem, in both languages, and its place as `file:sheet:cell`. */
export function problemText(problem: Problem): { readonly path: string; readonly says: Text } {
  const { row, cell, message } = problem;
  const field = fieldText(problem);
  return {
    path: placeText(problem, cell),
    says: text(`dòng ${row}${field.vi}: ${message.vi}`, `row ${row}${field.en}: ${message.en}`),
  };
}

/** The column as the head of the table has it and as people call it; the field of a JSON line by its path. */
function fieldText({ column, label }: Field): Text {
  if (column === null) return text('', '');
  if (label === null) return text(`, trường ${column}`, `, field ${column}`);
  return text(`, cột ${column} (${short(label.vi)})`, `, column ${column}`);
}

/** A label without its explanations: "Mã đơn vị nhận (hoặc toPerson)". */
const short = (label: string): string => (label.split(/[:;(]/)[0] ?? '').trim();

/** What the ledger says about a field, without its path: the place before it names the column. */
export function withoutPath({ vi, en }: Text, path: string, nameOf: (path: string) => string | null): Text {
  const named = (message: string): string =>
    message.replace(/(?:trường )?(\bdata(?:\.\w+|\[\d+\])+)/g, (all, other: string) => {
      const column = nameOf(other);
      return column === null ? all : all.startsWith('trường ') ? `cột ${column}` : column;
    });
  const after = (message: string, start: string): string | null =>
    message.startsWith(start) ? message.slice(start.length) : null;
  const missing = after(vi, `Thiếu trường bắt buộc ${path}`) ?? after(vi, `Thiếu trường ${path}`);
  return text(
    named(after(vi, `Trường ${path}: `) ?? (missing === null ? vi : `còn thiếu${missing}`)),
    named(after(en, `${path}: `) ?? after(en, `${path} `) ?? en),
  );
}
