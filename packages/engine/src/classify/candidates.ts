import {
  CLASSES,
  type Class,
  type ClassifyAnswer,
  classifyFormula,
  type Derivation,
  evaluateTyped,
  lowerClass,
} from '@kpi-ledger/formulas';
import {
  agencyOf,
  type Day,
  type Organisation,
  type Period,
  personKindOf,
  trackerOf,
  unitsHeadedBy,
} from '@kpi-ledger/projections';
import { type OrganisationClass, organisationClassOf } from '../agencies/organisation-class.js';
import type { Missing } from '../rate/missing.js';
import { isOutsideDecree, type Standing, standingOf, unitOf } from '../rate/standing.js';
import type { Reading, Snapshot } from '../reading/reading.js';
import { type YearSheet, yearSheetOf } from '../year/year-sheet.js';
import { type Clauses, type Conduct, clausesOf } from './clauses.js';

/** Somebody's class before the quota, with everything that it rests on. */
export interface Candidate {
  readonly person: string;
  readonly standing: Standing;
  /** Null: outside the decree, nothing is calculated. */
  readonly sheet: YearSheet | null;
  readonly clauses: Clauses;
  readonly isHead: boolean;
  /** The units headed, with the class of each. */
  readonly organisations: readonly { readonly unit: string; readonly class: OrganisationClass }[];
  /** Why there is no class at all: out of scope, under six months, left. */
  readonly notClassified: string | null;
  readonly scopeUndecided: boolean;
  readonly before: ClassifyAnswer | null;
  /** Lowered to that of the organisation by Điều 20.6. */
  readonly capped: boolean;
  /** What the class can still be while it is withheld. */
  readonly open: readonly Class[];
  /** Where the places of the quota are counted (P16, R29, R30). */
  readonly pool: Pool;
  readonly missing: readonly Missing[];
  /** Of what is missing: without it there is no class, whatever the score. */
  readonly withheldBy: readonly Missing[];
  readonly derivation: Derivation | null;
}

/** The people among whom the quota of Điều 20.5 is counted. */
export interface Pool {
  readonly kind: 'AGENCY' | 'HEADS';
  /** The agency, or the authority that classifies the heads. */
  readonly unit: string;
}

export interface CandidateQuestion {
  readonly reading: Reading;
  readonly snapshot: Snapshot;
  readonly year: Period;
  readonly effective: Day;
  readonly conduct: Conduct;
  readonly options: { readonly derivation: boolean };
}

/** The class of a person before the quota: score, overrides (Điều 20.4, 11.3), head cap (Điều 20.6). */
export function candidateOf(person: string, question: CandidateQuestion): Candidate {
  const { reading, snapshot, year, effective, conduct, options } = question;
  const { organisation } = snapshot;
  const picked = reading.parametersOn(year.last, unitOf(organisation, person));
  const standing = standingOf(organisation, person, picked.ok ? picked.answer : {});
  const headed = unitsHeadedBy(organisation, person);
  const of = { person, standing, isHead: headed.length > 0, pool: poolOf(organisation, standing, headed) };
  const outside = outOfScope(organisation, standing);
  if (outside !== null) return { ...of, ...NOTHING, notClassified: outside };
  const sheet = yearSheetOf(reading, person, year, effective, options);
  const clauses = clausesOf(snapshot, conduct, person, year);
  const organisations = headed.map((unit) => ({ unit, class: organisationClassOf(reading, snapshot, unit, year.id) }));
  const scopeUndecided = isUndecided(organisation, standing);
  const known = { ...of, sheet, clauses, organisations, scopeUndecided };
  if (sheet.status === 'NOT_CLASSIFIED')
    return { ...NOTHING, ...known, notClassified: sheet.notes.at(-1) ?? 'không xếp loại (Điều 11)' };
  const S = sheet.status === 'NOT_ENDED' ? null : sheet.S;
  const answer = evaluateTyped(
    classifyFormula,
    {
      S,
      overrides: clauses.clauses.map(({ clause }) => clause),
      isHead: of.isHead,
      ...capOf(organisations),
      provenance: {
        events: [...clauses.clauses, ...organisations.map((one) => one.class)].flatMap(({ events }) => events),
      },
    },
    options,
  );
  if (!answer.ok) throw new Error(`nd335/classify refused the fold's own input: ${answer.error.message}`);
  const { derivation = null, display: _, ...before } = answer.answer;
  return {
    ...NOTHING,
    ...known,
    before,
    capped: before.reasons.includes('20.6'),
    open: openTo(before, organisations),
    missing: [...sheet.missing, ...clauses.missing, ...owedByOrganisations(before, organisations, year)],
    withheldBy: [...sheet.withholds, ...clauses.missing],
    derivation,
  };
}

const NOTHING = {
  sheet: null,
  clauses: { clauses: [], missing: [], notes: [] },
  organisations: [],
  notClassified: null,
  scopeUndecided: false,
  before: null,
  capped: false,
  open: [],
  missing: [],
  withheldBy: [],
  derivation: null,
} as const;

/** Of several bodies headed the lowest class caps; as long as one is open, so is what it can lower. */
function capOf(organisations: Candidate['organisations']): {
  readonly organisationClass: Class | null;
  readonly organisationOpen?: readonly Class[];
} {
  const decided = organisations.flatMap(({ class: of }) => of.class ?? []);
  const lowest = decided.reduce<Class | null>((low, one) => (low === null ? one : lowerClass(low, one)), null);
  const undecided = organisations.filter(({ class: of }) => of.class === null);
  if (undecided.length === 0) return { organisationClass: lowest };
  const open = undecided
    .flatMap(({ class: of }) => of.open)
    .map((one) => (lowest === null ? one : lowerClass(lowest, one)));
  return { organisationClass: null, organisationOpen: CLASSES.filter((one) => open.includes(one)) };
}

function openTo(
  { scoreClass, class: own, status }: ClassifyAnswer,
  organisations: Candidate['organisations'],
): readonly Class[] {
  if (own !== null) return [];
  if (status !== 'PENDING_ORGANISATION' || scoreClass === null) return [];
  const { organisationOpen = CLASSES } = capOf(organisations);
  return CLASSES.filter((one) => organisationOpen.some((open) => lowerClass(scoreClass, open) === one));
}

function owedByOrganisations(
  { status }: ClassifyAnswer,
  organisations: Candidate['organisations'],
  year: Period,
): readonly Missing[] {
  if (status !== 'PENDING_ORGANISATION') return [];
  return organisations
    .filter(({ class: of }) => of.class === null)
    .map(({ unit }) => ({
      what: `chưa có mức xếp loại năm ${year.id} của ${unit} (Điều 20 khoản 6)`,
      owedBy: unit,
      since: year.last,
    }));
}

/** The head of an agency is counted with the heads that the same authority classifies; everybody else in the agency (P16, R29, R30). */
export function poolOf(organisation: Organisation, { positions, assessor }: Standing, headed: readonly string[]): Pool {
  const [main] = positions;
  if (main === undefined) return { kind: 'AGENCY', unit: '' };
  const agency = agencyOf(organisation, main.unit);
  if (!headed.includes(agency)) return { kind: 'AGENCY', unit: agency };
  const post = trackerOf(organisation, main) ?? assessor;
  const authority = post === null ? undefined : organisation.posts.get(post)?.unit;
  return { kind: 'HEADS', unit: authority ?? organisation.units.get(agency)?.managedBy ?? agency };
}

function outOfScope(organisation: Organisation, { person, positions }: Standing): string | null {
  if (isOutsideDecree(organisation, person)) return 'không phải công chức (Điều 2 khoản 2)';
  const posts = positions.flatMap(({ post }) => (post === null ? [] : (organisation.posts.get(post) ?? [])));
  const out = posts.find(({ scope }) => scope === 'out');
  const inside = posts.some(({ scope }) => scope !== 'out') || positions.some(({ post }) => post === null);
  return out === undefined || inside ? null : `ngoài phạm vi Nghị định 335/2025/NĐ-CP (${out.article ?? 'Điều 2'})`;
}

/** Nobody has decided whether the post is in the decree's scope, or whether the person is a công chức: neither is guessed. */
const isUndecided = (organisation: Organisation, { person, positions }: Standing): boolean =>
  positions.length > 0 &&
  (personKindOf(organisation, person) === 'UNDECIDED' ||
    positions.every(({ post }) => post !== null && organisation.posts.get(post)?.scope === 'undecided'));
