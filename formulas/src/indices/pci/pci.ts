import { sum } from '../../numbers/index.js';
import { exactNumber, Refusal } from '../../reading/index.js';
import type { Evaluation } from '../../trace/index.js';
import type { Origin } from '../origin.js';

/** The sub-indices of the design with ten of them, in its order, each with its weight in hundredths. */
export const PCI_SUB_INDICES = [
  { id: 'entry', nameVi: 'Gia nhập thị trường', weight: 5 },
  { id: 'land', nameVi: 'Tiếp cận đất đai', weight: 5 },
  { id: 'transparency', nameVi: 'Tính minh bạch', weight: 20 },
  { id: 'timeCosts', nameVi: 'Chi phí thời gian', weight: 5 },
  { id: 'informalCharges', nameVi: 'Chi phí không chính thức', weight: 10 },
  { id: 'fairCompetition', nameVi: 'Cạnh tranh bình đẳng', weight: 5 },
  { id: 'proactivity', nameVi: 'Tính năng động của chính quyền', weight: 5 },
  { id: 'businessSupport', nameVi: 'Hỗ trợ doanh nghiệp', weight: 20 },
  { id: 'labourTraining', nameVi: 'Đào tạo lao động', weight: 20 },
  { id: 'legalInstitutions', nameVi: 'Thiết chế pháp lý', weight: 5 },
] as const;

/** One of `PCI_SUB_INDICES`. */
export type PciSubIndex = (typeof PCI_SUB_INDICES)[number]['id'];

/** Source of the weights: computed back from the published tables of 2019 and 2021, to 0.001; later editions are not checked. */
export const PCI_SOURCE = 'VCCI, PCI: mười chỉ số thành phần; trọng số tính ngược từ bảng công bố 2019, 2021';
/** How the weights are known. */
export const PCI_ORIGIN: Origin = 'COMPUTED';

/** Sub-indices 1..10. */
export interface PciInput {
  /** Null = unknown. */
  readonly subIndices: Readonly<Record<PciSubIndex, string | null>>;
  /** Of another edition: shares that add up to 1 (WEIGHTS_NOT_ONE). */
  readonly weights?: Readonly<Record<PciSubIndex, string>>;
}

/** Chỉ số năng lực cạnh tranh cấp tỉnh. */
export interface PciAnswer {
  /** INSUFFICIENT_DATA while a sub-index is unknown. */
  readonly status: 'OK' | 'INSUFFICIENT_DATA';
  /** 10..100. */
  readonly PCI: string | null;
  /** Sub-indices without value. */
  readonly missing: readonly PciSubIndex[];
}

/** PCI = 10 · Σ weight · sub-index. */
export function pci({ subIndices, weights }: PciInput, { numbers, trace }: Evaluation): PciAnswer {
  const source = weights === undefined ? PCI_SOURCE : 'trọng số theo dữ liệu đầu vào';
  return trace.within('indices/pci@1').term(
    'PCI',
    ({ PCI }) => ({
      label: 'Chỉ số năng lực cạnh tranh cấp tỉnh (PCI)',
      value: PCI,
      expression: '10 × tổng (trọng số × chỉ số thành phần)',
      citation: source,
    }),
    (inside): PciAnswer => {
      const shares = PCI_SUB_INDICES.map(({ id, weight }) =>
        weights === undefined ? numbers.ratio(weight, 100) : shareOf(weights[id], `weights.${id}`, numbers),
      );
      if (sum(shares, numbers).compare(numbers.integer(1)) !== 0)
        throw new Refusal(
          'WEIGHTS_NOT_ONE',
          'weights',
          `the weights add up to ${sum(shares, numbers)}, not 1`,
          `tổng trọng số là ${sum(shares, numbers)}, phải là 1`,
        );
      const terms = PCI_SUB_INDICES.map(({ id, nameVi }, at) => {
        const share = shares[at] ?? numbers.integer(0);
        return inside.term(
          id,
          (value) => ({ label: nameVi, value, expression: `${subIndices[id] ?? '?'} × ${share}`, citation: source }),
          () => {
            const text = subIndices[id];
            return text === null ? null : subIndexOf(text, `subIndices.${id}`, numbers).times(share);
          },
        );
      });
      const known = terms.flatMap((term) => term ?? []);
      const missing = PCI_SUB_INDICES.flatMap(({ id }) => (subIndices[id] === null ? [id] : []));
      return missing.length > 0
        ? { status: 'INSUFFICIENT_DATA', PCI: null, missing }
        : { status: 'OK', PCI: sum(known, numbers).times(numbers.integer(10)).toString(), missing };
    },
  );
}

type Numbers = Evaluation['numbers'];

function subIndexOf(text: string, path: string, numbers: Numbers) {
  const value = exactNumber(text, path, numbers);
  if (value.compare(numbers.integer(1)) >= 0 && value.compare(numbers.integer(10)) <= 0) return value;
  throw new Refusal(
    'SUB_INDEX_OUT_OF_RANGE',
    path,
    `a sub-index is 1 to 10, got ${text}`,
    `chỉ số thành phần từ 1 đến 10, nhận được ${text}`,
  );
}

function shareOf(text: string, path: string, numbers: Numbers) {
  const value = exactNumber(text, path, numbers);
  if (value.numerator >= 0n) return value;
  throw new Refusal(
    'WEIGHT_NEGATIVE',
    path,
    `a weight is 0 or more, got ${text}`,
    `trọng số không được âm, nhận được ${text}`,
  );
}
