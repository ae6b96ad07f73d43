import type { Cell } from '../cell.js';

/** A sheet as it stands in the file: the first row names the columns. */
export interface Table {
  readonly file: string;
  readonly sheet: string | null;
  readonly rows: readonly TableRow[];
}

export interface TableRow {
  /** Counted from 1, as a spreadsheet shows it. */
  readonly number: number;
  readonly cells: readonly Cell[];
}

/** Rows without any value are no rows; rows of notes begin with #. */
export const filled = (rows: readonly TableRow[]): readonly TableRow[] =>
  rows.filter(
    ({ cells }) => cells.some((cell) => cell !== null && cell !== '') && !String(cells[0] ?? '').startsWith('#'),
  );
