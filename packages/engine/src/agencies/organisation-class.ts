import { CLASSES, type Class } from '@kpi-ledger/formulas';
import { factsOf } from '@kpi-ledger/projections';
import type { Snapshot } from '../reading/reading.js';

/** What is known of the annual class of an organisation: what caps its head (Điều 20.6, R26, R32). */
export interface OrganisationClass {
  /** Null: not classified yet. */
  readonly class: Class | null;
  /** While it is not classified: the classes still open to it, from the lowest. */
  readonly open: readonly Class[];
  readonly events: readonly string[];
}

/** The class of a unit in a year; of a body that Điều 5–9 do not evaluate the class received from outside (R32). */
export function organisationClassOf(snapshot: Snapshot, unit: string, year: string): OrganisationClass {
  const received = factsOf(snapshot.known, 'ExternalOrganisationClassReceived').findLast(
    ({ event }) => event.data.unit === unit && event.data.year === year,
  );
  return received === undefined
    ? { class: null, open: CLASSES, events: [] }
    : { class: received.event.data.class, open: [], events: [received.event.id] };
}
