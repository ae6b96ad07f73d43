import { parseRational, type Rational } from '@kpi-ledger/engine';
import { isDateFormat, placesShown, type SheetCell, typedNumber } from '@kpi-ledger/intake';
import { Decimal } from 'decimal.js';
import * as E from 'fp-ts/lib/Either.js';
import { type Text, text } from '../../terminal/lang.js';
import { textOf } from './grid.js';

/** What is wrong with a cell, in the form of a problem. */
export interface Wrong {
  readonly code: string;
  readonly message: Text;
}

export interface CellNumber {
  /** Exact, as DECIMAL fields take it. */
  readonly text: string;
  readonly exact: Rational;
  readonly formula: boolean;
  /** Decimal places that the cell shows; null: all it has. */
  readonly shown: number | null;
  /** Written as text, for example with a decimal comma. */
  readonly asText: boolean;
}

const wrong = (code: string, vi: string, en: string): E.Either<Wrong, never> => E.left({ code, message: text(vi, en) });

/** The number of a cell exactly as it was typed; whatever could be read in two ways is refused with what to do. */
export function numberOf(cell: SheetCell): E.Either<Wrong, CellNumber> {
  const said = textOf(cell);
  switch (cell.kind) {
    case 'ERROR':
      return wrong(
        'CELL_ERROR',
        `ô chứa lỗi ${said}; hãy sửa công thức rồi lưu lại`,
        `the cell holds the error ${said}; repair the formula and save the workbook`,
      );
    case 'BOOLEAN':
      return notANumber(said === '1' ? 'TRUE' : 'FALSE');
    case 'NUMBER':
      return numberCell(cell, said);
    case 'TEXT':
      return said === '' && cell.formula ? uncalculated : textCell(cell, said);
  }
}

const uncalculated = wrong(
  'FORMULA_WITHOUT_VALUE',
  'ô là công thức chưa có kết quả lưu trong tệp; hãy mở bằng Excel hoặc LibreOffice, tính lại (F9) rồi lưu',
  'the cell is a formula without a saved result; open the workbook in Excel or LibreOffice, recalculate and save it',
);

const notANumber = (said: string): E.Either<Wrong, never> =>
  wrong(
    'NOT_A_NUMBER',
    `"${said}" không phải là số; hãy ghi một số, ví dụ 12,8`,
    `"${said}" is no number; write one, for example 12.8`,
  );

function numberCell(cell: SheetCell, said: string): E.Either<Wrong, CellNumber> {
  if (said === '') return uncalculated;
  if (isDateFormat(cell.format))
    return wrong(
      'NUMBER_IS_DATE',
      `bảng tính đã đổi ô này thành ngày (số ${said}); hãy định dạng ô là Văn bản rồi gõ lại`,
      `the spreadsheet has turned the cell into a day (number ${said}); format it as text and type it again`,
    );
  if (cell.format.includes('%')) return percent(`${said} (${cell.format})`);
  if (!/^-?\d+(\.\d+)?([eE][+-]?\d{1,3})?$/.test(said)) return notANumber(said);
  return numberFrom(typedNumber(said), cell, false);
}

const percent = (said: string): E.Either<Wrong, never> =>
  wrong(
    'NUMBER_IS_PERCENT',
    `${said} là phần trăm; hãy ghi số thường, ví dụ 1,6 thay cho 160%`,
    `${said} is a percentage; write a plain number, for example 1.6 for 160%`,
  );

function textCell(cell: SheetCell, said: string): E.Either<Wrong, CellNumber> {
  if (said.endsWith('%')) return percent(`"${said}"`);
  const isGrouped = /^-?[1-9]\d{0,2}([.,]\d{3})+$/.test(said) || /\d[ ']\d/.test(said);
  if (isGrouped || (/\d/.test(said) && said.includes('.') && said.includes(',')))
    return wrong(
      'THOUSANDS_SEPARATOR',
      `"${said}" có dấu ngăn nghìn hoặc đọc được theo hai cách; hãy ghi số không có dấu ngăn nghìn, ví dụ 1000 hoặc 1,5`,
      `"${said}" has a thousands separator or can be read in two ways; write it without one, for example 1000 or 1.5`,
    );
  const plain = said.replace(',', '.');
  return /^-?(0|[1-9]\d*)(\.\d+|\/[1-9]\d*)?$/.test(plain) ? numberFrom(plain, cell, true) : notANumber(said);
}

function numberFrom(plain: string, cell: SheetCell, asText: boolean): E.Either<Wrong, CellNumber> {
  const canonical = plain.includes('/') ? plain : new Decimal(plain).toFixed();
  const exact = parseRational(canonical);
  return exact === null
    ? notANumber(plain)
    : E.right({ text: canonical, exact, formula: cell.formula, shown: placesShown(cell.format), asText });
}

/** Rounded to so many places, halves away from zero, of a number that is not negative. */
export function rounded(value: Rational, places: number): string {
  const scale = 10n ** BigInt(places);
  return scaled((2n * value.numerator * scale + value.denominator) / (2n * value.denominator), places);
}

/** Cut after so many places, of a number that is not negative. */
export const cut = (value: Rational, places: number): string =>
  scaled((value.numerator * 10n ** BigInt(places)) / value.denominator, places);

function scaled(units: bigint, places: number): string {
  const digits = units.toString().padStart(places + 1, '0');
  const whole = digits.slice(0, digits.length - places);
  const rest = places === 0 ? '' : digits.slice(-places).replace(/0+$/, '');
  return rest === '' ? whole : `${whole}.${rest}`;
}

/** The decimal of the number where it ends, the fraction otherwise. */
export function plainest(value: Rational): string {
  for (let places = 0; places <= 15; places++) {
    const decimal = cut(value, places);
    if (parseRational(decimal)?.compare(value) === 0) return decimal;
  }
  return value.toString();
}

export interface Frame {
  readonly from: string;
  readonly to: string;
}

/** "51-100", "51 – 100", "từ 51 đến 100 điểm". */
export function frameOf(cell: SheetCell): E.Either<Wrong, Frame> {
  const said = textOf(cell);
  if (cell.kind === 'NUMBER' && isDateFormat(cell.format))
    return wrong(
      'FRAME_IS_DATE',
      `bảng tính đã đổi khung điểm thành ngày (số ${said}); hãy định dạng ô là Văn bản rồi gõ lại, ví dụ 1-10`,
      `the spreadsheet has turned the frame into a day (number ${said}); format the cell as text and type it again, for example 1-10`,
    );
  const parts = /^(?:từ\s*)?(\d+(?:[.,]\d+)?)\s*(?:[-–—−÷]|đến)\s*(\d+(?:[.,]\d+)?)\s*(?:điểm)?$/iu.exec(said);
  const [from, to] = [parts?.[1], parts?.[2]].map((end) => end?.replace(',', '.'));
  const [least, most] = [parseRational(from ?? ''), parseRational(to ?? '')];
  if (from === undefined || to === undefined || least === null || most === null)
    return wrong(
      'FRAME_UNREADABLE',
      `"${said}" không phải khung điểm; hãy ghi điểm thấp nhất và cao nhất, ví dụ 51-100`,
      `"${said}" is no frame of points; write the least and the most, for example 51-100`,
    );
  if (least.compare(most) > 0)
    return wrong(
      'FRAME_UNREADABLE',
      `khung "${said}" ngược; điểm thấp nhất phải đứng trước`,
      `the frame "${said}" is upside down; the least points come first`,
    );
  return E.right({ from, to });
}
