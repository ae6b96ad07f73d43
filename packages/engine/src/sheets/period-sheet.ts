import { GENERAL_CELLS } from '@kpi-ledger/formulas';
import {
  type Day,
  earlier,
  holderOf,
  type Organisation,
  type Period,
  type PeriodRecord,
  positionsOf,
} from '@kpi-ledger/projections';
import { explanationOf } from '../explain/explain.js';
import { personScore } from '../rate/person-score.js';
import type { RateRow } from '../rate/rows.js';
import { workBehind } from '../rate/work-behind.js';
import type { Reading } from '../reading/reading.js';
import { type SheetLine, type SheetTotals, sheetLines } from './sheet-lines.js';

/** A cell of the thirty points: what the person wrote and what the authority confirmed; null: not scored. */
export interface SheetCell {
  readonly id: string;
  readonly label: string;
  readonly max: string;
  readonly self: string | null;
  readonly confirmed: string | null;
}

/** What Mẫu số 01 and its task annex print of a person in a month or quarter. Ids only; names join at display. */
export interface PeriodSheet extends RateRow {
  readonly period: string;
  /** The unit of the period in which the agency tracks; another one has no cells and no lines of its own (Điều 17.3). */
  readonly tracking: 'MONTH' | 'QUARTER' | null;
  readonly leader: boolean;
  /** The unit above: cơ quan quản lý, or what the unit is a component of. */
  readonly superior: string | null;
  /** Who scores the person (Điều 10): the post and who holds it. */
  readonly assessor: { readonly post: string | null; readonly holder: string | null };
  readonly cells: readonly SheetCell[];
  readonly lines: readonly SheetLine[];
  readonly totals: SheetTotals | null;
}

/** Null: there is no such post or person at the end of the period. */
export function periodSheetOf(reading: Reading, subject: string, period: Period, effective: Day): PeriodSheet | null {
  const explained = explanationOf(reading, subject, period, effective);
  if (explained === null) return null;
  const { derivation, ...row } = explained;
  const snapshot = reading.at(earlier(effective, period.last));
  const { organisation } = snapshot;
  const person = row.holder;
  const rated = person !== null && row.status !== 'NOT_IN_SCOPE' && row.status !== 'SCOPE_UNDECIDED';
  const score = rated ? personScore(reading, person, period, effective, { derivation: true }) : null;
  const assessor = score?.standing.assessor ?? null;
  const main =
    score?.standing.positions[0] ?? (person === null ? null : (positionsOf(organisation, person)[0] ?? null));
  const { lines, totals } = sheetLines(
    snapshot,
    score === null ? [] : workBehind(reading, score).lines,
    score?.derivation ?? derivation,
  );
  const unit = row.unit ?? main?.unit ?? null;
  return {
    ...row,
    unit,
    superior: superiorOf(organisation, unit),
    period: period.id,
    tracking: score?.standing.tracking ?? null,
    leader: score?.standing.leader ?? false,
    assessor: { post: assessor, holder: assessor === null ? null : holderOf(organisation, assessor) },
    cells: cellsOf(score?.record ?? null),
    lines,
    totals: lines.length === 0 ? null : totals,
  };
}

const cellsOf = (record: PeriodRecord | null): readonly SheetCell[] =>
  GENERAL_CELLS.map(({ id, label, max }) => ({
    id,
    label,
    max,
    self: record?.selfScored?.cells[id] ?? null,
    confirmed: record?.confirmedCells?.cells[id] ?? null,
  }));

export function superiorOf({ units }: Organisation, unit: string | null): string | null {
  const of = unit === null ? undefined : units.get(unit);
  return of?.parent ?? of?.managedBy ?? null;
}
