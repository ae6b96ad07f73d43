import { parse } from 'csv-parse/sync';
import * as E from 'fp-ts/lib/Either.js';
import { type Failure, invalid } from '../../terminal/failure.js';
import { filled, type Table } from './table.js';

/** UTF-8, with or without a mark; separated by comma, semicolon (as spreadsheets here write it) or tab. */
export function readCsv(file: string, bytes: Uint8Array): E.Either<Failure, Table> {
  const text = utf8(bytes);
  if (text === null)
    return E.left(
      invalid(
        'NOT_UTF8',
        file,
        'tệp không phải UTF-8; hãy lưu lại dạng "CSV UTF-8"',
        'the file is not UTF-8; save it as "CSV UTF-8"',
      ),
    );
  try {
    const records: string[][] = parse(text, { bom: true, delimiter: separatorOf(text), relax_column_count: true });
    const rows = records.map((cells, i) => ({ number: i + 1, cells: cells.map((cell) => cell.trim()) }));
    return E.right({ file, sheet: null, rows: filled(rows) });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return E.left(invalid('CSV_SYNTAX', file, `tệp CSV sai cú pháp: ${reason}`, `CSV syntax: ${reason}`));
  }
}

function utf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function separatorOf(text: string): string {
  const header = text.slice(0, text.search(/[\r\n]|$/));
  const count = (mark: string) => header.split(mark).length;
  return [',', ';', '\t'].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
}
