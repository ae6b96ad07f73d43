import type { Warning } from '../../formula.js';
import { isNegative, type Kernel, type Rational, sum } from '../../numbers/index.js';
import { exactNumber, Refusal, refuseRepeatedIds } from '../../reading/index.js';
import type { Evaluation } from '../../trace/index.js';

/** APPRAISED: self-scored and appraised by the ministry (thẩm định); SURVEY: sociological survey (điều tra xã hội học). */
export const PAR_METHODS = ['APPRAISED', 'SURVEY'] as const;
/** One of `PAR_METHODS`. */
export type ParMethod = (typeof PAR_METHODS)[number];

/** A row of the decision's table. The table itself is data: it was not obtained. */
export interface ParCriterion {
  /** Number of the criterion, unique (DUPLICATE_ID). */
  readonly id: string;
  /** How it is assessed. */
  readonly method: ParMethod;
  /** Most points, above 0. */
  readonly max: string;
  /** Null = not yet assessed. */
  readonly points: string | null;
}

/** The rows of the table with their points. */
export interface ParInput {
  /** At least one. */
  readonly criteria: readonly ParCriterion[];
  /** The whole of the table as the decision states it; other maxima are refused (MAXIMA_NOT_COMPLETE). */
  readonly maxTotal?: string;
}

/** Chỉ số cải cách hành chính, in per cent. */
export interface ParAnswer {
  /** INSUFFICIENT_DATA while a criterion has no points. */
  readonly status: 'OK' | 'INSUFFICIENT_DATA';
  /** 0..100. */
  readonly PAR: string | null;
  /** Points that were appraised. */
  readonly appraised: string | null;
  /** Points of the survey. */
  readonly survey: string | null;
  /** Σ maxima. */
  readonly maxTotal: string;
  /** Criteria without points. */
  readonly missing: readonly string[];
  /** The formula is inferred, so this is never empty. */
  readonly warnings: readonly Warning[];
}

/** The deciding act of the index. */
export const PAR_SOURCE = 'Quyết định 876/QĐ-BNV ngày 10/11/2022';

const INFERRED: Warning = {
  code: 'FORMULA_INFERRED',
  message: 'the sources say that the index is a percentage by two methods; the formula itself is inferred',
  messageVi: 'nguồn chỉ nêu chỉ số tính theo phần trăm, gồm hai phương pháp; công thức là suy ra',
};

/** PAR = 100 · (Σ appraised + Σ survey) ÷ Σ maxima. */
export function par({ criteria, maxTotal }: ParInput, { numbers, trace }: Evaluation): ParAnswer {
  refuseRepeatedIds(criteria, 'criteria', PAR_SOURCE);
  return trace.within('indices/par@1').term(
    'PAR',
    (answer) => ({
      label: 'Chỉ số cải cách hành chính (PAR Index)',
      value: answer.PAR,
      expression: `100 × (${answer.appraised ?? '?'} + ${answer.survey ?? '?'}) ÷ ${answer.maxTotal}`,
      citation: `${PAR_SOURCE}; công thức suy ra`,
    }),
    (inside): ParAnswer => {
      const rows = criteria.map((criterion, at) => {
        const max = maximumOf(criterion, `criteria[${at}].max`, numbers);
        const points = inside.term(
          criterion.id,
          (value) => ({
            label: criterion.id,
            value,
            expression: `tối đa ${max}; ${criterion.method === 'SURVEY' ? 'điều tra xã hội học' : 'thẩm định'}`,
            citation: PAR_SOURCE,
          }),
          () => pointsOf(criterion, max, `criteria[${at}].points`, numbers),
        );
        return { method: criterion.method, max, points };
      });
      const most = sum(
        rows.map(({ max }) => max),
        numbers,
      );
      refuseOtherTotal(most, maxTotal, numbers);
      const by = (method: ParMethod): Rational | null => {
        const own = rows.filter((row) => row.method === method);
        const known = own.flatMap(({ points }) => points ?? []);
        return known.length < own.length ? null : sum(known, numbers);
      };
      const [appraised, survey] = [by('APPRAISED'), by('SURVEY')];
      const PAR = appraised && survey && appraised.plus(survey).times(numbers.integer(100)).over(most);
      return {
        status: PAR === null ? 'INSUFFICIENT_DATA' : 'OK',
        PAR: PAR?.toString() ?? null,
        appraised: appraised?.toString() ?? null,
        survey: survey?.toString() ?? null,
        maxTotal: most.toString(),
        missing: criteria.flatMap(({ id, points }) => (points === null ? [id] : [])),
        warnings: [INFERRED],
      };
    },
  );
}

function maximumOf({ id, max }: ParCriterion, path: string, numbers: Kernel): Rational {
  const value = exactNumber(max, path, numbers);
  if (value.numerator > 0n) return value;
  throw new Refusal(
    'MAX_NOT_POSITIVE',
    path,
    `the maximum of ${id} is above 0, got ${max}`,
    `điểm tối đa của ${id} phải lớn hơn 0, nhận được ${max}`,
    PAR_SOURCE,
  );
}

function pointsOf({ id, points }: ParCriterion, max: Rational, path: string, numbers: Kernel): Rational | null {
  if (points === null) return null;
  const value = exactNumber(points, path, numbers);
  if (!isNegative(value) && value.compare(max) <= 0) return value;
  throw new Refusal(
    'POINTS_OUT_OF_RANGE',
    path,
    `${id} takes 0 to ${max} points, got ${points}`,
    `${id} chấm từ 0 đến ${max} điểm, nhận được ${points}`,
    PAR_SOURCE,
  );
}

function refuseOtherTotal(most: Rational, maxTotal: string | undefined, numbers: Kernel): void {
  const said = maxTotal === undefined ? most : exactNumber(maxTotal, 'maxTotal', numbers);
  if (most.numerator > 0n && most.compare(said) === 0) return;
  throw new Refusal(
    'MAXIMA_NOT_COMPLETE',
    'criteria',
    `the maxima add up to ${most}, not ${maxTotal ?? 'more than 0'}`,
    `tổng điểm tối đa là ${most}, phải là ${maxTotal ?? 'lớn hơn 0'}`,
    PAR_SOURCE,
  );
}
