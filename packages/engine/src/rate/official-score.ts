import {
  evaluateTyped,
  type PickedParameters,
  parametersFor,
  YEAR_SCORE_PARAMETERS,
  yearScoreFormula,
} from '@kpi-ledger/formulas';
import { absentThroughout, type Period, partsOf, positionsOf } from '@kpi-ledger/projections';
import type { Snapshot } from '../reading/reading.js';
import { looksAtWorkingDays, workingDaysServed } from '../year/working-days-served.js';
import { trackingOfPerson } from './standing.js';

/**
 * The official score of somebody's period: what the authority set or confirmed; for a quarter of an agency that tracks by
 * month the mean of the months (R15). LEFT_OUT: the person cannot have a score (absent throughout, or by a note: R16).
 */
export type OfficialScore =
  | {
      readonly kind: 'SCORE';
      readonly S: string;
      readonly events: readonly string[];
      readonly synthetic: boolean;
      /** The body that sent it (Điều 19.1); null: this ledger's own authority. */
      readonly from: string | null;
    }
  | { readonly kind: 'LEFT_OUT'; readonly by: 'NOTE' | 'ABSENCE'; readonly events: readonly string[] }
  /** The periods whose confirmation is missing. */
  | { readonly kind: 'MISSING'; readonly periods: readonly string[] };

export function officialScore(
  snapshot: Snapshot,
  person: string,
  period: Period,
  parameters: PickedParameters,
): OfficialScore {
  const own = ownScore(snapshot, person, period);
  if (period.kind !== 'QUARTER') return own;
  const tracking = trackingOfPerson(snapshot.organisationOn(period.last), person, parameters);
  if (tracking !== 'MONTH' || snapshot.scoreOf(person, period.id).overrides.S !== null) return own;
  // A quarter of months is their mean, whatever was confirmed for the quarter beside it (Điều 17.3).
  const mean = meanOfMonths(snapshot, person, period, parameters);
  return mean.kind === 'SCORE' || own.kind === 'MISSING' ? mean : own;
}

/**
 * A score received from another body counts for a period at whose end the person did not work here; of a period of transfer the
 * body of the last day scores, and what the old one sent is information (R22).
 */
function ownScore(snapshot: Snapshot, person: string, period: Period): OfficialScore {
  const { overrides, confirmed, excused, received } = snapshot.scoreOf(person, period.id);
  const stated = overrides.S === null ? confirmed : { ...overrides.S, S: overrides.S.value };
  if (stated !== null)
    return { kind: 'SCORE', S: stated.S, events: [stated.event], synthetic: stated.synthetic, from: null };
  if (excused !== null) return { kind: 'LEFT_OUT', by: 'NOTE', events: [excused.event] };
  if (received !== null && positionsOf(snapshot.organisationOn(period.last), person).length === 0)
    return {
      kind: 'SCORE',
      S: received.S,
      events: [received.event],
      synthetic: received.synthetic,
      from: received.from,
    };
  const absences = absentThroughout(snapshot.absencesOf(person), person, period);
  return absences === null
    ? { kind: 'MISSING', periods: [period.id] }
    : { kind: 'LEFT_OUT', by: 'ABSENCE', events: absences };
}

function meanOfMonths(snapshot: Snapshot, person: string, period: Period, parameters: PickedParameters): OfficialScore {
  const worked = ({ last }: Period) => positionsOf(snapshot.organisationOn(last), person).length > 0;
  // A month at whose end the person did not work here yet was not tracked: nobody owes a score of it.
  const months = partsOf(period, 'MONTH')
    .map((month) => ({ month, score: ownScore(snapshot, person, month) }))
    .filter(({ month, score }) => score.kind !== 'MISSING' || worked(month));
  const missing = months.filter(({ score }) => score.kind === 'MISSING').map(({ month }) => month.id);
  if (missing.length > 0) return { kind: 'MISSING', periods: missing };
  const scored = months.flatMap(({ month, score }) => (score.kind === 'SCORE' ? [{ month, score }] : []));
  const scores = scored.map(({ score }) => score);
  const served = looksAtWorkingDays(parameters)
    ? workingDaysServed(
        snapshot,
        person,
        scored.map(({ month, score }) => ({ period: month, elsewhere: score.from !== null })),
      )
    : null;
  const days = served === null ? {} : { workingDays: served };
  const events = months.flatMap(({ score }) => (score.kind === 'MISSING' ? [] : score.events));
  if (scores.length === 0) {
    const noted = months.some(({ score }) => score.kind === 'LEFT_OUT' && score.by === 'NOTE');
    return { kind: 'LEFT_OUT', by: noted ? 'NOTE' : 'ABSENCE', events };
  }
  const mean = evaluateTyped(
    yearScoreFormula,
    { months: scores.map(({ S }) => S), ...days, ...parametersFor(YEAR_SCORE_PARAMETERS, parameters) },
    { derivation: false },
  );
  return mean.ok && mean.answer.S !== null
    ? { kind: 'SCORE', S: mean.answer.S, events, synthetic: scores.some(({ synthetic }) => synthetic), from: null }
    : { kind: 'MISSING', periods: [period.id] };
}
