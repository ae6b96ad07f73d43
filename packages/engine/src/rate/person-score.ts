import type { PickedParameters } from '@kpi-ledger/formulas';
import { type Day, earlier, type Period, partsOf, type TrackedPeriod, type Tracking } from '@kpi-ledger/projections';
import type { Reading, Snapshot } from '../reading/reading.js';
import { atCutOff, decemberCutOff } from '../year/december.js';
import { gather, type Ingredients } from './ingredients.js';
import { type MeanOfPeriods, meanOfPeriods } from './mean-of-periods.js';
import type { Missing } from './missing.js';
import { officialScore } from './official-score.js';
import { NO_TERMS, type PersonScore, type ScoreOptions } from './score.js';
import { type Standing, standingOf, unitOf } from './standing.js';
import { scoreOfTrackedPeriod } from './tracked-period.js';

/**
 * The score of a person in a month, quarter, half or year, as the facts stand at min(effective, end of the period). Before
 * the end of the period there is no score, only a, b, c over the whole base plan (NOT_ENDED); a December may be calculated at a
 * cut-off before its end (P22).
 */
export function personScore(
  reading: Reading,
  person: string,
  period: Period,
  effective: Day,
  options: ScoreOptions = { derivation: false },
): PersonScore {
  const asked = questionOf(reading, person, period, effective);
  if ('score' in asked) return asked.score;
  const { standing, parameters, cutOff, snapshot, ended } = asked;
  if (period.kind === standing.tracking) {
    const tracked = period as TrackedPeriod;
    const of = { reading, snapshot, standing, parameters, options };
    const december =
      cutOff === null ? null : decemberScore(gather({ ...of, period: upTo(tracked, cutOff), ended: true }));
    const score = december === null ? scoreOfTrackedPeriod(gather({ ...of, period: tracked, ended })) : december;
    return settledByNote({ ...score, period }, snapshot, parameters);
  }
  if (period.kind === 'MONTH') {
    const what = 'cơ quan theo dõi theo quý: không có điểm tháng (P34)';
    return unrated(standing, period, { what, owedBy: null, since: null });
  }
  if (!ended && cutOff === null) return { ...NO_TERMS, standing, period, status: 'NOT_ENDED' };
  return longScore(asked, options).score;
}

/** The mean of a longer period with its parts, as far as it has come; null where the rules for it are not known. */
export function longPeriod(
  reading: Reading,
  person: string,
  period: Period,
  effective: Day,
  options: ScoreOptions = { derivation: false },
): MeanOfPeriods | null {
  const asked = questionOf(reading, person, period, effective);
  return 'score' in asked ? null : longScore(asked, options);
}

/** Whose score of which period is asked, at which of the two kinds of end. */
interface Question {
  readonly reading: Reading;
  readonly snapshot: Snapshot;
  readonly standing: Standing;
  readonly period: Period;
  readonly parameters: PickedParameters;
  readonly ended: boolean;
  /** A December that is calculated before its end (P22). */
  readonly cutOff: Day | null;
}

function questionOf(
  reading: Reading,
  person: string,
  period: Period,
  effective: Day,
): Question | { readonly score: PersonScore } {
  const asOf = earlier(effective, period.last);
  const picked = reading.parametersOn(period.last, unitOf(reading.at(asOf).organisation, person));
  if (!picked.ok) {
    const standing = standingOf(reading.at(asOf).organisation, person, {});
    return { score: unrated(standing, period, { what: picked.error.messageVi, owedBy: null, since: null }) };
  }
  const parameters = picked.answer;
  const standing = standingOf(reading.at(asOf).organisation, person, parameters);
  const cutOff = decemberCutOff(period, effective, parameters, standing.tracking);
  const snapshot = cutOff === null ? reading.at(asOf) : atCutOff(reading, period, cutOff);
  if (standing.tracking === null) {
    const what = 'chưa quyết định theo dõi theo tháng hay theo quý (P34)';
    return { score: unrated(standing, period, { what, owedBy: standing.assessor, since: period.first }) };
  }
  return { reading, snapshot, standing, period, parameters, ended: effective >= period.last, cutOff };
}

function longScore(asked: Question, options: ScoreOptions): MeanOfPeriods {
  const { reading, snapshot, standing, parameters } = asked;
  const { person } = standing;
  const mean = meanOfPeriods({
    ...asked,
    options,
    trackingIn: (quarter) => trackingIn(asked, quarter),
    scoreOf: (part) => personScore(reading, person, part, earlier(part.last, snapshot.day)),
  });
  return { ...mean, score: settledByNote(mean.score, snapshot, parameters) };
}

/** The tracking unit of the body where the person was at the end of a quarter, or of its last month with a position. */
function trackingIn({ reading, snapshot, standing: { person } }: Question, quarter: Period): Tracking | null {
  const picked = reading.parametersOn(quarter.last, unitOf(snapshot.organisation, person));
  for (const { last } of [...partsOf(quarter, 'MONTH')].reverse()) {
    const standing = standingOf(
      snapshot.organisationOn(earlier(last, snapshot.day)),
      person,
      picked.ok ? picked.answer : {},
    );
    if (standing.positions.length > 0) return standing.tracking;
  }
  return receivedByMonth(snapshot, person, quarter) ? 'MONTH' : null;
}

/** Another body tracked by month there: it sent the results of months. */
const receivedByMonth = (snapshot: Snapshot, person: string, quarter: Period): boolean =>
  partsOf(quarter, 'MONTH').some(({ id }) => snapshot.recordOf(person, id).received !== null);

/** Only what is due by the cut-off is in the provisional A. */
const upTo = (period: TrackedPeriod, cutOff: Day): TrackedPeriod => ({ ...period, last: cutOff });

/** Null: nobody has confirmed the general criteria early, so that nothing but the progress can be said. */
function decemberScore(ingredients: Ingredients): PersonScore | null {
  const score = scoreOfTrackedPeriod(ingredients);
  if (score.S === null) return ingredients.record.confirmedCells === null ? null : score;
  const note = `tạm tính tại ngày chốt ${ingredients.period.last}: việc đến hạn sau ngày đó chưa được tính (P22)`;
  return { ...score, status: 'PROVISIONAL_DECEMBER', notes: [...score.notes, note] };
}

/** A period that has no score by the authority's note or a recorded absence: nobody owes anything for it (P9, P32, R16). */
function settledByNote(score: PersonScore, snapshot: Snapshot, parameters: PickedParameters): PersonScore {
  const { status, standing, period, notes } = score;
  if (status !== 'INSUFFICIENT_DATA') return score;
  if (officialScore(snapshot, standing.person, period, parameters).kind !== 'LEFT_OUT') return score;
  const why = 'kỳ không có điểm theo ghi chú của cấp có thẩm quyền hoặc vì vắng mặt cả kỳ (P9, R16)';
  return { ...score, leftOut: true, missing: [], notes: [...notes, why] };
}

const unrated = (standing: Standing, period: Period, missing: Missing): PersonScore => ({
  ...NO_TERMS,
  standing,
  period,
  status: 'INSUFFICIENT_DATA',
  missing: [missing],
});
