import { folded } from '../../terminal/folded.js';
import type { Parsed } from './parsed.js';

/** The product that the others are converted to (h = 1), as far as the workbook says. */
export interface Standard {
  /** null: no row has the factor 1, or such rows have different points. */
  readonly points: string | null;
  readonly unit: string | null;
  /** Rows with h = 1. */
  readonly rows: readonly { readonly place: string; readonly points: string }[];
}

export function standardIn(products: readonly Parsed[]): Standard {
  const one = products.filter(({ factor }) => factor?.text === '1');
  const points = new Set(one.flatMap(({ points: of }) => of?.text ?? []));
  const names = new Set(one.flatMap(({ name }) => name ?? []).map(folded));
  return {
    points: points.size === 1 ? ([...points][0] ?? null) : null,
    unit: names.size === 1 ? (one.find(({ name }) => name !== null)?.name ?? null) : null,
    rows: one.map(({ sheet, row, points: of }) => ({
      place: `${sheet.sheet}:${row.row + 1}`,
      points: of?.text ?? '?',
    })),
  };
}
