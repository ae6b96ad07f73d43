import {
  type Approximate,
  approximateText,
  difference,
  type Enclosure,
  exactly,
  greatest,
  isNegative,
  isZero,
  least,
  product,
  type Rational,
} from '../../numbers/index.js';
import { exactNumber, Refusal, refuseRepeatedIds } from '../../reading/index.js';
import type { Evaluation } from '../../trace/index.js';
import { approximated, computedBy, irrationalsOf, markOf, quotientOf } from '../irrationals.js';
import { type LogForm, logarithms } from './log.js';
import { type Moments, momentsOf } from './moments.js';
import { isProblem, type OutlierLimits, winsorise } from './outliers.js';

/** One indicator over the provinces of one edition. */
export interface PiiIndicatorInput {
  /** GOOD: more is better; BAD: less is better. */
  readonly direction: 'GOOD' | 'BAD';
  /** Measured values; without denominator the numerator is the value. Null = not available, never filled in. */
  readonly provinces: readonly {
    readonly id: string;
    readonly numerator: string | null;
    readonly denominator?: string | null;
  }[];
  /** Null: outliers are left as they are. Which thresholds the PII uses is not known, so there are no defaults. */
  readonly outliers: {
    /** |skewness| from which, together with the kurtosis, there is a problem: 2, or 2.25 in the GII. */
    readonly skewness: string;
    /** 3.5 in the practice of the JRC. */
    readonly kurtosis: string;
    /** Points that may be set to the next value. */
    readonly maxPoints: number;
    /** What is done with the raw values when that is not enough. */
    readonly log: LogForm | 'NONE';
  } | null;
}

/** What was done about outliers. */
export type PiiTreatment = 'NONE' | 'WINSORISED' | 'LOG_CT' | 'LOG_GII' | 'STILL_A_PROBLEM';

/** Scores 0..100 of an indicator. */
export interface PiiIndicatorAnswer {
  /** NOT_COMPARABLE: fewer than two different values, so nobody has a score. */
  readonly status: 'OK' | 'NOT_COMPARABLE';
  /** Of the raw values, approximate; null when outliers were not looked for or there is no shape. */
  readonly skewness: string | null;
  /** Of the raw values, exact excess kurtosis. */
  readonly kurtosis: string | null;
  /** What was done. */
  readonly treatment: PiiTreatment;
  /** Of the winsorised values; null otherwise. */
  readonly skewnessAfter: string | null;
  /** Of the winsorised values; null otherwise. */
  readonly kurtosisAfter: string | null;
  /** Provinces whose value was changed. */
  readonly changed: readonly string[];
  /** The values that were normalised, exact or logarithms; null = not available. */
  readonly treated: readonly { readonly id: string; readonly value: string | null }[];
  /** The best value has 100, the worst 0; null = not available. */
  readonly scores: readonly { readonly id: string; readonly score: string | null }[];
  /** Which values are approximate, and how far at most; null = none. */
  readonly approximate: Approximate | null;
}

const CITATION = 'Phương pháp GII của WIPO mà bộ chỉ số PII kế thừa; tham số theo dữ liệu đầu vào';

/** Scaling, outliers, min–max: steps 1 to 5 of the method of the GII. */
export function piiIndicator(input: PiiIndicatorInput, evaluation: Evaluation): PiiIndicatorAnswer {
  const { provinces } = input;
  refuseRepeatedIds(provinces, 'provinces');
  return evaluation.trace.within('indices/pii-indicator@1').term(
    'scores',
    (answer) => ({
      label: 'Điểm chuẩn hóa của chỉ số thành phần',
      value: answer.status,
      expression: `xử lý ngoại lai: ${answer.treatment}; độ lệch ${answer.skewness ?? 'không xét'}, sau xử lý ${answer.skewnessAfter ?? 'không có'}; độ nhọn ${answer.kurtosis ?? 'không xét'}, sau xử lý ${answer.kurtosisAfter ?? 'không có'}`,
      citation: CITATION,
      parameters: answer.approximate === null ? [] : computedBy(evaluation),
    }),
    (inside): PiiIndicatorAnswer => {
      const measured = provinces.flatMap((province, at) => {
        const value = scaled(province, `provinces[${at}]`, evaluation);
        return value === null ? [] : [{ id: province.id, value }];
      });
      const raw = measured.map(({ value }) => value);
      const limits = limitsOf(input, evaluation);
      const { values, logs, ...said } = treatmentOf(raw, limits, input.outliers?.log ?? 'NONE', evaluation);
      const enclosed = logs ?? values.map(exactly);
      const comparable = values.some((value) => value.compare(values[0] ?? value) !== 0);
      const scores = comparable ? normalised(values, enclosed, input.direction, evaluation) : null;
      const textOf = (of: Enclosure | undefined): string | null =>
        of === undefined
          ? null
          : of.low.compare(of.high) === 0
            ? of.low.toString()
            : approximateText(approximated(of, evaluation));
      const place = (id: string): number => measured.findIndex((one) => one.id === id);
      const rows = provinces.map(({ id }) => {
        const [treated, score] = [textOf(enclosed[place(id)]), textOf(scores?.[place(id)])];
        return inside.term(
          id,
          () => ({
            label: id,
            value: score,
            expression: `giá trị ${measured[place(id)]?.value ?? 'chưa có'}; sau xử lý ${treated ?? 'chưa có'}`,
            citation: CITATION,
          }),
          () => ({ id, treated, score }),
        );
      });
      const keys = [
        ...(said.skewness === null ? [] : ['skewness']),
        ...(said.skewnessAfter === null ? [] : ['skewnessAfter']),
        ...(logs === null ? [] : ['treated', 'scores']),
      ];
      return {
        status: comparable ? 'OK' : 'NOT_COMPARABLE',
        ...said,
        changed: said.changed.flatMap((at) => measured[at]?.id ?? []),
        treated: rows.map(({ id, treated }) => ({ id, value: treated })),
        scores: rows.map(({ id, score }) => ({ id, score })),
        approximate: markOf(keys),
      };
    },
  );
}

interface Treated
  extends Pick<PiiIndicatorAnswer, 'skewness' | 'kurtosis' | 'treatment' | 'skewnessAfter' | 'kurtosisAfter'> {
  readonly values: readonly Rational[];
  /** Logarithms of the values; null where the values themselves are normalised. */
  readonly logs: readonly Enclosure[] | null;
  readonly changed: readonly number[];
}

/** Winsorised values when that is enough; else the raw ones, by logarithm if one is wanted. */
function treatmentOf(
  raw: readonly Rational[],
  limits: OutlierLimits | null,
  log: LogForm | 'NONE',
  evaluation: Evaluation,
): Treated {
  const { numbers } = evaluation;
  const before = limits === null ? null : momentsOf(raw, numbers);
  const untreated: Treated = {
    ...shapeOf(before, evaluation),
    treatment: 'NONE',
    skewnessAfter: null,
    kurtosisAfter: null,
    values: raw,
    logs: null,
    changed: [],
  };
  if (limits === null || !isProblem(before, limits)) return untreated;
  const { values, changed, passes } = winsorise(raw, limits, numbers);
  if (passes) {
    const after = shapeOf(momentsOf(values, numbers), evaluation);
    return {
      ...untreated,
      treatment: 'WINSORISED',
      skewnessAfter: after.skewness,
      kurtosisAfter: after.kurtosis,
      values,
      changed,
    };
  }
  if (log === 'NONE') return { ...untreated, treatment: 'STILL_A_PROBLEM' };
  return { ...untreated, treatment: `LOG_${log}`, logs: logarithms(raw, log, irrationalsOf(evaluation), numbers) };
}

/** Skewness, approximate, and kurtosis, exact. */
function shapeOf(
  moments: Moments | null,
  evaluation: Evaluation,
): { readonly skewness: string | null; readonly kurtosis: string | null } {
  if (moments === null) return { skewness: null, kurtosis: null };
  const { sign, skewnessSquared, kurtosis } = moments;
  const size = approximated(irrationalsOf(evaluation).root(skewnessSquared, 2), evaluation);
  return {
    skewness: approximateText(sign < 0 ? evaluation.numbers.integer(0).minus(size) : size),
    kurtosis: kurtosis.toString(),
  };
}

/** 100 · (x − min)/(max − min), turned round where less is better. `order` decides which values are the ends, exactly. */
function normalised(
  order: readonly Rational[],
  enclosed: readonly Enclosure[],
  direction: 'GOOD' | 'BAD',
  evaluation: Evaluation,
): readonly Enclosure[] {
  const { numbers } = evaluation;
  const [least_, greatest_] = [order.reduce(least), order.reduce(greatest)];
  const endOf = (end: Rational): Enclosure | undefined =>
    enclosed[order.findIndex((value) => value.compare(end) === 0)];
  const [low, high] = [endOf(least_), endOf(greatest_)];
  const [none, hundred] = [exactly(numbers.integer(0)), exactly(numbers.integer(100))];
  return order.map((value, at): Enclosure => {
    const x = enclosed[at];
    if (x === undefined || low === undefined || high === undefined) throw new Error('a value has no enclosure');
    if (value.compare(least_) === 0) return direction === 'GOOD' ? none : hundred;
    if (value.compare(greatest_) === 0) return direction === 'GOOD' ? hundred : none;
    const share = quotientOf(direction === 'GOOD' ? difference(x, low) : difference(high, x), difference(high, low));
    return product(share, hundred);
  });
}

/** Step 1. Nothing can be said per unit of nothing. */
function scaled(
  { numerator, denominator }: PiiIndicatorInput['provinces'][number],
  path: string,
  { numbers }: Evaluation,
): Rational | null {
  const top = numerator === null ? null : exactNumber(numerator, `${path}.numerator`, numbers);
  if (denominator === undefined) return top;
  const bottom = denominator === null ? null : exactNumber(denominator, `${path}.denominator`, numbers);
  if (bottom !== null && isNegative(bottom))
    throw new Refusal(
      'NEGATIVE',
      `${path}.denominator`,
      `a denominator is 0 or more, got ${denominator}`,
      `mẫu số phải từ 0 trở lên, nhận được ${denominator}`,
    );
  return top === null || bottom === null || isZero(bottom) ? null : top.over(bottom);
}

function limitsOf({ outliers }: PiiIndicatorInput, { numbers }: Evaluation): OutlierLimits | null {
  if (outliers === null) return null;
  const limit = (field: 'skewness' | 'kurtosis'): Rational => {
    const value = exactNumber(outliers[field], `outliers.${field}`, numbers);
    if (value.numerator > 0n) return value;
    throw new Refusal(
      'LIMIT_NOT_POSITIVE',
      `outliers.${field}`,
      `a limit is above 0, got ${outliers[field]}`,
      `ngưỡng phải lớn hơn 0, nhận được ${outliers[field]}`,
    );
  };
  return { skewness: limit('skewness'), kurtosis: limit('kurtosis'), maxPoints: outliers.maxPoints };
}
