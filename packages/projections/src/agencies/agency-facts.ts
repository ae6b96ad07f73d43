import type { DataOf, EventTypeName } from '@kpi-ledger/events';
import { type Fact, type FactOf, factsOf } from '../facts/index.js';
import type { Unit } from '../organisation/index.js';
import type { Day, Period } from '../time/index.js';

/** What was recorded about one organisation for the evaluation of a year. */
export interface AgencyRecord {
  /** The recognised score, and the self-evaluation that stands beside it (Điều 9): the last one of each holds. */
  readonly score: FactOf<'AgencyCriteriaScored'> | null;
  readonly selfScore: FactOf<'AgencyCriteriaScored'> | null;
  /** Found by audits, inspections or earlier evaluations by the day, and not remedied by then (Điều 8.1). */
  readonly shortcomings: readonly FactOf<'ShortcomingRecorded'>[];
  /** Wrongdoing in personnel work concluded in the year; one act counts in the year of its first conclusion (Điều 8.4, R33, R38). */
  readonly wrongdoing: readonly FactOf<'OrganisationWrongdoingHandled'>[];
  readonly forceMajeure: FactOf<'AgencyForceMajeureConfirmed'> | null;
  /** In log order: the last one stands, the earlier ones stay visible. */
  readonly decisions: readonly FactOf<'AgencyClassified'>[];
  readonly external: FactOf<'ExternalOrganisationClassReceived'> | null;
}

/**
 * The records of a year by unit.
 *
 * @param facts what speaks about a day up to that of the evaluation
 * @param known every live fact: scores stand on 31/12 and decisions are often made after it
 */
export function agencyRecords(
  facts: readonly Fact[],
  known: readonly Fact[],
  year: Period,
): (unit: string) => AgencyRecord {
  const scores = byUnit(factsOf(known, 'AgencyCriteriaScored'), ({ period }) => period === year.id);
  const majeure = byUnit(factsOf(known, 'AgencyForceMajeureConfirmed'), (data) => data.year === year.id);
  const decisions = byUnit(factsOf(known, 'AgencyClassified'), (data) => data.year === year.id);
  const received = byUnit(factsOf(known, 'ExternalOrganisationClassReceived'), (data) => data.year === year.id);
  const found = byUnit(factsOf(facts, 'ShortcomingRecorded'));
  const remedied = byUnit(factsOf(facts, 'ShortcomingRemedied'));
  const handled = byUnit(factsOf(facts, 'OrganisationWrongdoingHandled'), ({ kind }) => kind === 'PERSONNEL');
  return (unit) => {
    const scored = scores(unit);
    const isSelf = ({ event }: FactOf<'AgencyCriteriaScored'>) => event.data.by === 'SELF';
    const closed = new Set(remedied(unit).map(({ event }) => event.data.shortcoming));
    return {
      score: scored.findLast((fact) => !isSelf(fact)) ?? null,
      selfScore: scored.findLast(isSelf) ?? null,
      shortcomings: found(unit).filter(({ event }) => !closed.has(event.data.shortcoming)),
      wrongdoing: firstConclusions(handled(unit)).filter(({ event }) => event.validAt >= year.first),
      forceMajeure: majeure(unit).at(-1) ?? null,
      decisions: decisions(unit),
      external: received(unit).at(-1) ?? null,
    };
  };
}

function byUnit<N extends EventTypeName>(
  facts: readonly FactOf<N>[],
  counts: (data: DataOf<N>) => boolean = () => true,
): (unit: string) => readonly FactOf<N>[] {
  const counted = facts.filter(({ event }) => counts(event.data as DataOf<N>));
  const groups = Map.groupBy(counted, ({ event }) => (event.data as unknown as { readonly unit: string }).unit);
  return (unit) => groups.get(unit) ?? [];
}

/** Of each act the conclusion that came first. */
function firstConclusions(
  facts: readonly FactOf<'OrganisationWrongdoingHandled'>[],
): readonly FactOf<'OrganisationWrongdoingHandled'>[] {
  return facts.filter(({ event }) =>
    facts.every(
      ({ event: other }) =>
        other.data.act !== event.data.act ||
        other.validAt > event.validAt ||
        (other.validAt === event.validAt && other.id >= event.id),
    ),
  );
}

/** The criteria sets in force on a day that are for the unit, by the day they took effect. */
export const criteriaSetsFor = (
  known: readonly Fact[],
  { id, kind }: Pick<Unit, 'id' | 'kind'>,
  day: Day,
): readonly FactOf<'AgencyCriteriaSetAdopted'>[] =>
  factsOf(known, 'AgencyCriteriaSetAdopted').filter(({ event: { validAt, data } }) => {
    const everybody = data.kinds === undefined && data.units === undefined;
    return validAt <= day && (everybody || data.kinds?.includes(kind) === true || data.units?.includes(id) === true);
  });
