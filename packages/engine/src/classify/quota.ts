import {
  type Class,
  type Derivation,
  evaluateTyped,
  excellentQuotaFormula,
  type FormulaError,
  type PickedParameters,
  parametersFor,
  type QuotaBase,
  type QuotaPeopleAnswer,
} from '@kpi-ledger/formulas';
import { type FactOf, factsOf, inOrderOfEffect } from '@kpi-ledger/projections';
import type { Snapshot } from '../reading/reading.js';
import type { Candidate, Pool } from './candidates.js';

/** The places of the class XS in one pool (Điều 20.5). */
export interface QuotaOfPool {
  readonly pool: Pool;
  readonly rate: string;
  readonly base: QuotaBase;
  readonly answer: QuotaPeopleAnswer | null;
  /** Why the formula could not be asked: somebody without a group (R29). */
  readonly error: FormulaError | null;
  /** Who of a tie gets a place by decision; null: nobody has decided (R28). */
  readonly tie: readonly string[] | null;
  /** Places of each group, and how many people count in it. */
  readonly groups: readonly { readonly group: string | null; readonly counted: number; readonly allowed: number }[];
  /** The group of a person; null where the pool has no groups. */
  readonly groupOf: (person: string) => string | null;
  readonly events: readonly string[];
  readonly derivation: Derivation | null;
}

const LAWFUL_RATE = '20/100';

/** The quota in one pool. Whoever has no class yet may still come to count; whoever is not classified does not (R27). */
export function quotaOf(
  snapshot: Snapshot,
  pool: Pool,
  members: readonly Candidate[],
  year: string,
  parameters: PickedParameters,
  options: { readonly derivation: boolean },
): QuotaOfPool {
  const decisions = factsOf(snapshot.known, 'QuotaDecided').filter(
    ({ event }) => event.data.unit === pool.unit && event.data.year === year,
  );
  const raised = decisions.findLast(({ event }) => event.data.rate !== undefined)?.event;
  const tied = decisions.findLast(({ event }) => event.data.tie !== undefined)?.event;
  const groups = pool.kind === 'AGENCY' ? groupsOf(snapshot, pool.unit) : new Map<string, string>();
  const rate = raised?.data.rate ?? LAWFUL_RATE;
  const base = (parameters['quotaBase']?.value ?? 'GOOD_ONLY') as QuotaBase;
  const people = members.flatMap((member) => {
    const asked = asCandidate(member);
    return asked === null ? [] : [{ ...asked, ...(groups.size === 0 ? {} : { group: groups.get(asked.id) ?? null }) }];
  });
  const sources = {
    ...(parameters['quotaBase'] === undefined ? {} : { quotaBase: parameters['quotaBase'].source }),
    ...(raised?.data.decision === undefined
      ? {}
      : { rate: `${raised.data.decision.number} ngày ${raised.data.decision.date}` }),
  };
  const rules = parametersFor(['overQuota', 'demotedHeadInBase'], parameters);
  const found = evaluateTyped(
    excellentQuotaFormula,
    {
      people,
      rate,
      base,
      parameters: rules.parameters,
      parameterSources: { ...rules.parameterSources, ...sources },
    },
    options,
  );
  const groupOf = (person: string): string | null => groups.get(person) ?? null;
  const of = { pool, rate, base, tie: tied?.data.tie ?? null, groupOf };
  const events = [raised, tied].flatMap((event) => event?.id ?? []);
  if (!found.ok) return { ...of, events, answer: null, error: found.error, groups: [], derivation: null };
  const { derivation = null, display: _, ...answer } = found.answer;
  return {
    ...of,
    events,
    answer: 'excellent' in answer ? answer : null,
    error: null,
    groups: gauges(people, rate, base, parameters['demotedHeadInBase']?.value === 'NOT_COUNTED'),
    derivation,
  };
}

type Asked = {
  readonly id: string;
  readonly S: string;
  readonly class: Class | null;
  readonly open?: readonly Class[];
  readonly group?: string | null;
  readonly G?: string;
  readonly cappedByOrganisation?: boolean;
};

/** Null: not classified, so never counted. Without a score everything is still open. */
function asCandidate({ person, notClassified, sheet, before, open, capped }: Candidate): Asked | null {
  if (notClassified !== null || before === null) return null;
  const S = sheet?.S ?? null;
  if (S === null || before.scoreClass === null) return { id: person, S: '100', class: null };
  const G = sheet?.G ?? null;
  return {
    id: person,
    S,
    class: before.class,
    ...(before.class === null ? { open } : {}),
    ...(G === null ? {} : { G }),
    ...(capped ? { cappedByOrganisation: true } : {}),
  };
}

/** The groups with similar tasks that stand on the day, by person (P14). */
function groupsOf(snapshot: Snapshot, unit: string): ReadonlyMap<string, string> {
  const defined = factsOf(snapshot.facts, 'SimilarTaskGroupDefined') as readonly FactOf<'SimilarTaskGroupDefined'>[];
  const latest = new Map<string, readonly string[]>();
  for (const { event } of inOrderOfEffect(defined as never) as unknown as typeof defined)
    if (event.data.unit === unit) latest.set(event.data.group, event.data.people);
  return new Map([...latest].flatMap(([group, people]) => people.map((person) => [person, group] as const)));
}

function gauges(
  people: readonly Asked[],
  rate: string,
  base: QuotaBase,
  withoutLoweredHeads: boolean,
): QuotaOfPool['groups'] {
  const atLeastGood = people.filter(
    ({ class: of, cappedByOrganisation: lowered }) =>
      of === 'XS' || (of === 'TOT' && !(lowered === true && withoutLoweredHeads)),
  );
  return [...Map.groupBy(atLeastGood, ({ group }) => group ?? null)].map(([group, of]) => {
    const most = evaluateTyped(
      excellentQuotaFormula,
      { candidatesAtLeastGood: of.length, rate, base },
      { derivation: false },
    );
    const allowed = most.ok && 'maxExcellent' in most.answer ? most.answer.maxExcellent : 0;
    return { group, counted: of.length, allowed };
  });
}
