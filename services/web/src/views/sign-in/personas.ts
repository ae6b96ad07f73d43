import type { Say } from '../../text/language.tsx';

/** Somebody whom the demonstration can be looked at as. */
export interface Persona {
  readonly roles: readonly string[];
  readonly unit?: string;
  readonly official?: string;
  readonly does: (say: Say) => string;
}

export const PERSONAS: readonly Persona[] = [
  {
    roles: ['RATING_OFFICER'],
    ...{ unit: 'so-noi-vu', official: 'mau-cong-chuc-01.1' },
    does: (say) => say('Tổng hợp, công bố, khoá kỳ của toàn thành phố', 'Computes, publishes and closes for the city'),
  },
  {
    roles: ['AUDITOR'],
    official: 'mau-thanh-tra',
    does: (say) => say('Đọc tất cả, không ghi gì', 'Reads everything, writes nothing'),
  },
  {
    roles: ['AUTHORITY_HEAD'],
    ...{ unit: 'so-van-hoa-va-the-thao', official: 'mau-giu-chuc-04' },
    does: (say) =>
      say(
        'Xem cơ quan mình và cấp dưới; giao việc, thẩm định, chấm điểm công chức của cơ quan',
        'Sees the own agency and those below it; assigns, judges and scores its officials',
      ),
  },
  {
    roles: ['ASSESSOR'],
    ...{ unit: 'ubnd-thanh-pho-hue', official: 'mau-cong-chuc-01.2' },
    does: (say) =>
      say(
        'Thẩm định minh chứng, chấm điểm người đứng đầu các cơ quan thuộc UBND thành phố',
        'Judges evidence and scores the heads of agencies under the UBND of the city',
      ),
  },
  {
    roles: ['REPORTING_UNIT'],
    unit: 'so-tai-chinh',
    does: (say) =>
      say('Việc và báo cáo của đơn vị mình (Sở Tài chính)', 'Work and reports of the own unit (Sở Tài chính)'),
  },
  {
    roles: ['REPORTING_UNIT'],
    ...{ unit: 'so-khoa-hoc-va-cong-nghe', official: 'mau-giu-chuc-05' },
    does: (say) =>
      say('Tự chấm điểm; đọc điểm và lý do của mình', 'Scores oneself; reads the own score and its reasons'),
  },
];
