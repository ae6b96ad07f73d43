import { columnIndex } from '@kpi-ledger/intake';
import { folded } from '../../terminal/folded.js';
import { type Grid, textOf, textsOf } from './grid.js';
import { type ColumnUse, findHeader, type Header } from './header.js';
import { rowsOf, type SheetRows } from './product-row.js';

/** The list that a sheet holds, as codes begin: QL leadership, DC shared by all, others of a department. */
export const LIST_KINDS = ['LEADERSHIP', 'SHARED', 'DEPARTMENT'] as const;
export type ListKind = (typeof LIST_KINDS)[number];

/** What a sheet is read as. */
export type SheetPlan = ProductSheet | CriteriaSheet | OtherSheet;

export interface ProductSheet extends Header, SheetRows {
  readonly use: 'PRODUCTS';
  readonly file: string;
  readonly sheet: string;
  readonly kind: ListKind;
  readonly columns: readonly ColumnUse[];
}

/** Tiêu chí chung, the 30 points of Mẫu 01: no list of products. */
export interface CriteriaSheet {
  readonly use: 'GENERAL_CRITERIA';
  readonly file: string;
  readonly sheet: string;
}

export interface OtherSheet {
  readonly use: 'IGNORE';
  readonly file: string;
  readonly sheet: string;
  readonly reason: 'EMPTY' | 'HIDDEN' | 'NO_HEADER' | 'GIVEN';
  readonly above: readonly string[];
}

/** Proposes what a sheet is, from what stands in it alone. */
export function proposedPlan(file: string, grid: Grid): SheetPlan {
  const { sheet } = grid;
  if (grid.rows.length === 0) return { use: 'IGNORE', file, sheet, reason: 'EMPTY', above: [] };
  // A hidden sheet is a draft or an earlier version as often as not; a mapping file may still name it.
  if (grid.hidden) return { use: 'IGNORE', file, sheet, reason: 'HIDDEN', above: [] };
  const header = findHeader(grid);
  if (header !== null) return productSheet(file, grid, header, null);
  if (isCriteria(grid)) return { use: 'GENERAL_CRITERIA', file, sheet };
  return { use: 'IGNORE', file, sheet, reason: 'NO_HEADER', above: grid.rows.flatMap((row) => textsOf(grid, row)) };
}

export function productSheet(file: string, grid: Grid, header: Header, kind: ListKind | null): ProductSheet {
  const rows = rowsOf(grid, header);
  const columns = header.columns.map((use) => ({ ...use, sample: sampleOf(grid, rows, use) }));
  return { use: 'PRODUCTS', file, sheet: grid.sheet, ...header, columns, ...rows, kind: kind ?? kindOf(rows) };
}

/** The first value that a product has in the column. */
const sampleOf = (grid: Grid, { products }: SheetRows, { column }: ColumnUse): string =>
  products.map(({ row }) => textOf(grid.cell(row, columnIndex(column)))).find((said) => said !== '') ?? '';

/** As most of the codes say. */
function kindOf({ products }: SheetRows): ListKind {
  const share = (prefix: RegExp): number =>
    products.filter((product) => prefix.test(product.textOf('code').toUpperCase())).length / products.length;
  if (share(/^QL/) > 1 / 2) return 'LEADERSHIP';
  return share(/^DC/) > 1 / 2 ? 'SHARED' : 'DEPARTMENT';
}

const isCriteria = (grid: Grid): boolean => {
  const all = grid.rows.map((row) => folded(textsOf(grid, row).join(' ')));
  return (
    all.some((text) => text.includes('tieu chi chung') || text.includes('pham chat chinh tri')) &&
    all.some((text) => text.includes('diem toi da') || text.includes('thang diem') || text.includes('diem chuan'))
  );
};
