import type { Warning } from '../../formula.js';
import { exactNumber } from '../../reading/index.js';
import type { Evaluation } from '../../trace/index.js';

/** One published value of an index. */
export interface DatedValue {
  /** Reference year, not the year of publication. */
  readonly year: number;
  /** Null = unknown. */
  readonly value: string | null;
  /** The generation or act by which it was computed; values of two methods are not strictly comparable. */
  readonly method?: string;
}

/** Two values of one index: of two years, or a value and the mean of all. */
export interface GrowthInput {
  /** `DTI`, `DTI trung bình cả nước`, … */
  readonly index: string;
  /** What is compared with. */
  readonly from: DatedValue;
  /** What is compared. */
  readonly to: DatedValue;
}

/** How far two values are apart. */
export interface GrowthAnswer {
  /** INSUFFICIENT_DATA while one value is unknown. */
  readonly status: 'OK' | 'INSUFFICIENT_DATA';
  /** As in the input. */
  readonly index: string;
  /** to − from. */
  readonly difference: string | null;
  /** Per cent of `from`; null where that is not above 0. */
  readonly growth: string | null;
  /** METHOD_CHANGED, NO_BASE. */
  readonly warnings: readonly Warning[];
}

const METHOD_CHANGED: Warning = {
  code: 'METHOD_CHANGED',
  message: 'the two values were computed by different methods, so that they are not strictly comparable',
  messageVi: 'hai giá trị được tính theo hai phương pháp khác nhau nên không so sánh chặt chẽ được',
};
const NO_BASE: Warning = {
  code: 'NO_BASE',
  message: 'the growth of a value that is not above 0 says nothing',
  messageVi: 'giá trị gốc không lớn hơn 0 nên tỷ lệ tăng không có nghĩa',
};

/** difference = to − from; growth = 100 · difference ÷ from. */
export function growth({ index, from, to }: GrowthInput, { numbers, trace }: Evaluation): GrowthAnswer {
  const [a, b] = (
    [
      ['from', from],
      ['to', to],
    ] as const
  ).map(([key, { value }]) => (value === null ? null : exactNumber(value, `${key}.value`, numbers)));
  const difference = a == null || b == null ? null : b.minus(a);
  const hasBase = a != null && a.numerator > 0n;
  const rate = difference !== null && a != null && hasBase ? difference.times(numbers.integer(100)).over(a) : null;
  const warnings = [
    ...(from.method !== undefined && to.method !== undefined && from.method !== to.method ? [METHOD_CHANGED] : []),
    ...(a != null && !hasBase ? [NO_BASE] : []),
  ];
  return trace.within('indices/growth@1').term(
    'growth',
    () => ({
      label: `Mức thay đổi của ${index}`,
      value: rate,
      expression: `${to.year}: ${b ?? '?'} − ${from.year}: ${a ?? '?'} = ${difference ?? '?'}; 100 × ${difference ?? '?'} ÷ ${a ?? '?'}`,
      citation: 'Các bảng công bố',
    }),
    (): GrowthAnswer => ({
      status: difference === null ? 'INSUFFICIENT_DATA' : 'OK',
      index,
      difference: difference?.toString() ?? null,
      growth: rate?.toString() ?? null,
      warnings,
    }),
  );
}
