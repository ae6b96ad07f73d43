import {
  type Class,
  checkedIntegers,
  classOfScore,
  type Derivation,
  evaluateTyped,
  generalScoreFormula,
  mean,
  parseRational,
  type Rational,
  type YearCase,
} from '@kpi-ledger/formulas';
import {
  absentThroughout,
  addDays,
  type Day,
  earlier,
  type Period,
  type Position,
  partsOf,
  positionsOf,
} from '@kpi-ledger/projections';
import { type MeanOfPeriods, monthsOfQuarter } from '../rate/mean-of-periods.js';
import type { Missing } from '../rate/missing.js';
import { longPeriod, personScore } from '../rate/person-score.js';
import type { PersonScore } from '../rate/score.js';
import type { Standing } from '../rate/standing.js';
import type { Reading, Snapshot } from '../reading/reading.js';
import { isCounted, type PartState, type TrackedPart } from './tracked-parts.js';

/** One of the twelve rows of Mẫu số 02, Part I. */
export interface YearRow {
  /** `2026-01` */
  readonly month: string;
  /** The month, or the quarter whose value stands in its rows (P21, R23). */
  readonly period: string;
  readonly state: PartState;
  readonly S: string | null;
  readonly confirmed: boolean;
  /** The body that sent the score (Điều 19.1). */
  readonly from: string | null;
  /** What an old body sent of a period that this one scores (R22). */
  readonly information?: { readonly S: string; readonly from: string; readonly event: string };
  readonly events: readonly string[];
}

export type YearStatus =
  | 'OK'
  | 'PROVISIONAL'
  | 'PROVISIONAL_DECEMBER'
  | 'INSUFFICIENT_DATA'
  | 'NOT_CLASSIFIED'
  | 'NOT_ENDED';

/** The year of a person: twelve rows, the time served, the mean and the class that the mean corresponds to. */
export interface YearSheet {
  readonly person: string;
  readonly post: string | null;
  readonly unit: string | null;
  readonly year: string;
  readonly tracking: 'MONTH' | 'QUARTER' | null;
  readonly status: YearStatus;
  readonly rows: readonly YearRow[];
  readonly monthsWorked: number | null;
  readonly case: YearCase | null;
  /** Unrounded mean; null where it is not classified (Điều 11) or lacks a score. */
  readonly S: string | null;
  readonly display: string | null;
  /** Mean of the general criteria over the rows that count; null as soon as one has none (P15). */
  readonly G: string | null;
  /** Class of the score, before overrides, head cap and quota. */
  readonly scoreClass: Class | null;
  /** The authority has confirmed every part. */
  readonly confirmed: boolean;
  readonly missing: readonly Missing[];
  /** Of what is missing: without it there is no class, whatever the score (P23). */
  readonly withholds: readonly Missing[];
  readonly notes: readonly string[];
  readonly synthetic: boolean;
  readonly derivation: Derivation | null;
}

/** The year of a person as it stands on a day; from 1 December on with a provisional December (P22). */
export function yearSheetOf(
  reading: Reading,
  person: string,
  year: Period,
  effective: Day,
  options: { readonly derivation: boolean } = { derivation: false },
): YearSheet {
  const long = longPeriod(reading, person, year, effective, options);
  const score = long?.score ?? personScore(reading, person, year, effective, options);
  const { standing, synthetic } = score;
  const snapshot = reading.at(earlier(effective, year.last));
  const last = standing.positions[0] ?? lastPosition(snapshot, person);
  return {
    person,
    post: last?.post ?? null,
    unit: last?.unit ?? null,
    year: year.id,
    tracking: standing.tracking,
    rows: (long?.parts ?? []).flatMap((part) => rowsOf(snapshot, person, part)),
    monthsWorked: long?.service?.monthsWorked ?? null,
    case: long?.service?.case ?? null,
    synthetic: synthetic || reading.ledger?.kind === 'demo',
    ...(long === null ? withoutRules(score) : resultOf(long, snapshot, year)),
  };
}

type Result = Pick<
  YearSheet,
  'status' | 'S' | 'display' | 'G' | 'scoreClass' | 'confirmed' | 'missing' | 'withholds' | 'notes' | 'derivation'
>;

const NO_RESULT = {
  ...{ S: null, display: null, G: null, scoreClass: null, confirmed: false, derivation: null },
  ...{ missing: [], withholds: [], notes: [] },
} as const;

const withoutRules = ({ missing, notes }: PersonScore): Result => ({
  ...NO_RESULT,
  status: 'INSUFFICIENT_DATA',
  missing,
  notes,
});

/** What the mean says of the year: nothing yet, nothing at all (Điều 11, R22), or a score with its class. */
function resultOf(long: MeanOfPeriods, snapshot: Snapshot, year: Period): Result {
  const { score, parts, ended, notClassified } = long;
  const { S, display, missing, notes, confirmed, derivation, standing } = score;
  if (!ended) return { ...NO_RESULT, status: 'NOT_ENDED' };
  if (standing.positions.length === 0) return { ...NO_RESULT, status: 'NOT_CLASSIFIED', notes: [HAS_LEFT] };
  if (notClassified) return { ...NO_RESULT, status: 'NOT_CLASSIFIED', notes, derivation };
  const value = S === null ? null : parseRational(S);
  const undecided = startUndecided(long, standing, year);
  return {
    status: score.status,
    S,
    display: display['S'] ?? null,
    G: generalOfYear(snapshot, standing.person, parts),
    scoreClass: value === null ? null : classOfScore(value, checkedIntegers),
    confirmed,
    missing: [...missing, ...undecided],
    withholds: undecided,
    notes,
    derivation,
  };
}

const HAS_LEFT = 'không còn công tác tại thời điểm xếp loại: không xếp loại, điểm các kỳ vẫn lưu (R22)';

/** Of somebody who left: where the person worked last, as far as the facts go back. */
function lastPosition(snapshot: Snapshot, person: string): Position | null {
  for (const day of snapshot.organisationDays.toReversed()) {
    const [position] = positionsOf(snapshot.organisationOn(day), person);
    if (position !== undefined) return position;
  }
  return null;
}

/** The first year of the decree (Điều 27.1): its catalogues were due by 30/06/2026, and it has no transitional rule (P23). */
const FIRST_YEAR = '2026';

/** A row for each month: a quarter's value stands in the months worked, the other months of it were leave or not worked. */
function rowsOf(snapshot: Snapshot, person: string, part: TrackedPart): readonly YearRow[] {
  const { period, state, S, from, events, information } = part;
  const confirmed = state === 'CONFIRMED' || state === 'RECEIVED';
  const row = { period: period.id, state, S, confirmed, from, events, ...informed(information) };
  if (period.kind === 'MONTH') return [{ month: period.id, ...row }];
  const worked = new Set(monthsOfQuarter(snapshot, person, part).map(({ id }) => id));
  return partsOf(period, 'MONTH').map((month) => {
    if (worked.has(month.id) || S === null) return { month: month.id, ...row };
    const leave = absentThroughout(snapshot.absencesOf(person), person, month);
    const without = { month: month.id, period: month.id, S: null, confirmed: false, from: null };
    return { ...without, state: leave === null ? 'NOT_WORKED' : 'ABSENT', events: leave ?? [] };
  });
}

const informed = (received: TrackedPart['information']): Pick<YearRow, 'information'> =>
  received === null ? {} : { information: { S: received.S, from: received.from, event: received.event } };

/** The agency began to track during its first year and has not decided from which period on (P23): the class waits for that. */
function startUndecided({ parts }: MeanOfPeriods, { assessor, positions }: Standing, year: Period): readonly Missing[] {
  const first = parts.find(isCounted);
  if (year.id !== FIRST_YEAR || first?.state !== 'SCORELESS' || positions.length === 0) return [];
  const later = parts.some(({ S }) => S !== null);
  return later
    ? [
        {
          what: 'chưa có quyết định về kỳ theo dõi đầu tiên của năm đầu áp dụng (P23)',
          owedBy: assessor,
          since: addDays(first.period.last, 1),
        },
      ]
    : [];
}

/** A part weighs as many rows as it stands in. */
function generalOfYear(snapshot: Snapshot, person: string, parts: readonly TrackedPart[]): string | null {
  const rows = parts.filter(isCounted).flatMap((part) => {
    const count = part.period.kind === 'MONTH' ? 1 : monthsOfQuarter(snapshot, person, part).length;
    return Array.from({ length: count }, () => generalOf(snapshot, person, part.period.id));
  });
  const known = rows.filter((value) => value !== null);
  return known.length === 0 || known.length < rows.length ? null : mean(known, checkedIntegers).toString();
}

function generalOf(snapshot: Snapshot, person: string, period: string): Rational | null {
  const confirmed = snapshot.recordOf(person, period).confirmedCells?.cells ?? null;
  if (confirmed === null) return null;
  const found = evaluateTyped(generalScoreFormula, { confirmed }, { derivation: false });
  return found.ok && found.answer.G !== null ? parseRational(found.answer.G) : null;
}
