import type { EventTypeName, NewFact } from '@kpi-ledger/events';
import { type Refusal, refuse } from '../refusals/refusal.js';
import type { Context } from './context.js';

interface Authority {
  /** The article or reading that asks for it. */
  readonly basis: string;
  /** The act in the user's words. */
  readonly act: string;
  /** Only under this condition; always when left out. */
  readonly when?: (data: { readonly [field: string]: unknown }, context: Context) => boolean;
}

/**
 * The facts that only a numbered, dated decision of the competent authority makes true. Work outside the plan (Điều 18.1d)
 * needs a decision or an approving post: the task handler asks for that.
 */
export const AUTHORITY: { readonly [N in EventTypeName]?: Authority } = {
  TrackingUnitDecided: { basis: 'Điều 3.4, P34', act: 'chọn theo dõi theo tháng hay quý' },
  FirstTrackedPeriodDecided: { basis: 'P23', act: 'chọn kỳ theo dõi đầu tiên' },
  RuleSetAdopted: { basis: 'Điều 26.1a', act: 'chọn cách áp dụng những điểm Nghị định để ngỏ' },
  SigningKeyIntroduced: {
    basis: 'quy chế của cơ quan giữ sổ',
    act: 'thay khoá ký đã mất',
    when: (data) => data['reason'] === 'LOST',
  },
  AccessPolicyDecided: { basis: 'quy chế của cơ quan giữ sổ', act: 'mở hay đóng đường ghi vào sổ' },
  WorkingCalendarAdopted: { basis: 'Điều 22', act: 'ban hành lịch làm việc của năm' },
  ProductCatalogueAdopted: { basis: 'Điều 13', act: 'ban hành danh mục sản phẩm/công việc' },
  AttainmentRuleDecided: { basis: 'quy chế đo chỉ tiêu của thành phố', act: 'chọn cách đo mức đạt chỉ tiêu' },
  CollectiveUnitsDecided: { basis: 'kế hoạch của thành phố', act: 'nêu tên đơn vị của một tên chung' },
  GoverningRowDecided: { basis: 'kế hoạch của thành phố', act: 'chọn văn bản có hiệu lực khi các kế hoạch khác nhau' },
  TasksLinked: { basis: 'kế hoạch của thành phố', act: 'xác nhận các dòng là cùng một nhiệm vụ' },
  CompletionReadingDecided: { basis: 'quy chế theo dõi kế hoạch', act: 'chọn cách tính tỷ lệ hoàn thành' },
  MaturityFrameworkAdopted: {
    basis: 'Kế hoạch 18, Phụ lục II, dòng 37',
    act: 'ban hành khung đánh giá mức độ trưởng thành',
  },
  ConversionFactorDecided: { basis: 'Điều 13', act: 'quyết định hệ số quy đổi' },
  ObjectiveCauseConfirmed: { basis: 'Điều 14.2', act: 'xác nhận nguyên nhân khách quan' },
  EvidenceAccepted: {
    basis: 'Điều 17.2, R1',
    act: 'xác nhận ngày hoàn thành của các tháng đã qua khi nạp tệp',
    when: (data, { importing }) => importing !== null && data['confirmedDay'] !== undefined,
  },
  PeriodExcused: { basis: 'Điều 17.3, P9', act: 'ghi nhận kỳ không chấm điểm' },
  PeriodScoreConfirmed: {
    basis: 'Điều 19.1, R20',
    act: 'ghi điểm nhận từ nơi khác',
    when: (data) => data['calculatedAt'] === null,
  },
  OverrideRevoked: { basis: 'Điều 17.2, R20', act: 'rút lại điều chỉnh' },
  OverrideMade: { basis: 'Điều 17.2, R20', act: 'điều chỉnh kết quả đã tính' },
  DisciplineImposed: { basis: 'Điều 20.4c', act: 'kỷ luật' },
  PeriodReopened: { basis: 'Điều 4.4, 21.3', act: 'mở lại kỳ đã khoá' },
  RatingRestated: { basis: 'Điều 4.4, 21.3', act: 'công bố lại kết quả' },
  ClassificationDecided: { basis: 'Điều 21', act: 'quyết định xếp loại' },
  AgencyCriteriaSetAdopted: { basis: 'Điều 7.2', act: 'ban hành bộ tiêu chí đánh giá tổ chức' },
  AgencyForceMajeureConfirmed: { basis: 'Điều 8.4', act: 'xác nhận bất khả kháng' },
  AgencyClassified: { basis: 'Điều 9', act: 'quyết định xếp loại tổ chức' },
  SubjectErased: { basis: 'Điều 24', act: 'xoá dữ liệu cá nhân (Điều 24: hồ sơ phải được lưu giữ)' },
  QuotaDecided: { basis: 'Điều 20.5b, R28', act: 'nâng tỷ lệ hoặc quyết định trường hợp bằng điểm' },
};

export function missingDecision(fact: NewFact, context: Context): Refusal | false {
  const authority = AUTHORITY[fact.type];
  if (authority === undefined || fact.data.decision !== undefined) return false;
  if (authority.when && !authority.when(fact.data, context)) return false;
  const { basis, act } = authority;
  const [article = ''] = basis.split(', ');
  return {
    ...refuse('DECISION_REQUIRED', 'data.decision', { type: fact.type, basis, act }),
    article: article.startsWith('Điều') ? article : null,
  };
}
