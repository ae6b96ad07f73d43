import type { Day } from '@kpi-ledger/projections';
import type { Missing } from '../rate/missing.js';

export type StepId =
  | 'SELF_SCORES'
  | 'CONFIRMATIONS'
  | 'SELF_ASSESSMENT'
  | 'MEETING'
  | 'PARTY_OPINION'
  | 'SYNTHESIS'
  | 'DECISION'
  | 'WRITTEN_NOTICE'
  | 'PUBLIC_NOTICE'
  | 'PETITION'
  | 'NATIONAL_DATABASE';

/** WAITING: an earlier step is missing, so nobody owes this one yet. */
export type StepStatus = 'DONE' | 'MISSING' | 'WAITING' | 'NOT_REQUIRED';

/** One step of the annual procedure of a person (Điều 10, 17, 18, 21, 22, 26.1d). */
export interface CaseStep {
  readonly step: StepId;
  readonly label: string;
  readonly article: string;
  readonly status: StepStatus;
  /** What is missing, who owes it (a post, a person or a unit; null: nobody is recorded) and since when. */
  readonly missing: readonly Missing[];
  /** The last day on which it is in time; null: the decree sets none, or it cannot be told yet. */
  readonly deadline: Day | null;
  /** Missing after its deadline. */
  readonly overdue: boolean;
  readonly doneOn: Day | null;
  readonly note: string | null;
  readonly events: readonly string[];
}

const LABELS: { readonly [S in StepId]: readonly [label: string, article: string] } = {
  SELF_SCORES: ['Tự đánh giá các kỳ (Mẫu số 01)', 'Điều 17 khoản 2, Điều 18'],
  CONFIRMATIONS: ['Cấp có thẩm quyền xác nhận điểm các kỳ', 'Điều 17 khoản 2'],
  SELF_ASSESSMENT: ['Nộp Phiếu xếp loại chất lượng (Mẫu số 02)', 'Điều 21'],
  MEETING: ['Họp nhận xét, có biên bản', 'Điều 21'],
  PARTY_OPINION: ['Ý kiến của cấp ủy', 'Điều 21'],
  SYNTHESIS: ['Bộ phận tổ chức cán bộ tổng hợp', 'Điều 21'],
  DECISION: ['Quyết định xếp loại', 'Điều 10, 19, 21'],
  WRITTEN_NOTICE: ['Thông báo bằng văn bản cho công chức', 'Điều 21'],
  PUBLIC_NOTICE: ['Thông báo công khai trong cơ quan', 'Điều 21'],
  PETITION: ['Giải quyết kiến nghị', 'Điều 22'],
  NATIONAL_DATABASE: ['Cập nhật Cơ sở dữ liệu quốc gia', 'Điều 26 khoản 1 điểm d'],
};

interface Said {
  readonly status: StepStatus;
  readonly missing?: readonly Missing[];
  readonly deadline?: Day | null;
  readonly doneOn?: Day | null;
  readonly note?: string | null;
  readonly events?: readonly string[];
}

/** A step as it stands on a day. */
export function stepOn(today: Day, step: StepId, said: Said): CaseStep {
  const [label, article] = LABELS[step];
  const { status, missing = [], deadline = null, doneOn = null, note = null, events = [] } = said;
  const open = status === 'MISSING' || status === 'WAITING';
  const overdue = open && deadline !== null && today > deadline;
  return { step, label, article, status, missing, deadline, overdue, doneOn, note, events };
}
