import type { Class } from '@kpi-ledger/formulas';
import type { Day, FactOf } from '@kpi-ledger/projections';
import type { Snapshot } from '../reading/reading.js';

/** The class of a person by decision (Điều 21); a later decision replaces it, and it stays visible (Điều 4.4, 21.3). */
export interface DecidedClass {
  readonly class: Class;
  readonly on: Day;
  readonly number: string | null;
  readonly signer: string;
  readonly event: string;
  readonly synthetic: boolean;
}

/** The decisions on a year by person, in log order: the last one holds. */
export function decisionsOn(snapshot: Snapshot, year: string): ReadonlyMap<string, readonly DecidedClass[]> {
  const ofYear = snapshot.knownOf('ClassificationDecided').filter(({ event }) => event.data.year === year);
  return new Map(
    [...Map.groupBy(ofYear, ({ event }) => event.data.person)].map(([person, facts]) => [person, facts.map(decided)]),
  );
}

const decided = ({ event }: FactOf<'ClassificationDecided'>): DecidedClass => ({
  class: event.data.class,
  on: event.validAt,
  number: event.data.decision?.number ?? null,
  signer: event.data.signer,
  event: event.id,
  synthetic: event.data.synthetic === true,
});
