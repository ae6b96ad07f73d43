import type { PickedParameters } from '@kpi-ledger/formulas';
import {
  absentThroughout,
  addDays,
  ancestry,
  type Day,
  type Period,
  parsePeriod,
  partsOf,
  positionsOf,
  type ReceivedScore,
  type TrackedPeriod,
  type Tracking,
} from '@kpi-ledger/projections';
import type { Missing } from '../rate/missing.js';
import { officialScore } from '../rate/official-score.js';
import type { PersonScore } from '../rate/score.js';
import type { Standing } from '../rate/standing.js';
import type { Snapshot } from '../reading/reading.js';
import { leavesDecemberOut } from './december.js';

/** How a month or quarter stands in the mean of a longer period. */
export type PartState =
  | 'CONFIRMED'
  /** Sent by another body (Điều 19.1). */
  | 'RECEIVED'
  /** Calculated; the authority has not confirmed it. */
  | 'CALCULATED'
  | 'PROVISIONAL_DECEMBER'
  /** Tracked, but neither a score nor a note that there is none (P32). */
  | 'SCORELESS'
  /** Left out by the authority's note (P9, P32). */
  | 'NOTED'
  /** On recorded leave all the time (R21). */
  | 'ABSENT'
  | 'NOT_WORKED'
  /** Before the first tracked period of the agency (P23). */
  | 'NOT_TRACKED'
  /** The December that the city leaves out of the year (P22). */
  | 'LEFT_OUT'
  /** It has not ended on the day of the question. */
  | 'NOT_ENDED';

export interface TrackedPart {
  readonly period: TrackedPeriod;
  readonly state: PartState;
  readonly S: string | null;
  /** The body that sent the score. */
  readonly from: string | null;
  /** What an old body sent of a period that this one scores: information beside the score (R22). */
  readonly information: ReceivedScore | null;
  readonly events: readonly string[];
  readonly synthetic: boolean;
  readonly missing: readonly Missing[];
}

/** States that take part in the mean. */
const COUNTED: ReadonlySet<PartState> = new Set([
  'CONFIRMED',
  'RECEIVED',
  'CALCULATED',
  'PROVISIONAL_DECEMBER',
  'SCORELESS',
]);
export const isCounted = ({ state }: TrackedPart): boolean => COUNTED.has(state);

export interface PartsQuestion {
  readonly snapshot: Snapshot;
  readonly standing: Standing;
  readonly parameters: PickedParameters;
  /** The longer period. */
  readonly period: Period;
  /** A December that is calculated before its end (P22). */
  readonly cutOff: Day | null;
  /** The score of a part as calculated. */
  readonly scoreOf: (part: TrackedPeriod) => PersonScore;
}

/** The months and quarters by which the person was tracked in a longer period; the unit may change at a quarter's start (P34, R23). */
export const trackedParts = (
  trackingIn: (quarter: Period) => Tracking | null,
  question: PartsQuestion,
): readonly TrackedPart[] =>
  partsOf(question.period, 'QUARTER')
    .flatMap((quarter) => partsOf(quarter, trackingIn(quarter) ?? question.standing.tracking ?? 'QUARTER'))
    .map((part) => partOf(part as TrackedPeriod, question));

function partOf(period: TrackedPeriod, question: PartsQuestion): TrackedPart {
  const { snapshot, standing, parameters, cutOff, scoreOf } = question;
  const { person } = standing;
  const { received } = snapshot.recordOf(person, period.id);
  const nothing = {
    ...{ period, S: null, from: null, events: [], synthetic: false, missing: [] },
    information: received,
  } as const;
  const start = firstTracked(snapshot, standing, parameters);
  if (start !== null && period.last < start.first) return { ...nothing, state: 'NOT_TRACKED', events: start.events };
  if (question.period.kind === 'YEAR' && period.id.endsWith('-12') && leavesDecemberOut(parameters))
    return { ...nothing, state: 'LEFT_OUT' };
  const official = officialScore(snapshot, person, period, parameters);
  switch (official.kind) {
    case 'SCORE': {
      const { S, from, events, synthetic } = official;
      return from === null
        ? { ...nothing, state: 'CONFIRMED', S, events, synthetic }
        : { ...nothing, state: 'RECEIVED', S, from, events, synthetic, information: null };
    }
    case 'LEFT_OUT':
      return { ...nothing, state: official.by === 'NOTE' ? 'NOTED' : 'ABSENT', events: official.events };
    case 'MISSING': {
      const calculated = scoreOf(period);
      if (calculated.standing.positions.length === 0) return { ...nothing, state: 'NOT_WORKED' };
      if (calculated.status === 'NOT_ENDED' && cutOff === null) return { ...nothing, state: 'NOT_ENDED' };
      return { ...nothing, ...unconfirmed(calculated, standing.assessor) };
    }
  }
}

function unconfirmed(score: PersonScore, owedBy: string | null) {
  const { S, status, synthetic, period } = score;
  const since = addDays(period.last, 1);
  if (S === null)
    return {
      state: 'SCORELESS' as const,
      synthetic,
      missing: [{ what: `chưa có điểm kỳ ${period.id}`, owedBy, since }],
    };
  return {
    state: status === 'PROVISIONAL_DECEMBER' ? status : ('CALCULATED' as const),
    S,
    synthetic,
    missing: [{ what: `điểm kỳ ${period.id} chưa được cấp có thẩm quyền xác nhận`, owedBy, since }],
  };
}

/** From which day the agency tracks: as decided for it or the nearest unit above, else by the rules (P23). */
function firstTracked(
  { organisation }: Snapshot,
  { positions }: Standing,
  parameters: PickedParameters,
): { readonly first: Day; readonly events: readonly string[] } | null {
  const [main] = positions;
  const units = main === undefined ? [] : ancestry(organisation, main.unit);
  for (const { id } of units) {
    const decided = organisation.firstTracked.get(id);
    const period = decided === undefined ? null : parsePeriod(decided.period);
    if (decided !== undefined && period !== null) return { first: period.first, events: [decided.event] };
  }
  const rule = parsePeriod(parameters['firstTrackedPeriod']?.value ?? '');
  return rule === null ? null : { first: rule.first, events: [] };
}

/** The months of a part in which the person worked here at their end and was not absent throughout. */
export const monthsWorkedIn = (snapshot: Snapshot, person: string, part: Period): readonly Period[] =>
  partsOf(part, 'MONTH').filter(
    (month) =>
      positionsOf(snapshot.organisationOn(month.last), person).length > 0 &&
      absentThroughout(snapshot.absencesOf(person), person, month) === null,
  );
