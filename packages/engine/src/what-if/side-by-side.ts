import type { ClassRow } from '../classify/classify.js';
import type { ScoreRow } from '../rate/rows.js';
import type { Actual } from './assumed.js';

/** The rows of an assumption, each with the figure of the ledger itself; null where the ledger has no such row. */
export function besideActual<Row>(
  rows: readonly Row[],
  actual: readonly Row[],
  keyOf: (row: Row) => string,
  figureOf: (row: Row) => Actual,
): readonly (Row & { readonly actual: Actual | null })[] {
  const figures = new Map(actual.map((row) => [keyOf(row), figureOf(row)]));
  return rows.map((row) => ({ ...row, actual: figures.get(keyOf(row)) ?? null }));
}

export const keyOfRate = ({ post, holder }: ScoreRow): string => `${post ?? ''} ${holder ?? ''}`;

export const figureOfRate = ({ S, display, status, band }: ScoreRow): Actual => ({
  ...{ S, status, band },
  display: display['S'] ?? null,
});

export const figureOfClass = ({ S, display, status, class: band }: ClassRow): Actual => ({ S, display, status, band });
