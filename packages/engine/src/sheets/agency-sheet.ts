import { type Day, earlier, headOf, type Period } from '@kpi-ledger/projections';
import type { AgencyRow } from '../agencies/agency-row.js';
import { agencyRows } from '../agencies/agency-rows.js';
import type { Reading } from '../reading/reading.js';
import { superiorOf } from './period-sheet.js';

/** What the sheet of an organisation prints: its row, and who signs. */
export interface AgencySheet extends AgencyRow {
  readonly year: string;
  readonly superior: string | null;
  readonly head: string | null;
  /** Who heads the authority that recognises the class (Điều 5). */
  readonly recogniser: string | null;
}

/** Null: the unit is not known on the day. */
export function agencySheetOf(reading: Reading, unit: string, year: Period, effective: Day): AgencySheet | null {
  const [row] = agencyRows(reading, year, effective, unit).rows;
  if (row === undefined) return null;
  const { organisation } = reading.at(earlier(effective, year.last));
  return {
    ...row,
    year: year.id,
    superior: superiorOf(organisation, unit),
    head: headOf(organisation, unit),
    recogniser: row.authority === null ? null : headOf(organisation, row.authority),
  };
}
