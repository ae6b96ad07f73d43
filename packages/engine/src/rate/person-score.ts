import type { PickedParameters } from '@kpi-ledger/formulas';
import { type Day, earlier, type Period, type TrackedPeriod } from '@kpi-ledger/projections';
import type { Reading, Snapshot } from '../reading/reading.js';
import { gather } from './ingredients.js';
import { meanOfPeriods } from './mean-of-periods.js';
import type { Missing } from './missing.js';
import { officialScore } from './official-score.js';
import { NO_TERMS, type PersonScore, type ScoreOptions } from './score.js';
import { type Standing, standingOf } from './standing.js';
import { scoreOfTrackedPeriod } from './tracked-period.js';

/**
 * The score of a person in a month, quarter, half or year, as the facts stand at min(effective, end of the period). Before
 * the end of the period there is no score, only a, b, c over the whole base plan (NOT_ENDED).
 */
export function personScore(
  reading: Reading,
  person: string,
  period: Period,
  effective: Day,
  options: ScoreOptions = { derivation: false },
): PersonScore {
  const snapshot = reading.at(earlier(effective, period.last));
  const picked = reading.parametersOn(period.last);
  if (!picked.ok) {
    const standing = standingOf(snapshot.organisation, person, {});
    return unrated(standing, period, { what: picked.error.messageVi, owedBy: null, since: null });
  }
  const parameters = picked.answer;
  const standing = standingOf(snapshot.organisation, person, parameters);
  const { tracking, assessor: owedBy } = standing;
  const ended = effective >= period.last;
  if (tracking === null) {
    const what = 'chưa quyết định theo dõi theo tháng hay theo quý (P34)';
    return unrated(standing, period, { what, owedBy, since: period.first });
  }
  if (period.kind === tracking)
    return settledByNote(
      scoreOfTrackedPeriod(
        gather({ reading, snapshot, standing, period: period as TrackedPeriod, ended, parameters, options }),
      ),
      snapshot,
      parameters,
    );
  if (period.kind === 'MONTH') {
    const what = 'cơ quan theo dõi theo quý: không có điểm tháng (P34)';
    return unrated(standing, period, { what, owedBy: null, since: null });
  }
  if (!ended) return { ...NO_TERMS, standing, period, status: 'NOT_ENDED' };
  const scoreOfPart = (part: Period) => personScore(reading, person, part, part.last, { derivation: false });
  const mean = meanOfPeriods(snapshot, standing, period, tracking, parameters, scoreOfPart, options);
  return settledByNote(mean, snapshot, parameters);
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
