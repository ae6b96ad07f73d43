import type { Range, Sheet, SheetCell } from '@kpi-ledger/intake';

/** A sheet as a person sees it: what a merged cell says holds for all of its places. */
export interface Grid {
  readonly sheet: string;
  readonly hidden: boolean;
  /** The rows that hold something, from 0. */
  readonly rows: readonly number[];
  /** One beyond the last column that holds something. */
  readonly width: number;
  readonly cell: (row: number, column: number) => SheetCell | null;
  /** The merged range that the place lies in. */
  readonly mergedAt: (row: number, column: number) => Range | null;
}

export function gridOf({ name, hidden, rows, merged }: Sheet): Grid {
  const mergedAt = (row: number, column: number): Range | null =>
    merged.find(({ top, left, bottom, right }) => top <= row && row <= bottom && left <= column && column <= right) ??
    null;
  return {
    sheet: name,
    hidden,
    rows: [...rows.keys()].sort((a, b) => a - b),
    width: [...rows.values()].reduce((width, cells) => Math.max(width, ...[...cells.keys()].map((at) => at + 1)), 0),
    cell: (row, column) => {
      const own = rows.get(row)?.get(column);
      if (own !== undefined) return own;
      const range = mergedAt(row, column);
      return range === null ? null : (rows.get(range.top)?.get(range.left) ?? null);
    },
    mergedAt,
  };
}

/** What a person reads in the cell, on one line. */
export const textOf = (cell: SheetCell | null): string =>
  cell === null ? '' : cell.text.normalize('NFC').replaceAll(/\s+/g, ' ').trim();

/** The different texts of a row, from left to right; a merged one once. */
export function textsOf(grid: Grid, row: number): readonly string[] {
  const texts = Array.from({ length: grid.width }, (_, column) => textOf(grid.cell(row, column)));
  return [...new Set(texts)].filter((text) => text !== '');
}
