import type { Kernel, Rational } from '../numbers/index.js';
import { described, exact, exactNumber, nullable, object, type Reader, Refusal } from '../reading/index.js';
import type { Evaluation, Provenance } from '../trace/index.js';
import { nd335 } from './citation.js';

/** The criteria of a leader, "1" (100 %) or "1/2" (50 %); null or absent = not yet known. `dd` stands for đ. */
export interface Leadership {
  /** Kết quả của cơ quan, đơn vị phụ trách (khoản 3 điểm a). */
  readonly d?: string | null;
  /** đ, khả năng tổ chức triển khai (khoản 3 điểm b). */
  readonly dd?: string | null;
  /** Năng lực tập hợp, đoàn kết (khoản 3 điểm c). */
  readonly e?: string | null;
}

/** The three criteria of a leader with the point of Điều 15 khoản 3 that each is. */
export const LEADERSHIP_CRITERIA = [
  { id: 'd', label: 'd: kết quả hoạt động của cơ quan, đơn vị, lĩnh vực phụ trách', point: 'a' },
  { id: 'dd', label: 'đ: khả năng tổ chức triển khai nhiệm vụ', point: 'b' },
  { id: 'e', label: 'e: năng lực tập hợp, đoàn kết', point: 'c' },
] as const;
/** Id of a criterion of a leader; `dd` stands for đ. */
export type LeadershipCriterion = (typeof LEADERSHIP_CRITERIA)[number]['id'];

/** A number that is no exact text, such as "80%", offends the same article as one that is neither 1 nor 1/2. */
const criterionText: Reader<string> = described(exact.schema, (raw, path) => {
  try {
    return exact(raw, path);
  } catch (refused) {
    if (!(refused instanceof Refusal)) throw refused;
    const { code, message, messageVi } = refused.error;
    throw new Refusal(code, path, message, messageVi, 'Điều 15');
  }
});

export const leadershipReader: Reader<Leadership> = object(
  {},
  { d: nullable(criterionText), dd: nullable(criterionText), e: nullable(criterionText) },
);

/** d, đ, e of a leader (Điều 15 khoản 3; deputies within their field, khoản 4). The decree knows 100 % and 50 % only. */
export function leadershipCriteria(
  leadership: Leadership | null | undefined,
  provenance: Readonly<Partial<Record<LeadershipCriterion, Provenance>>>,
  { numbers, trace }: Evaluation,
): Readonly<Record<LeadershipCriterion, Rational | null>> {
  const [d = null, dd = null, e = null] = LEADERSHIP_CRITERIA.map(({ id, label, point }) =>
    trace.term(
      id,
      (value) => ({
        label,
        value,
        expression: value === null ? 'chưa có' : `${value.denominator === 1n ? '100%' : '50%'} (chỉ có 100% hoặc 50%)`,
        citation: nd335(`Điều 15 khoản 3 điểm ${point}`),
        provenance: provenance[id],
      }),
      () => criterion(leadership?.[id] ?? null, `leadership.${id}`, numbers),
    ),
  );
  return { d, dd, e };
}

function criterion(text: string | null, path: string, numbers: Kernel): Rational | null {
  if (text === null) return null;
  const value = exactNumber(text, path, numbers);
  if (value.compare(numbers.integer(1)) === 0 || value.compare(numbers.ratio(1, 2)) === 0) return value;
  throw new Refusal(
    'D_NOT_ALLOWED',
    path,
    `only 1 (100 %) or 1/2 (50 %) exist, got ${text}`,
    `chỉ có 1 (100%) hoặc 1/2 (50%), nhận được ${text}`,
    'Điều 15',
  );
}
