import { isNegative, isZero, type Kernel, type Rational } from '../../numbers/index.js';
import { exactNumber, Refusal } from '../../reading/index.js';
import type { Evaluation } from '../../trace/index.js';

/** Value added in one unit of money, or everything in per cent of GRDP (then `grdp` is 100). */
export interface DigitalEconomyInput {
  /** Kinh tế số lõi: ICT. */
  readonly coreIct: string | null;
  /** Số hóa các ngành khác. */
  readonly otherIndustries: string | null;
  /** GRDP or GDP, above 0. */
  readonly grdp: string | null;
  /** Who compiled it by which method: agencies publish different figures. */
  readonly methodSource: string;
  /** The total as it was published, to see how far it is from the sum. */
  readonly publishedTotal?: string | null;
}

/** Tỷ trọng kinh tế số trong GRDP. */
export interface DigitalEconomyAnswer {
  /** INSUFFICIENT_DATA while a figure is unknown. */
  readonly status: 'OK' | 'INSUFFICIENT_DATA';
  /** Core and other industries together. */
  readonly valueAdded: string | null;
  /** Per cent of GRDP. */
  readonly share: string | null;
  /** Core in per cent of the digital economy. */
  readonly coreShare: string | null;
  /** Other industries in per cent of the digital economy. */
  readonly otherShare: string | null;
  /** Published total − valueAdded; null when none was given. */
  readonly difference: string | null;
  /** As in the input. */
  readonly methodSource: string;
  /** Inputs without value. */
  readonly missing: readonly string[];
}

/** Where the definition stands. */
export const DIGITAL_ECONOMY_SOURCE = 'Tổng cục Thống kê: tỷ trọng giá trị tăng thêm của kinh tế số trong GDP, GRDP';

const FIELDS = ['coreIct', 'otherIndustries', 'grdp'] as const;

/** share = (core ICT + digitalisation of other industries) ÷ GRDP · 100. */
export function digitalEconomy(input: DigitalEconomyInput, { numbers, trace }: Evaluation): DigitalEconomyAnswer {
  return trace.within('indices/digital-economy@1').term(
    'share',
    ({ share, valueAdded, coreShare, otherShare, difference }) => ({
      label: 'Tỷ trọng kinh tế số trong GRDP (%)',
      value: share,
      expression: [
        `${valueAdded ?? '?'} ÷ ${input.grdp ?? '?'} × 100`,
        `lõi ${coreShare ?? '?'}`,
        `các ngành khác ${otherShare ?? '?'}`,
        ...(difference === null ? [] : [`chênh lệch với tổng công bố ${difference}`]),
        input.methodSource,
      ].join('; '),
      citation: DIGITAL_ECONOMY_SOURCE,
    }),
    (): DigitalEconomyAnswer => {
      const core = amount(input.coreIct, 'coreIct', numbers);
      const other = amount(input.otherIndustries, 'otherIndustries', numbers);
      const grdp = amount(input.grdp, 'grdp', numbers);
      if (grdp && isZero(grdp)) return refuse('GRDP_ZERO', 'grdp', 'GRDP is above 0', 'GRDP phải lớn hơn 0');
      const total = core && other && core.plus(other);
      const said = amount(input.publishedTotal ?? null, 'publishedTotal', numbers);
      const share = total && grdp && percent(total, grdp, numbers);
      return {
        status: share ? 'OK' : 'INSUFFICIENT_DATA',
        valueAdded: total?.toString() ?? null,
        share,
        coreShare: core && total && percent(core, total, numbers),
        otherShare: other && total && percent(other, total, numbers),
        difference: said && total ? said.minus(total).toString() : null,
        methodSource: input.methodSource,
        missing: FIELDS.filter((field) => input[field] === null),
      };
    },
  );
}

/** Null of nothing: a share of an economy without digital value added has no meaning. */
const percent = (part: Rational, whole: Rational, numbers: Kernel): string | null =>
  isZero(whole) ? null : part.over(whole).times(numbers.integer(100)).toString();

function amount(text: string | null, path: string, numbers: Kernel): Rational | null {
  if (text === null) return null;
  const value = exactNumber(text, path, numbers);
  return isNegative(value)
    ? refuse('NEGATIVE', path, `0 or more is needed, got ${text}`, `phải từ 0 trở lên, nhận được ${text}`)
    : value;
}

function refuse(code: string, path: string, message: string, messageVi: string): never {
  throw new Refusal(code, path, message, messageVi, DIGITAL_ECONOMY_SOURCE);
}
