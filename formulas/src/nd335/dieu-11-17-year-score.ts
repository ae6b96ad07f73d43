import type { Warning } from '../formula.js';
import { type Kernel, mean, type Rational, sum } from '../numbers/index.js';
import { at, Refusal, scoreUpTo } from '../reading/index.js';
import { type GivenParameters, parameterOf } from '../rules/index.js';
import type { Evaluation, Provenance } from '../trace/index.js';
import { nd335 } from './citation.js';
import { type Class, classOfScore } from './classes.js';

/**
 * LEAVE_11_2: unpaid leave with at least six months worked, sick leave or maternity (Điều 11 khoản 2), classified on the time worked.
 * JOINED: recruited during the year. TRANSFER: came from another body, whose periods are in the list (Điều 19 khoản 1).
 */
export const YEAR_CASES = ['LEAVE_11_2', 'JOINED', 'TRANSFER'] as const;
/** A special case of Điều 11 or 19. */
export type YearCase = (typeof YEAR_CASES)[number];

/** Either `months` (at most 12) or `quarters` (at most 4): the tracked periods in order; null = tracked, but without a score. */
export interface YearScoreInput {
  /** Scores S of months, exact texts 0..100 (SCORE_OUT_OF_RANGE). */
  readonly months?: readonly (string | null)[];
  /** Scores S of quarters, where the agency tracks by quarter (P21). */
  readonly quarters?: readonly (string | null)[];
  /** Whole months worked in the year, 0..12. Absent = nobody said; then Điều 11 khoản 1 is not checked. */
  readonly monthsWorked?: number;
  /** Absent = none of them. */
  readonly case?: YearCase;
  /** Working days of the person in each period, counts in the same order: for P24 BY_WORKING_DAYS and a minimum of P45. */
  readonly workingDays?: readonly number[];
  /** Open points decided otherwise than by default, by name or id; see the `…_PARAMETERS` of the formula. */
  readonly parameters?: GivenParameters;
  /** Legal source of each given parameter, shown in the derivation. */
  readonly parameterSources?: GivenParameters;
  /** One for each period, in the same order. */
  readonly provenance?: readonly Provenance[];
}

/** Điểm năm (Điều 17 khoản 3) and the class of that score. */
export interface YearScoreAnswer {
  /** NOT_CLASSIFIED: under six months worked (Điều 11 khoản 1); INSUFFICIENT_DATA while something is missing. */
  readonly status: 'OK' | 'NOT_CLASSIFIED' | 'INSUFFICIENT_DATA';
  /** Unrounded mean; null when not classified (the period scores stay on file) or when a score is missing. */
  readonly S: string | null;
  /** Class of the score, before overrides, head cap and quota. */
  readonly class: Class | null;
  /** `months[3]`, `months` (none at all), `workingDays` (P24, P45 need them) or `decision` (P33 withholds). */
  readonly missing: readonly string[];
  /** Remarks on an answer that stands all the same; by `code`. */
  readonly warnings: readonly Warning[];
}

/** The open points that decide it: P33, P21, P24, P45. */
export const YEAR_SCORE_PARAMETERS = ['partYear', 'quarterlyYear', 'partialMonths', 'minimumWorkingDays'] as const;

/**
 * Điểm năm: the arithmetic mean of the tracked months or quarters (Điều 17 khoản 3), never of rounded values. Refuses
 * MONTHS_OR_QUARTERS, TOO_MANY_PERIODS, MONTHS_OUT_OF_RANGE, SCORE_OUT_OF_RANGE, PROVENANCE_LENGTH and
 * WORKING_DAYS_LENGTH.
 */
export function yearScore(input: YearScoreInput, evaluation: Evaluation): YearScoreAnswer {
  const { numbers } = evaluation;
  const trace = evaluation.trace.within('nd335/year-score@1');
  const { name, label, rows, full } = periodsOf(input);
  const partYear = parameterOf('partYear', input.parameters, input.parameterSources);
  if ((input.monthsWorked ?? 0) > 12) {
    throw new Refusal('MONTHS_OUT_OF_RANGE', 'monthsWorked', 'a year has 12 months', 'một năm có 12 tháng', 'Điều 11');
  }
  const notClassified = tooShort(input);
  const withheld = isPartYear(input) && partYear.value === 'WITHHOLD';
  const weights = weightsOf(input);
  const counts = rows.map((_, index) => weights === null || weights.isCounted(index));
  const missing = [
    ...(counts.some((counted) => counted) ? [] : [name]),
    ...rows.flatMap((row, index) => (row === null && counts[index] ? [at(name, index)] : [])),
    ...(weights === null && needsWorkingDays(input) ? ['workingDays'] : []),
    ...(withheld ? ['decision'] : []),
  ];

  const S = trace.term(
    'S',
    (value: Rational | null) => ({
      label: 'Điểm năm',
      value,
      expression: notClassified
        ? `làm việc ${input.monthsWorked} tháng: không xếp loại`
        : `trung bình ${weights === null ? 'cộng ' : ''}${rows.length} ${label}${weights === null ? '' : ` ${weights.expression}`}${value === null ? '' : `; mức theo điểm ${classOfScore(value, numbers)}`}`,
      citation: nd335(citationOf(input, notClassified)),
      parameters: parametersUsed(input),
    }),
    (inside): Rational | null => {
      const values = rows.map((text, index) =>
        inside.term(
          at(name, index),
          (value) => ({
            label: `${label} thứ ${index + 1}`,
            value,
            citation: nd335('Điều 17 khoản 3'),
            provenance: input.provenance?.[index],
          }),
          () =>
            text === null
              ? null
              : scoreUpTo(100, text, at(name, index), numbers, { code: 'SCORE_OUT_OF_RANGE', article: 'Điều 17' }),
        ),
      );
      if (notClassified || missing.length > 0) return null;
      return weights === null
        ? mean(
            values.filter((value) => value !== null),
            numbers,
          )
        : weightedMean(values, weights, numbers);
    },
  );
  return {
    status: notClassified ? 'NOT_CLASSIFIED' : S === null ? 'INSUFFICIENT_DATA' : 'OK',
    S: S?.toString() ?? null,
    class: S && classOfScore(S, numbers),
    missing: notClassified ? [] : missing,
    warnings: S === null || rows.length === full ? [] : [partYearWarning(input, rows.length, label)],
  };
}

/** How much each period weighs where its working days matter; a period below the minimum of P45 leaves the mean. */
interface Weights {
  readonly isCounted: (index: number) => boolean;
  readonly weightOf: (index: number) => number;
  readonly expression: string;
}

const byDays = (input: YearScoreInput): boolean =>
  parameterOf('partialMonths', input.parameters, input.parameterSources).value === 'BY_WORKING_DAYS';
const minimumOf = (input: YearScoreInput): number =>
  Number(parameterOf('minimumWorkingDays', input.parameters, input.parameterSources).value);
const needsWorkingDays = (input: YearScoreInput): boolean => byDays(input) || minimumOf(input) > 0;

/** Null: the rules in force look at no working days, or nobody gave them. */
function weightsOf(input: YearScoreInput): Weights | null {
  const { workingDays, months, quarters } = input;
  if (workingDays === undefined) return null;
  const periods = months ?? quarters ?? [];
  if (workingDays.length !== periods.length) {
    throw new Refusal(
      'WORKING_DAYS_LENGTH',
      'workingDays',
      `needs one entry for each of the ${periods.length} periods`,
      'cần đúng một số ngày làm việc cho mỗi kỳ',
      'Điều 17',
    );
  }
  if (!needsWorkingDays(input)) return null;
  const minimum = minimumOf(input);
  const weighted = byDays(input);
  return {
    isCounted: (index) => (workingDays[index] ?? 0) >= minimum && (!weighted || (workingDays[index] ?? 0) > 0),
    weightOf: (index) => (weighted ? (workingDays[index] ?? 0) : 1),
    expression: [
      ...(weighted ? [`theo ngày làm việc ${workingDays.join(', ')} (P24)`] : []),
      ...(minimum > 0 ? [`bỏ kỳ dưới ${minimum} ngày làm việc (P45)`] : []),
    ].join('; '),
  };
}

function weightedMean(values: readonly (Rational | null)[], weights: Weights, numbers: Kernel): Rational | null {
  const counted = values.flatMap((value, index) =>
    value === null || !weights.isCounted(index) ? [] : [{ value, weight: numbers.integer(weights.weightOf(index)) }],
  );
  if (counted.length === 0) return null;
  const total = sum(
    counted.map(({ weight }) => weight),
    numbers,
  );
  return sum(
    counted.map(({ value, weight }) => value.times(weight)),
    numbers,
  ).over(total);
}

function periodsOf({ months, quarters, provenance: origins }: YearScoreInput) {
  if ((months === undefined) === (quarters === undefined)) {
    throw new Refusal(
      'MONTHS_OR_QUARTERS',
      '',
      'give months or quarters, one of the two',
      'cần danh sách tháng hoặc quý, chỉ một trong hai',
      'Điều 17',
    );
  }
  const periods =
    months === undefined
      ? { name: 'quarters', label: 'quý', rows: quarters ?? [], full: 4 }
      : { name: 'months', label: 'tháng', rows: months, full: 12 };
  if (periods.rows.length > periods.full) {
    throw new Refusal(
      'TOO_MANY_PERIODS',
      periods.name,
      `a year has ${periods.full} ${periods.name}, got ${periods.rows.length}`,
      `một năm có ${periods.full} ${periods.label}, nhận được ${periods.rows.length}`,
      'Điều 17',
    );
  }
  if (origins !== undefined && origins.length !== periods.rows.length) {
    throw new Refusal(
      'PROVENANCE_LENGTH',
      'provenance',
      `needs one entry for each of the ${periods.rows.length} ${periods.name}`,
      `cần đúng một mục cho mỗi ${periods.label}`,
    );
  }
  return periods;
}

function citationOf({ case: yearCase }: YearScoreInput, notClassified: boolean): string {
  if (notClassified) return yearCase === 'LEAVE_11_2' ? 'Điều 11' : 'Điều 11 khoản 1';
  if (yearCase === 'LEAVE_11_2') return 'Điều 11 khoản 2';
  return yearCase === 'TRANSFER' ? 'Điều 17 khoản 3, Điều 19 khoản 1' : 'Điều 17 khoản 3';
}

function parametersUsed(input: YearScoreInput) {
  const used = [
    ...(isPartYear(input) ? ['partYear'] : []),
    ...(input.quarters ? ['quarterlyYear'] : []),
    'partialMonths',
    ...(minimumOf(input) > 0 ? ['minimumWorkingDays'] : []),
  ];
  return used.map((name) => parameterOf(name, input.parameters, input.parameterSources));
}

/** Under six months worked there is no class, unless the case is Điều 11 khoản 2; no month worked is never classified (R21). */
function tooShort(input: YearScoreInput): boolean {
  if (input.monthsWorked === undefined) return false;
  return input.case === 'LEAVE_11_2' ? input.monthsWorked === 0 : input.monthsWorked < 6;
}

/** P33: worked 6 to 11 months without being a case of Điều 11 khoản 2. */
const isPartYear = (input: YearScoreInput): boolean =>
  input.monthsWorked !== undefined && input.monthsWorked < 12 && input.case !== 'LEAVE_11_2';

/** Tracked time is not working time (R21), so that a short list alone decides nothing; it is said. */
function partYearWarning(input: YearScoreInput, rows: number, label: string): Warning {
  const checked = input.monthsWorked !== undefined;
  return {
    code: 'PART_YEAR',
    message: `mean over ${rows} tracked periods only${checked ? '' : '; monthsWorked is not given, so the six months of Điều 11.1 are not checked'}`,
    messageVi: `chỉ lấy trung bình ${rows} ${label} có theo dõi${checked ? '' : '; chưa nêu số tháng làm việc nên chưa xét điều kiện 6 tháng (Điều 11 khoản 1)'}`,
  };
}
