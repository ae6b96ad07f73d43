import {
  CLASSES,
  type Class,
  type Derivation,
  evaluateTyped,
  excellentQuotaFormula,
  type PickedParameters,
  parseRational,
  type QuotaBase,
  type QuotaPeopleAnswer,
  type Rational,
} from '@kpi-ledger/formulas';
import { placesFor, quotaTerms } from '../quota/decided-quota.js';
import type { Snapshot } from '../reading/reading.js';
import { type AgencyCalculation, standingClass } from './calculation.js';

/** The places of the class XS among the organisations that one authority recognises (Điều 8 khoản 5). */
export interface AgencyQuota {
  readonly authority: string;
  readonly rate: string;
  readonly base: QuotaBase;
  /** Organisations of class TOT or above before the quota, and how many of them may be excellent. */
  readonly counted: number;
  readonly allowed: number;
  readonly answer: QuotaPeopleAnswer;
  /** Who of a tie gets a place by decision; null: nobody has decided (R28). */
  readonly tie: readonly string[] | null;
  readonly events: readonly string[];
  readonly derivation: Derivation | null;
}

export function agencyQuotaOf(
  snapshot: Snapshot,
  authority: string,
  members: readonly AgencyCalculation[],
  year: string,
  parameters: PickedParameters,
  options: { readonly derivation: boolean },
): AgencyQuota {
  const decisions = snapshot
    .knownOf('QuotaDecided')
    .filter(({ event: { data } }) => data.unit === authority && data.year === year && data.subject === 'AGENCIES');
  const { rate, raisedBy, base, sources } = quotaTerms(decisions, parameters);
  const tied = decisions.findLast(({ event }) => event.data.tieUnits !== undefined)?.event;
  const people = members.map(asCandidate);
  const placed = evaluateTyped(
    excellentQuotaFormula,
    { rate, base, subject: 'AGENCIES', parameterSources: sources, people },
    options,
  );
  if (!placed.ok) throw new Error(`nd335/excellent-quota refused the fold's own input: ${placed.error.message}`);
  const { derivation = null, display: _, ...answer } = placed.answer;
  const counted = people.filter((one) => one.class === 'TOT' || one.class === 'XS').length;
  return {
    authority,
    rate,
    base,
    counted,
    allowed: placesFor(counted, rate, base),
    answer: answer as QuotaPeopleAnswer,
    tie: tied?.data.tieUnits ?? null,
    events: [raisedBy, tied?.id].flatMap((id) => id ?? []),
    derivation,
  };
}

interface Candidate {
  readonly id: string;
  readonly S: string;
  readonly class: Class | null;
  readonly open?: readonly Class[];
}

/** As calculated; a class that only a decision can settle counts as decided. Without points everything is still open (R27). */
function asCandidate(agency: AgencyCalculation): Candidate {
  const { unit, points, before } = agency;
  const id = unit.id;
  const settled = before.class ?? standingClass(agency).class;
  if (settled !== null) return { id, S: atLeast(points.S, settled), class: settled };
  const { open } = before;
  const highest = open.at(-1);
  if (before.status === 'INSUFFICIENT_DATA' || points.S === null || highest === undefined)
    return { id, S: '100', class: null, open: CLASSES };
  return { id, S: atLeast(points.S, highest), class: null, open };
}

const THRESHOLDS: Readonly<Record<Class, string>> = { XS: '90', TOT: '70', HT: '50', KHT: '0' };

/** Force majeure lets the authority give a class above that of the points (R38): it ranks with the fewest points of its class. */
function atLeast(S: string | null, given: Class): string {
  const least = THRESHOLDS[given];
  return S === null || exact(S).compare(exact(least)) < 0 ? least : S;
}

function exact(text: string): Rational {
  const value = parseRational(text);
  if (value === null) throw new TypeError(`not an exact number: ${text}`);
  return value;
}
