import type { AgencyStanding } from '@kpi-ledger/domain';
import type { AnyEvent, DataOf, NewFact } from '@kpi-ledger/events';
import type { Day } from '@kpi-ledger/projections';
import type { Workspace } from './workspace.js';

/** What Điều 8 leaves to a decision made on a day, calculated with what is recorded and with what was decided since. */
export type StandingOf = (
  of: { readonly unit: string; readonly year: string; readonly day: Day },
  decided: readonly AnyEvent[],
) => Promise<AgencyStanding>;

/** The standing that an AgencyClassified is judged by, also inside a correction; null for every other fact. */
export async function askedStanding(
  fact: NewFact,
  day: Day,
  { workspace, standingOf }: { readonly workspace: Workspace; readonly standingOf: StandingOf },
): Promise<AgencyStanding | null> {
  const asked = classified(fact);
  if (asked === null) return null;
  const { unit, year } = asked;
  return standingOf({ unit, year, day }, workspace.drafts());
}

function classified(fact: NewFact): DataOf<'AgencyClassified'> | null {
  if (fact.type === 'AgencyClassified') return fact.data;
  if (fact.type !== 'FactCorrected' || fact.data.targetType !== 'AgencyClassified') return null;
  return fact.data.data as unknown as DataOf<'AgencyClassified'>;
}
