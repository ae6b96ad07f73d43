import { type Derivation, type PickedParameters, parseRational, type UsedParameter } from '@kpi-ledger/formulas';
import {
  addDays,
  managedBy,
  type Organisation,
  type Period,
  type PeriodRecord,
  personKindOf,
  positionsOf,
  trackerOf,
} from '@kpi-ledger/projections';
import type { Snapshot } from '../reading/reading.js';
import type { Missing } from './missing.js';
import { type OfficialScore, officialScore } from './official-score.js';
import { standingOf, trackingOfPerson } from './standing.js';
import { usedParameters } from './used-parameters.js';

/** d of a leader, where it comes from, and what it lacks. */
export interface CriterionD {
  readonly value: '1' | '1/2' | null;
  readonly how: 'DERIVED' | 'DECLARED' | 'ATTESTED' | 'OVERRIDDEN' | null;
  /** What the calculation alone gives; differs from `value` where it is attested or overridden. */
  readonly derived: '1' | '1/2' | null;
  readonly label: string;
  readonly events: readonly string[];
  readonly excluded: readonly { readonly event: string; readonly reason: string }[];
  readonly parameters: readonly UsedParameter[];
  /** One node for each person under management; made when a derivation shows them. */
  readonly children: () => readonly Derivation[];
  readonly missing: readonly Missing[];
  readonly synthetic: boolean;
}

const CITATION = 'Điều 15 khoản 3 điểm a Nghị định 335/2025/NĐ-CP';

/**
 * d: 1/2 as soon as one công chức under management has an official score below 50; 1 when all have 50 or more, or when
 * NoSubordinatesDeclared stands; otherwise the assessor's attestation; otherwise unknown, naming who is missing. What is
 * derived goes before what is attested (P11, P38, R12–R16); an override of the authority stands beside both.
 */
export function criterionD(derived: CriterionD, record: PeriodRecord, parameters: PickedParameters): CriterionD {
  const { d: override } = record.overrides;
  if (override !== null)
    return {
      ...derived,
      value: override.value === '1' ? '1' : '1/2',
      how: 'OVERRIDDEN',
      label: `d do cấp có thẩm quyền quyết định là ${override.value}; kết quả tính: ${derived.derived ?? 'chưa tính được'}`,
      events: [override.event, ...derived.events],
      missing: [],
      synthetic: derived.synthetic || override.synthetic,
    };
  const { d: attested } = record.attested;
  if (derived.derived !== null || attested === null || parameters['attestedD']?.value === 'DERIVED_ONLY')
    return derived;
  return {
    ...derived,
    value: attested.value,
    how: 'ATTESTED',
    label: 'd do người đánh giá xác nhận (ATTESTED), vì chưa đủ điểm của cấp dưới',
    events: [attested.event, ...derived.events],
    missing: [],
    synthetic: derived.synthetic || attested.synthetic,
  };
}

/**
 * Keeps a part by itself, so that what happens to another part costs nothing there. What else than the snapshot, the parameters and
 * the period decides about it is named in `what`.
 */
export type KeptParts = <A>(what: string, compute: (of: Snapshot, by: PickedParameters) => A) => A;

/** What the scores of the people under management give, or that there are none; nothing that was stated about the leader. */
export function derivedD(
  snapshot: Snapshot,
  person: string,
  period: Period,
  parameters: PickedParameters,
  kept: KeptParts,
): CriterionD {
  const people = kept(`people under ${person}`, (of, by) => underManagement(of.organisation, person, by));
  if (people.length === 0) return withoutSubordinates(snapshot, person, parameters);
  const scores: OfScore[] = [];
  for (const some of inGroups(people)) {
    const found = kept(`scores of ${some.join(' ')}`, (of, by) => scoresOf(of, some, period, by));
    scores.push(...found.values());
  }
  return fromScores(snapshot, { leader: person, all: scores }, period, parameters);
}

/** A new score of one of them costs as many; about half as many are in a group. */
const MOST_TOGETHER = 128;

/** The id itself says where a group ends, so that somebody who comes or goes changes one group and not all that follow. */
function inGroups(people: readonly string[]): readonly (readonly string[])[] {
  const groups: string[][] = [];
  let group: string[] = [];
  for (const id of people) {
    if (group.length === 0) groups.push(group);
    group.push(id);
    if (group.length === MOST_TOGETHER || endsGroup(id)) group = [];
  }
  return groups;
}

/** One id in 64. */
function endsGroup(id: string): boolean {
  let hash = 0;
  for (let i = 0; i < id.length; i += 1) hash = (31 * hash + id.charCodeAt(i)) | 0;
  return ((hash ^ (hash >>> 6) ^ (hash >>> 12)) & 63) === 0;
}

/** Somebody under management. */
interface OfScore {
  readonly id: string;
  /** That it is a công chức. */
  readonly decided: boolean;
  readonly score: OfficialScore;
}

/** By person: a table is no plain data, so the memory that a service leaves behind holds d itself and not these. */
function scoresOf(
  snapshot: Snapshot,
  people: readonly string[],
  period: Period,
  parameters: PickedParameters,
): ReadonlyMap<string, OfScore> {
  const { organisation } = snapshot;
  return new Map(
    people.map((id) => {
      const decided = personKindOf(organisation, id) === 'CONG_CHUC';
      return [id, { id, decided, score: officialScore(snapshot, id, period, parameters) }];
    }),
  );
}

/** Công chức, and people of whom it is not decided whether they are: those count as missing, not as absent. */
function underManagement(organisation: Organisation, person: string, parameters: PickedParameters): readonly string[] {
  const posts = new Set(positionsOf(organisation, person).map(({ post }) => post));
  const isDirect = (id: string) =>
    positionsOf(organisation, id).some((position) => posts.has(trackerOf(organisation, position)));
  return managedBy(organisation, person)
    .filter((id) => ['CONG_CHUC', 'UNDECIDED'].includes(personKindOf(organisation, id)))
    .filter((id) => parameters['subordinates']?.value !== 'DIRECT' || isDirect(id));
}

const nothing = { events: [], excluded: [], children: () => [], missing: [], synthetic: false } as const;

function withoutSubordinates(snapshot: Snapshot, person: string, parameters: PickedParameters): CriterionD {
  const rule = parameters['dWithoutSubordinates'];
  const used = { parameters: usedParameters([rule]) };
  if (rule?.value === 'NONE_IS_1')
    return { ...nothing, ...used, value: '1', derived: '1', how: 'DERIVED', label: 'd: không quản lý công chức nào' };
  const declared = snapshot.organisation.withoutSubordinates.get(person);
  if (declared !== undefined && !hadSubordinatesSince(snapshot, person, declared.since, parameters))
    return {
      ...nothing,
      ...used,
      value: '1',
      derived: '1',
      how: 'DECLARED',
      label: 'd: đã khai báo không quản lý công chức nào (P11)',
      events: [declared.event],
      synthetic: declared.synthetic,
    };
  return {
    ...nothing,
    ...used,
    value: null,
    derived: null,
    how: null,
    label: 'd: chưa có điểm của cấp dưới',
    excluded:
      declared === undefined
        ? []
        : [{ event: declared.event, reason: 'khai báo hết giá trị vì đã có người thuộc quyền theo dõi (R12)' }],
    missing: [
      {
        what: 'd: không ghi nhận công chức nào thuộc quyền quản lý và chưa có khai báo "không quản lý công chức nào" (P11)',
        owedBy: person,
        since: snapshot.day,
      },
    ],
  };
}

/** R12: the declaration is void as soon as somebody was tracked after it. */
function hadSubordinatesSince(
  snapshot: Snapshot,
  person: string,
  since: string,
  parameters: PickedParameters,
): boolean {
  return snapshot.organisationDays.some(
    (day) => day >= since && underManagement(snapshot.organisationOn(day), person, parameters).length > 0,
  );
}

function fromScores(
  snapshot: Snapshot,
  { leader, all }: { readonly leader: string; readonly all: readonly OfScore[] },
  period: Period,
  parameters: PickedParameters,
): CriterionD {
  const { organisation } = snapshot;
  const isQuarterly = (id: string) => trackingOfPerson(organisation, id, parameters) === 'QUARTER';
  const scored = all.flatMap(({ id, decided, score }) => (decided && score.kind === 'SCORE' ? [{ id, score }] : []));
  const below = scored.filter(({ score }) => isBelow50(score.S));
  const missing = all.flatMap(({ id, decided, score }): readonly Missing[] => {
    if (decided && score.kind !== 'MISSING') return [];
    const [position] = positionsOf(organisation, id);
    const owedBy = position === undefined ? null : trackerOf(organisation, position);
    const since = addDays(period.last, 1);
    if (!decided)
      return [
        { what: `d: chưa xác định ${id} có phải là công chức hay không`, owedBy, since: position?.since ?? null },
      ];
    if (score.kind !== 'MISSING') return [];
    if (period.kind === 'MONTH' && isQuarterly(id))
      return [
        {
          what: `d: ${id} được theo dõi theo quý nên không có điểm tháng ${period.id}; cần người đánh giá xác nhận d kèm lý do (R15)`,
          owedBy: standingOf(organisation, leader, parameters).assessor,
          since,
        },
      ];
    return score.periods.map((of) => ({ what: `d: chưa có điểm xác nhận kỳ ${of} của ${id}`, owedBy, since }));
  });
  const derived = below.length > 0 ? '1/2' : missing.length === 0 && scored.length > 0 ? '1' : null;
  const lacking =
    missing.length > 0
      ? missing
      : [
          {
            what: 'd: không còn ai có điểm để xét; cần người đánh giá xác nhận',
            owedBy: null,
            since: addDays(period.last, 1),
          },
        ];
  return {
    value: derived,
    derived,
    how: derived === null ? null : 'DERIVED',
    label: `d: ${scored.length} người có điểm, ${below.length} người dưới 50, ${missing.length} người chưa có điểm`,
    events: scored.flatMap(({ score }) => score.events),
    excluded: all.flatMap(({ id, score }) =>
      score.kind === 'LEFT_OUT'
        ? score.events.map((event) => ({ event, reason: `${id}: không có điểm trong kỳ, không xét (R16)` }))
        : [],
    ),
    parameters: usedParameters([parameters['subordinates'], parameters['dReads'], parameters['attestedD']]),
    children: nodesOf(scored),
    missing: derived === null ? lacking : [],
    synthetic: scored.some(({ score }) => score.synthetic),
  };
}

/** Apart, so that a criterion that is kept keeps nothing but these scores. */
const nodesOf =
  (
    scored: readonly {
      readonly id: string;
      readonly score: { readonly S: string; readonly events: readonly string[] };
    }[],
  ) =>
  (): readonly Derivation[] =>
    scored.map(({ id, score }) => personNode(id, score.S, score.events));

const personNode = (id: string, S: string, events: readonly string[]): Derivation => ({
  term: 'S',
  label: `Điểm đã xác nhận của ${id}`,
  value: S,
  formula: 'nd335/period-score@1',
  expression: isBelow50(S) ? `${S} < 50` : `${S} ≥ 50`,
  parameters: [],
  citation: CITATION,
  events,
  excluded: [],
  children: [],
});

/** Exact: S is compared as a fraction, never as a rounded decimal; of a decimal its whole part decides. */
function isBelow50(S: string): boolean {
  const whole = /^(\d{1,9})(?:\.\d+)?$/.exec(S)?.[1];
  if (whole !== undefined) return Number(whole) < 50;
  const [score, fifty] = [parseRational(S), parseRational('50')];
  return score !== null && fifty !== null && score.compare(fifty) < 0;
}
