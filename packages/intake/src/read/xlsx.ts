import { Decimal } from 'decimal.js';
import * as E from 'fp-ts/lib/Either.js';
import type { Cell } from '../cell.js';
import { type FileError, notXlsx } from '../file-error.js';
import { filled, type Table } from './table.js';
import { unpackWithin } from './unpacked.js';

/** Spreadsheets keep 15 significant digits of what is typed, and may write the binary number behind them: 1.6000000000000001. */
const TYPED_DIGITS = 15;

/** A number as it was typed, exactly, from the text in the file; never through a float. */
export function typedNumber(raw: string): string {
  const number = new Decimal(raw);
  return (number.precision() > TYPED_DIGITS ? number.toSignificantDigits(TYPED_DIGITS) : number).toFixed();
}

const cellOf = (value: unknown): Cell => {
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  return value === null || typeof value === 'string' ? value : String(value);
};

export async function readXlsx(file: string, bytes: Uint8Array): Promise<E.Either<FileError, readonly Table[]>> {
  try {
    // The library unpacks by itself and without limits, so it is given only what was unpacked within them.
    unpackWithin(bytes);
    const { default: readWorkbook } = await import('read-excel-file/node');
    const sheets = await readWorkbook<string>(Buffer.from(bytes), { parseNumber: typedNumber });
    return E.right(
      sheets.map(({ sheet, data }) => ({
        file,
        sheet,
        rows: filled(data.map((cells, i) => ({ number: i + 1, cells: cells.map(cellOf) }))),
      })),
    );
  } catch (error) {
    return E.left(notXlsx(file, error));
  }
}
