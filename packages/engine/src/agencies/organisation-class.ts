import { CLASSES, type Class } from '@kpi-ledger/formulas';
import { parsePeriod } from '@kpi-ledger/projections';
import type { Reading, Snapshot } from '../reading/reading.js';
import { agenciesOf, standingClass } from './calculation.js';

/** What is known of the annual class of an organisation: what caps its head (Điều 20.6, R26, R32). */
export interface OrganisationClass {
  /** Null: not classified yet. */
  readonly class: Class | null;
  /** While it is not classified: the classes still open to it, from the lowest. */
  readonly open: readonly Class[];
  readonly events: readonly string[];
}

/**
 * The class of a unit in a year: by decision, else received from outside (R32). What is only calculated is not final: it says
 * which classes are still open.
 */
export function organisationClassOf(
  reading: Reading,
  snapshot: Snapshot,
  unit: string,
  year: string,
): OrganisationClass {
  const period = parsePeriod(year);
  const calculation = period === null ? null : agenciesOf(reading, snapshot, period).of(unit);
  if (calculation === null) return { class: null, open: CLASSES, events: [] };
  const { record } = calculation;
  const stated = record.decisions.at(-1) ?? record.external;
  return { ...standingClass(calculation), events: stated === null ? [] : [stated.event.id] };
}
