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
import { inOrderOfEffect } from '@kpi-ledger/projections';
import { placesFor, quotaTerms } from '../quota/decided-quota.js';
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
  /** Who gets the places of a tie, by each decision, the last one last (R28). */
  readonly ties: readonly (readonly string[])[];
  /** Whose place stands however the classes turn out that rest on a provisional year score (P22, P32). */
  readonly sure: ReadonlySet<string>;
  /** Whose year score is provisional, and whose class may therefore still move. */
  readonly provisional: readonly string[];
  /** Places of each group, and how many people count in it. */
  readonly groups: readonly { readonly group: string | null; readonly counted: number; readonly allowed: number }[];
  /** Everybody in the pool. */
  readonly members: ReadonlySet<string>;
  /** The group of a person; null where the pool has no groups. */
  readonly groupOf: (person: string) => string | null;
  readonly events: readonly string[];
  readonly derivation: Derivation | null;
}

/** The quota in one pool. Whoever has no class yet may still come to count; whoever is not classified does not (R27). */
export function quotaOf(
  snapshot: Snapshot,
  pool: Pool,
  members: readonly Candidate[],
  year: string,
  parameters: PickedParameters,
  options: { readonly derivation: boolean },
): QuotaOfPool {
  const decisions = snapshot
    .knownOf('QuotaDecided')
    .filter(({ event: { data } }) => data.unit === pool.unit && data.year === year && data.subject !== 'AGENCIES');
  const { rate, raisedBy, base, sources } = quotaTerms(decisions, parameters);
  const tied = decisions.map(({ event }) => event).filter(({ data }) => data.tie !== undefined);
  const lists = pool.kind === 'AGENCY' ? groupsOf(snapshot, pool.unit) : [];
  const groups = new Map(lists);
  const inTwoGroups = lists.find(([person, group]) => groups.get(person) !== group)?.[0] ?? null;
  const inGroups = (asked: Asked | null): readonly Asked[] =>
    asked === null ? [] : [{ ...asked, ...(groups.size === 0 ? {} : { group: groups.get(asked.id) ?? null }) }];
  const people = members.flatMap((member) => inGroups(asCandidate(member)));
  const rules = parametersFor(['overQuota', 'demotedHeadInBase'], parameters);
  const among = (of: readonly Asked[], { derivation }: { readonly derivation: boolean }) =>
    evaluateTyped(
      excellentQuotaFormula,
      {
        people: of,
        rate,
        base,
        parameters: rules.parameters,
        parameterSources: { ...rules.parameterSources, ...sources },
      },
      { derivation },
    );
  const groupOf = (person: string): string | null => groups.get(person) ?? null;
  const moving = members.filter(mayStillMove);
  const of = {
    ...{ pool, rate, base, groupOf },
    ties: tied.map(({ data }) => data.tie ?? []),
    members: new Set(members.map(({ person }) => person)),
    provisional: moving.map(({ person }) => person),
    events: [...(raisedBy === null ? [] : [raisedBy]), ...tied.map(({ id }) => id)],
  };
  const without = { answer: null, groups: [], sure: new Set<string>(), derivation: null } as const;
  if (inTwoGroups !== null) return { ...of, ...without, error: twoGroups(inTwoGroups) };
  const found = among(people, options);
  if (!found.ok) return { ...of, ...without, error: found.error };
  const whenOpen = members.flatMap((member) =>
    inGroups(moving.includes(member) ? { id: member.person, S: '100', class: null } : asCandidate(member)),
  );
  const stands = moving.length === 0 ? found : among(whenOpen, { derivation: false });
  const { derivation = null, display: _, ...answer } = found.answer;
  return {
    ...of,
    answer: 'excellent' in answer ? answer : null,
    error: null,
    sure: new Set(stands.ok && 'excellent' in stands.answer ? placed(stands.answer) : []),
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

const placed = ({ excellent, demoted }: QuotaPeopleAnswer): readonly string[] => [...excellent, ...demoted];

/** The class rests on a year score that is provisional, and no clause makes it KHT whatever the score. */
const mayStillMove = ({ notClassified, before, sheet, clauses }: Candidate): boolean =>
  notClassified === null &&
  before !== null &&
  (sheet?.status === 'PROVISIONAL' || sheet?.status === 'PROVISIONAL_DECEMBER') &&
  clauses.clauses.length === 0;

/** Null: not classified, so never counted. Without a score, or where something withholds the class, it is still open (R27). */
function asCandidate(candidate: Candidate): Asked | null {
  const { person, notClassified, sheet, before, open, capped, clauses, scopeUndecided, withheldBy } = candidate;
  if (notClassified !== null || before === null) return null;
  const S = sheet?.S ?? null;
  if (S === null || before.scoreClass === null)
    return { id: person, S: '100', class: null, ...(clauses.clauses.length > 0 ? { open: ['KHT'] } : {}) };
  if (scopeUndecided || sheet?.withholds.length !== 0) return { id: person, S, class: null };
  // A clause that is not decided yet makes it KHT, or nothing at all.
  if (withheldBy.length > 0) return { id: person, S, class: null, open: ['KHT', ...stillOpen(before.class, open)] };
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

const stillOpen = (own: Class | null, open: readonly Class[]): readonly Class[] =>
  (own === null ? open : [own]).filter((one) => one !== 'KHT');

/** Who is in which of the groups with similar tasks that stand on the day (P14). */
export function groupsOf(snapshot: Snapshot, unit: string): readonly (readonly [string, string])[] {
  const latest = new Map<string, readonly string[]>();
  for (const { event } of inOrderOfEffect(snapshot.factsOf('SimilarTaskGroupDefined')))
    if (event.data.unit === unit) latest.set(event.data.group, event.data.people);
  return [...latest].flatMap(([group, people]) => people.map((person) => [person, group] as const));
}

const twoGroups = (person: string): FormulaError => ({
  code: 'PERSON_IN_TWO_GROUPS',
  path: person,
  article: 'Điều 20',
  message: `${person} is in two groups with similar tasks; the quota counts everybody once`,
  messageVi: `${person} đang ở hai nhóm nhiệm vụ tương đồng; mỗi người chỉ được tính một lần`,
});

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
  return [...Map.groupBy(atLeastGood, ({ group }) => group ?? null)].map(([group, of]) => ({
    group,
    counted: of.length,
    allowed: placesFor(of.length, rate, base),
  }));
}
