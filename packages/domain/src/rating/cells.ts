import { GENERAL_CELLS } from '@kpi-ledger/formulas';
import { compare, isBetween, isMultipleOf } from '../common/exact.js';
import { type Refusal, refuse } from '../refusals/refusal.js';

/** The ten cells of Mẫu số 01 (Phụ lục II) with their maxima. */
const CELLS: ReadonlyMap<string, string> = new Map(GENERAL_CELLS.map(({ id, max }) => [id, max]));

type Cells = { readonly [cell: string]: string };

/** Known cells, within their maxima, on the scoring step (P19). A cell may be missing: the score then waits for it. */
export const wrongCells = (cells: Cells, step: string): readonly Refusal[] =>
  Object.entries(cells).flatMap(([cell, value]) => {
    const path = `data.cells.${cell}`;
    const max = CELLS.get(cell);
    if (max === undefined) return [refuse('UNKNOWN_CELL', path, { value: cell, known: [...CELLS.keys()].join(', ') })];
    if (!isBetween('0', value, max)) return [refuse('CELL_OUT_OF_RANGE', path, { value, max })];
    return isMultipleOf(value, step) ? [] : [refuse('CELL_OFF_STEP', path, { value, step })];
  });

/** A cell confirmed below the self score carries a reason (P20, R19). */
export const loweredWithoutReason = (
  self: Cells | null,
  confirmed: Cells,
  reasons: { readonly [cell: string]: unknown },
): readonly Refusal[] =>
  Object.entries(confirmed).flatMap(([cell, value]) => {
    const own = self?.[cell];
    if (own === undefined || compare(value, own) >= 0 || reasons[cell] !== undefined) return [];
    return [refuse('REASON_REQUIRED', `data.reasons.${cell}`, { confirmed: value, self: own })];
  });
