import {
  evaluateTyped,
  type PickedParameters,
  parametersFor,
  YEAR_SCORE_PARAMETERS,
  yearScoreFormula,
} from '@kpi-ledger/formulas';
import { addDays, type Period, partsOf, type Tracking } from '@kpi-ledger/projections';
import type { Snapshot } from '../reading/reading.js';
import { officialScore } from './official-score.js';
import { NO_TERMS, type PersonScore, withAuthority } from './score.js';
import type { Standing } from './standing.js';

const LABELS: { readonly [K in Period['kind']]: string } = {
  MONTH: 'tháng',
  QUARTER: 'quý',
  HALF: '6 tháng',
  YEAR: 'năm',
};

/**
 * The score of a period longer than the tracking unit: the mean of its months or quarters (Điều 17.3), unrounded. A part
 * counts with its official score, else with its calculated one (PROVISIONAL); a part without a score leaves the mean of the others
 * provisional (P32); a part left out by a note, a recorded absence
 * or because the person did not work here yet leaves the mean (P32).
 */
export function meanOfPeriods(
  snapshot: Snapshot,
  standing: Standing,
  period: Period,
  tracking: Tracking,
  parameters: PickedParameters,
  scoreOf: (part: Period) => PersonScore,
  options: { readonly derivation: boolean },
): PersonScore {
  const record = snapshot.recordOf(standing.person, period.id);
  const parts = partsOf(period, tracking).map((part) => {
    const official = officialScore(snapshot, standing.person, part, parameters);
    return { part, official, calculated: official.kind === 'MISSING' ? scoreOf(part) : null };
  });
  const counted = parts.filter(
    ({ official, calculated }) =>
      official.kind === 'SCORE' || (calculated !== null && calculated.standing.positions.length > 0),
  );
  const scoreOfPart = ({ official, calculated }: (typeof counted)[number]): string | null =>
    official.kind === 'SCORE' ? official.S : (calculated?.S ?? null);
  const known = counted.filter((part) => scoreOfPart(part) !== null);
  // A part that neither has a score nor a note that it has none: the mean of the others, provisional, or none at all (P32).
  const averaged = parameters['missingMonth']?.value === 'WITHHOLD' || known.length === 0 ? counted : known;
  const values = averaged.map(scoreOfPart);
  const missing = counted.flatMap(({ part, calculated }) => {
    if (calculated === null) return [];
    const owed = { owedBy: standing.assessor, since: addDays(part.last, 1) };
    return calculated.S === null
      ? [{ what: `chưa có điểm kỳ ${part.id}`, ...owed }]
      : [{ what: `điểm kỳ ${part.id} chưa được cấp có thẩm quyền xác nhận`, ...owed }];
  });
  const given = tracking === 'MONTH' ? { months: values } : { quarters: values };
  const provenance = averaged.map(({ part, official }) => ({
    label: `Điểm ${part.id}${official.kind === 'SCORE' ? '' : ' (chưa xác nhận)'}`,
    events: official.kind === 'SCORE' ? official.events : [],
  }));
  const mean = evaluateTyped(
    yearScoreFormula,
    { ...given, ...parametersFor(YEAR_SCORE_PARAMETERS, parameters), provenance },
    options,
  );
  const of = { ...NO_TERMS, standing, period, record };
  if (!mean.ok)
    return { ...of, status: 'INSUFFICIENT_DATA', missing: [{ what: mean.error.messageVi, owedBy: null, since: null }] };
  const unconfirmed = known.filter(({ official }) => official.kind !== 'SCORE').length;
  const scoreless = counted.length - known.length;
  const settled = unconfirmed + scoreless === 0;
  const { S, derivation, display } = mean.answer;
  const noPart = { what: 'không có kỳ theo dõi nào có điểm', owedBy: standing.assessor, since: period.first };
  const score = withAuthority(record, {
    ...of,
    S,
    band: mean.answer.class,
    display: { ...of.display, S: display['S'] ?? null },
    status: S === null ? 'INSUFFICIENT_DATA' : settled ? 'OK' : 'PROVISIONAL',
    missing: S !== null || missing.length > 0 ? missing : [noPart],
    notes:
      S === null
        ? []
        : [
            ...(unconfirmed > 0 ? [`${unconfirmed} kỳ chưa được xác nhận điểm (P32)`] : []),
            ...(scoreless > 0
              ? [`${scoreless} kỳ chưa có điểm và chưa có ghi chú, tạm tính theo các kỳ còn lại (P32)`]
              : []),
          ],
    synthetic: parts.some(
      ({ official, calculated }) => (official.kind === 'SCORE' && official.synthetic) || calculated?.synthetic === true,
    ),
    derivation:
      derivation === undefined
        ? null
        : {
            ...derivation,
            label: `Điểm ${LABELS[period.kind]}: trung bình các kỳ theo dõi`,
            excluded: parts.flatMap(({ part, official }) =>
              official.kind === 'LEFT_OUT'
                ? official.events.map((event) => ({
                    event,
                    reason: `${part.id} không có điểm theo ghi chú hoặc vắng mặt (P32, R16)`,
                  }))
                : [],
            ),
          },
  });
  // The mean of confirmed scores needs no act of its own (Điều 17.3).
  return { ...score, confirmed: score.confirmed || (score.confirmedS === null && S !== null && settled) };
}
