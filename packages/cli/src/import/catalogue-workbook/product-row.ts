import { columnIndex, type SheetCell } from '@kpi-ledger/intake';
import { folded } from '../../terminal/folded.js';
import type { FieldName } from './fields.js';
import { type Grid, textOf, textsOf } from './grid.js';
import type { ColumnUse, Header } from './header.js';

/** A row of the list with what it says of each field; values of merged and left-out cells are carried down. */
export interface ProductRow {
  /** From 0. */
  readonly row: number;
  readonly cellOf: (field: FieldName) => SheetCell | null;
  readonly textOf: (field: FieldName) => string;
}

/** A row that is no product, and why: nothing is left out unseen. */
export interface SkippedRow {
  readonly row: number;
  readonly reason: 'HEADING' | 'TOTAL' | 'COLUMN_NUMBERS' | 'HEADER_REPEATED' | 'FOOTER';
  readonly text: string;
}

export interface SheetRows {
  readonly products: readonly ProductRow[];
  readonly skipped: readonly SkippedRow[];
  /** What stands above the titles. */
  readonly above: readonly string[];
}

/** A product row has something of these. */
const VALUES: readonly FieldName[] = ['group', 'frame', 'points', 'factor'];
/** These may be written once and hold for the rows below, down to the next heading. */
const CARRIED: readonly FieldName[] = ['department', 'task'];

export function rowsOf(grid: Grid, header: Header): SheetRows {
  const columns = columnsOf(header.columns);
  const products: ProductRow[] = [];
  const skipped: SkippedRow[] = [];
  let carried = new Map<FieldName, SheetCell>();
  for (const row of grid.rows.filter((one) => one > header.last)) {
    const reason = reasonToSkip(grid, header, columns, row);
    if (reason !== null) {
      skipped.push({ row, reason, text: textsOf(grid, row).join(' | ') });
      if (reason === 'HEADING') carried = new Map();
      continue;
    }
    const cells = new Map<FieldName, SheetCell>();
    for (const [field, column] of columns) {
      const cell = grid.cell(row, column);
      if (cell !== null && (textOf(cell) !== '' || cell.formula)) cells.set(field, cell);
    }
    // Another department has its own tasks.
    if (
      cells.has('department') &&
      textOf(cells.get('department') ?? null) !== textOf(carried.get('department') ?? null)
    )
      carried.delete('task');
    for (const field of CARRIED) {
      const cell = cells.get(field) ?? carried.get(field);
      if (cell === undefined) continue;
      cells.set(field, cell);
      carried.set(field, cell);
    }
    const cellOf = (field: FieldName): SheetCell | null => cells.get(field) ?? null;
    products.push({ row, cellOf, textOf: (field) => textOf(cellOf(field)) });
  }
  const last = products.at(-1)?.row ?? header.last;
  return {
    products,
    skipped: skipped.map((one) => (one.row > last && one.reason === 'HEADING' ? { ...one, reason: 'FOOTER' } : one)),
    above: grid.rows.filter((row) => row < header.first).flatMap((row) => textsOf(grid, row)),
  };
}

const columnsOf = (columns: readonly ColumnUse[]): ReadonlyMap<FieldName, number> =>
  new Map(columns.flatMap(({ field, column }) => (field === null ? [] : [[field, columnIndex(column)] as const])));

function reasonToSkip(
  grid: Grid,
  header: Header,
  columns: ReadonlyMap<FieldName, number>,
  row: number,
): SkippedRow['reason'] | null {
  const texts = textsOf(grid, row);
  const at = (field: FieldName): SheetCell | null => {
    const column = columns.get(field);
    return column === undefined ? null : grid.cell(row, column);
  };
  if (texts.length === 0) return 'HEADING';
  if (row === header.last + 1 && areColumnNumbers(texts)) return 'COLUMN_NUMBERS';
  if (isHeaderAgain(grid, header, row)) return 'HEADER_REPEATED';
  const isCoded = isLikeCode(textOf(at('code')));
  if (!isCoded && isTotal(texts)) return 'TOTAL';
  if (isMergedAcross(grid, columns, row)) return 'HEADING';
  // "DC | SẢN PHẨM DÙNG CHUNG" names a part of the list; "Nơi nhận: | TM. ỦY BAN NHÂN DÂN" ends it.
  return isCoded || VALUES.some((field) => isValue(at(field))) ? null : 'HEADING';
}

/** A code has a number, and none of the marks of a sentence. */
const isLikeCode = (text: string): boolean => /\d/.test(text) && /^[\p{L}\p{N}][\p{L}\p{N}\s._/-]{0,40}$/u.test(text);

/** "Tổng cộng: 40 sản phẩm"; "Tổng hợp báo cáo" may be a product. */
const isTotal = (texts: readonly string[]): boolean =>
  texts.slice(0, 2).some((text) => /^(tong|cong)$|^(tong (cong|so)|cong chung)( |$)/.test(folded(text)));

/** A number, a formula, or a short text with a digit; a signature under the column of points is none of these. */
const isValue = (cell: SheetCell | null): boolean =>
  cell !== null && (cell.formula || cell.kind !== 'TEXT' || (/\d/.test(cell.text) && [...textOf(cell)].length <= 12));

/** (1), (2), (3) … or A, B, 1, 2 … under the titles. */
const areColumnNumbers = (texts: readonly string[]): boolean =>
  texts.length >= 3 && texts.every((text) => /^(\(?\d{1,2}\)?|\(?[A-ZĐ]\)?)(\s*=.*)?$/.test(text));

/** Titles are printed again on every page. */
const isHeaderAgain = (grid: Grid, { last, columns }: Header, row: number): boolean => {
  const used = columns.filter(({ field }) => field !== null);
  return used.every(({ column }) => {
    const index = columnIndex(column);
    return textOf(grid.cell(row, index)) === textOf(grid.cell(last, index));
  });
};

/** One text over the columns of the code and of the values is the title of a part. */
function isMergedAcross(grid: Grid, columns: ReadonlyMap<FieldName, number>, row: number): boolean {
  const indexes = [...columns.values()];
  return indexes.some((column) => {
    const range = grid.mergedAt(row, column);
    return range !== null && indexes.filter((other) => range.left <= other && other <= range.right).length >= 3;
  });
}
