import { isNegative, isZero, type Kernel, type Rational, sum } from '../numbers/index.js';
import { exactNumber, Refusal, refuseRepeatedIds } from '../reading/index.js';
import { type GivenParameters, parameterOf } from '../rules/index.js';
import type { Evaluation, Provenance, UsedParameter } from '../trace/index.js';
import { nd335 } from './citation.js';

/** GENERAL: tiêu chí chung, 30 points (Điều 6). RESULTS: kết quả thực hiện nhiệm vụ, 70 points (Điều 7). */
export const AGENCY_PARTS = ['GENERAL', 'RESULTS'] as const;
/** GENERAL (Điều 6) or RESULTS (Điều 7). */
export type AgencyPart = (typeof AGENCY_PARTS)[number];

/** The criteria and their maxima are the decision of the ministry or the provincial People's Committee (Điều 7 khoản 2, R36). */
export interface AgencyCriterion extends Provenance {
  /** Name of the criterion, unique in the list (DUPLICATE_ID). */
  readonly id: string;
  /** The part whose points it shares. */
  readonly part: AgencyPart;
  /** Most points, exact text above 0 (MAX_NOT_POSITIVE); the maxima of a part add up to 30 or 70 (MAXIMA_NOT_COMPLETE). */
  readonly max: string;
  /** Null: not scored, or on an optional criterion ("nếu có") not applicable. */
  readonly points: string | null;
  /** True for "nếu có": without points it does not apply and is re-weighted inside its part (P27). */
  readonly optional?: boolean;
}

/** The criteria of both parts with their points. */
export interface AgencyScoreInput {
  /** In any order; of each part at least one. */
  readonly criteria: readonly AgencyCriterion[];
  /** `agencyNotApplicable` (P27); what is not named has its default. */
  readonly parameters?: GivenParameters;
  /** Legal source of a parameter by its name, shown in the derivation. */
  readonly parameterSources?: GivenParameters;
}

/** The parameters that `nd335/agency-score` takes. */
export const AGENCY_SCORE_PARAMETERS = ['agencyNotApplicable'] as const;

/** Điểm của tổ chức (Điều 6, 7): exact texts, null where a criterion is missing. */
export interface AgencyScoreAnswer {
  /** INSUFFICIENT_DATA while something is missing. */
  readonly status: 'OK' | 'INSUFFICIENT_DATA';
  /** Tiêu chí chung, 0..30. */
  readonly general: string | null;
  /** Kết quả thực hiện nhiệm vụ, 0..70. */
  readonly results: string | null;
  /** general + results, 0..100. */
  readonly S: string | null;
  /** Ids of criteria without points; a part of which nothing applies is missing as a whole. */
  readonly missing: readonly string[];
}

const PARTS = {
  GENERAL: { term: 'general', points: 30, label: 'Điểm tiêu chí chung của tổ chức', article: 'Điều 6' },
  RESULTS: { term: 'results', points: 70, label: 'Điểm kết quả thực hiện nhiệm vụ của tổ chức', article: 'Điều 7' },
} as const;

/**
 * Điểm của tổ chức: S = general + results (Điều 6, 7); what does not apply is re-weighted inside its own part (P27). Refuses
 * DUPLICATE_ID, MAX_NOT_POSITIVE, POINTS_OUT_OF_RANGE and MAXIMA_NOT_COMPLETE.
 */
export function agencyScore(input: AgencyScoreInput, evaluation: Evaluation): AgencyScoreAnswer {
  const { criteria } = input;
  const rule = parameterOf('agencyNotApplicable', input.parameters, input.parameterSources);
  const { numbers } = evaluation;
  const trace = evaluation.trace.within('nd335/agency-score@1');
  refuseRepeatedIds(criteria, 'criteria');
  return trace.term(
    'S',
    ({ S }) => ({
      label: 'Tổng điểm của tổ chức',
      value: S,
      expression: 'general + results',
      citation: nd335('Điều 6, Điều 7'),
    }),
    (inside): AgencyScoreAnswer => {
      const general = partScore('GENERAL', criteria, rule, { numbers, trace: inside });
      const results = partScore('RESULTS', criteria, rule, { numbers, trace: inside });
      const S = general.score && results.score && general.score.plus(results.score);
      return {
        status: S === null ? 'INSUFFICIENT_DATA' : 'OK',
        general: general.score?.toString() ?? null,
        results: results.score?.toString() ?? null,
        S: S?.toString() ?? null,
        missing: [...general.missing, ...results.missing],
      };
    },
  );
}

interface PartScore {
  readonly score: Rational | null;
  /** Points of the criteria that apply, and the most they could be. */
  readonly reached: Rational;
  readonly most: Rational;
  readonly missing: readonly string[];
}

function partScore(
  part: AgencyPart,
  criteria: readonly AgencyCriterion[],
  rule: UsedParameter,
  { numbers, trace }: Evaluation,
): PartScore {
  const { term, points: ceiling, label, article } = PARTS[part];
  return trace.term(
    term,
    ({ score, reached, most }) => ({
      label,
      value: score,
      expression: `tổng điểm × ${ceiling} ÷ tổng điểm tối đa của các tiêu chí có phát sinh = ${reached} × ${ceiling} ÷ ${most}`,
      citation: nd335(article),
      parameters: [rule],
    }),
    (inside): PartScore => {
      const rows = criteria.flatMap((criterion, index) => {
        if (criterion.part !== part) return [];
        const max = positiveMaximum(criterion, `criteria[${index}].max`, numbers);
        const points = inside.term(
          criterion.id,
          (value) => ({
            label: criterion.id,
            value,
            expression:
              criterion.points !== null
                ? `tối đa ${max}`
                : `${criterion.optional ? 'không phát sinh' : 'chưa chấm'}${value === null ? '' : ', được tính điểm tối đa (P27)'}`,
            citation: nd335(article),
            provenance: criterion,
          }),
          () =>
            criterion.points === null && criterion.optional && rule.value === 'FULL_MARKS'
              ? max
              : pointsOf(criterion, max, `criteria[${index}].points`, numbers),
        );
        return [{ criterion, max, points }];
      });
      refuseOtherTotal(
        part,
        sum(
          rows.map(({ max }) => max),
          numbers,
        ),
        numbers,
      );
      const missing = rows
        .filter(({ criterion, points }) => points === null && !criterion.optional)
        .map(({ criterion }) => criterion.id);
      const applied = rows.flatMap(({ max, points }) => (points === null ? [] : [{ max, points }]));
      const most = sum(
        applied.map(({ max }) => max),
        numbers,
      );
      const reached = sum(
        applied.map(({ points }) => points),
        numbers,
      );
      if (missing.length > 0) return { score: null, reached, most, missing };
      if (isZero(most)) return { score: null, reached, most, missing: [part] };
      return { score: reached.times(numbers.integer(ceiling)).over(most), reached, most, missing };
    },
  );
}

/** A negative maximum would let the others exceed the part and still add up to it. */
function positiveMaximum({ id, max: text }: AgencyCriterion, path: string, numbers: Kernel): Rational {
  const max = exactNumber(text, path, numbers);
  if (isNegative(max) || isZero(max)) {
    throw new Refusal(
      'MAX_NOT_POSITIVE',
      path,
      `the maximum of ${id} is above 0, got ${text}`,
      `điểm tối đa của ${id} phải lớn hơn 0, nhận được ${text}`,
    );
  }
  return max;
}

function pointsOf(
  { id, points: text }: AgencyCriterion,
  max: Rational,
  path: string,
  numbers: Kernel,
): Rational | null {
  if (text === null) return null;
  const points = exactNumber(text, path, numbers);
  if (isNegative(points) || points.compare(max) > 0) {
    throw new Refusal(
      'POINTS_OUT_OF_RANGE',
      path,
      `${id} takes 0 to ${max} points, got ${text}`,
      `${id} chấm từ 0 đến ${max} điểm, nhận được ${text}`,
    );
  }
  return points;
}

function refuseOtherTotal(part: AgencyPart, total: Rational, numbers: Kernel): void {
  const { points, article } = PARTS[part];
  if (total.compare(numbers.integer(points)) === 0) return;
  throw new Refusal(
    'MAXIMA_NOT_COMPLETE',
    'criteria',
    `the maxima of ${part} add up to ${total}, not ${points}`,
    `tổng điểm tối đa của phần ${part} là ${total}, phải là ${points}`,
    article,
  );
}
