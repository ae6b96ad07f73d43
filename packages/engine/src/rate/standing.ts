import type { PickedParameters } from '@kpi-ledger/formulas';
import {
  type Doer,
  type Organisation,
  type Position,
  personKindOf,
  positionsOf,
  type Tracking,
  trackerOf,
  trackingOf,
  unitsHeadedBy,
} from '@kpi-ledger/projections';

/** Who a person is at the end of a period (P25): role, authority, tracking unit, and whose work is that person's. */
export interface Standing {
  readonly person: string;
  readonly positions: readonly Position[];
  /** A head or deputy is rated by d, đ, e too (Điều 16.2). */
  readonly leader: boolean;
  /** The post whose holder scores the person (Điều 10); null: none is recorded. */
  readonly assessor: string | null;
  /** As decided for the agency, else as the rules say; null: nobody has decided (P34). */
  readonly tracking: Tracking | null;
  /** The person, and each unit whose head post the person holds. */
  readonly doers: readonly Doer[];
}

export function standingOf(organisation: Organisation, person: string, parameters: PickedParameters): Standing {
  const positions = [...positionsOf(organisation, person)].sort((a, b) => rank(a) - rank(b));
  const [main] = positions;
  return {
    person,
    positions,
    leader: positions.some(({ role }) => role !== 'STAFF'),
    assessor: main === undefined ? null : trackerOf(organisation, main),
    tracking: trackingOfPerson(organisation, person, parameters),
    doers: [{ person }, ...unitsHeadedBy(organisation, person).map((unit) => ({ unit }))],
  };
}

/** The unit of the position that says who scores the person; null: none. */
export const unitOf = (organisation: Organisation, person: string): string | null =>
  mainPositionOf(organisation, person)?.unit ?? null;

/** As `standingOf` says it. */
export function trackingOfPerson(
  organisation: Organisation,
  person: string,
  parameters: PickedParameters,
): Tracking | null {
  const main = mainPositionOf(organisation, person);
  const decided = main === undefined ? null : trackingOf(organisation, main.unit);
  return decided ?? (parameters['trackingUnit']?.value as Tracking | null | undefined) ?? null;
}

/** Of several positions the highest one, of equal ones the first. */
function mainPositionOf(organisation: Organisation, person: string): Position | undefined {
  let main: Position | undefined;
  for (const position of positionsOf(organisation, person))
    if (main === undefined || rank(position) < rank(main)) main = position;
  return main;
}

/** Of several positions the highest one says who scores the person. */
const rank = ({ role }: Position): number => ({ HEAD: 0, DEPUTY: 1, STAFF: 2 })[role];

/** Only công chức are rated under the decree (Điều 2.2); a kind that is not decided is not guessed. */
export const isOutsideDecree = (organisation: Organisation, person: string): boolean =>
  !['CONG_CHUC', 'UNDECIDED'].includes(personKindOf(organisation, person));
