import { type Day, earlier, factsOf, headOf, type Period } from '@kpi-ledger/projections';
import { type AgencyCriterionRow, type AgencyRow, agencyRows } from '../agencies/agency-rows.js';
import type { Reading, Snapshot } from '../reading/reading.js';
import { superiorOf } from './period-sheet.js';

/** What the sheet of an organisation prints: its row, the wording of its criteria, and who signs. */
export interface AgencySheet extends Omit<AgencyRow, 'criteria'> {
  readonly year: string;
  readonly criteria: readonly (AgencyCriterionRow & {
    /** As the adopted set words it; null: it was scored by no adopted set. */
    readonly label: string | null;
  })[];
  readonly superior: string | null;
  readonly head: string | null;
  /** Who heads the authority that recognises the class (Điều 5). */
  readonly recogniser: string | null;
}

/** Null: the unit is not known on the day. */
export function agencySheetOf(reading: Reading, unit: string, year: Period, effective: Day): AgencySheet | null {
  const [row] = agencyRows(reading, year, effective, unit).rows;
  if (row === undefined) return null;
  const snapshot = reading.at(earlier(effective, year.last));
  const { organisation } = snapshot;
  const labels = labelsOf(snapshot, row.criteriaSet);
  return {
    ...row,
    year: year.id,
    criteria: row.criteria.map((criterion) => ({ ...criterion, label: labels.get(criterion.id) ?? null })),
    superior: superiorOf(organisation, unit),
    head: headOf(organisation, unit),
    recogniser: row.authority === null ? null : headOf(organisation, row.authority),
  };
}

function labelsOf(snapshot: Snapshot, scoredBy: AgencyRow['criteriaSet']): ReadonlyMap<string, string> {
  const adopted = factsOf(snapshot.known, 'AgencyCriteriaSetAdopted').findLast(
    ({ event: { data } }) => data.set === scoredBy?.id && data.unit === scoredBy.adoptedBy,
  );
  return new Map(adopted?.event.data.criteria.map(({ id, label }) => [id, label]) ?? []);
}
