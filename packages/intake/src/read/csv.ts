import { type CsvError, parse } from 'csv-parse/sync';
import * as E from 'fp-ts/lib/Either.js';
import { type FileError, invalid } from '../file-error.js';
import { filled, type Table } from './table.js';
import { readUtf8 } from './utf8.js';

/** UTF-8, with or without a mark; separated by comma, semicolon (as spreadsheets here write it) or tab. */
export function readCsv(file: string, bytes: Uint8Array): E.Either<FileError, Table> {
  const text = readUtf8(file, bytes);
  if (E.isLeft(text)) return text;
  try {
    const records: string[][] = parse(text.right, {
      bom: true,
      delimiter: separatorOf(text.right),
      relax_column_count: true,
    });
    const rows = records.map((cells, i) => ({ number: i + 1, cells: cells.map((cell) => cell.trim()) }));
    return E.right({ file, sheet: null, rows: filled(rows) });
  } catch (error) {
    return E.left(wrongQuotes(file, error as CsvError));
  }
}

/** With these settings nothing but a quote can be wrong in a CSV file. */
const wrongQuotes = (file: string, { lines, message }: CsvError): FileError =>
  invalid(
    'CSV_SYNTAX',
    `${file}:${lines}`,
    `tệp CSV sai cú pháp ở gần dòng ${lines}: dấu ngoặc kép phải mở và đóng trọn một ô, dấu ngoặc kép trong ô phải viết hai lần ("")`,
    `CSV syntax near line ${lines}: ${message}`,
  );

function separatorOf(text: string): string {
  const header = text.slice(0, text.search(/[\r\n]|$/));
  const count = (mark: string) => header.split(mark).length;
  return [',', ';', '\t'].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
}
