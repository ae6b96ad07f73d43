import { code, count, date, id, oneOf, words, yesNo } from '../cell.js';
import { given, kind, may, must } from '../kind.js';
import { text } from '../text.js';

export const verdicts = kind({
  name: 'verdicts',
  sheet: 'Chấp nhận, trả lại',
  says: text('Chấp nhận hoặc trả lại một lần nộp.', 'A submission is accepted or returned.'),
  types: ['EvidenceAccepted', 'EvidenceRejected'],
  columns: {
    task: must(id, 'Mã việc', 'Task id', 'viec-mau-01'),
    submission: must(code, 'Ký hiệu lần nộp', 'Submission code', 'nop-1'),
    verdict: must(oneOf('ACCEPTED', 'REJECTED'), 'Chấp nhận hay trả lại', 'Verdict', 'ACCEPTED'),
    exceeds: may(yesNo, 'Vượt yêu cầu (ACCEPTED)', 'Exceeds the requirement (ACCEPTED)', 'không'),
    confirmedDay: may(date, 'Ngày nộp được xác nhận (ACCEPTED)', 'Day of the submission as confirmed (ACCEPTED)'),
    confirmedReason: may(words, 'Lý do xác nhận ngày (ACCEPTED)', 'Why that day is confirmed (ACCEPTED)'),
    major: may(yesNo, 'Sai sót lớn (REJECTED)', 'Major content error (REJECTED)'),
    unitsAtFault: may(count, 'Số sản phẩm có lỗi; trống: tất cả (REJECTED)', 'Units at fault; empty: all (REJECTED)'),
    reason: may(words, 'Lý do trả lại (REJECTED)', 'Why it is returned (REJECTED)'),
    newDeadline: may(date, 'Thời hạn mới (REJECTED)', 'New deadline (REJECTED)'),
  },
  from: {
    'data.exceedsRequirement': 'exceeds',
    'data.confirmedDay.reason': 'confirmedReason',
    'data.confirmedDay.day': 'confirmedDay',
  },
  ordered: 'byDay',
  draft: ({ verdict, task, submission, exceeds, confirmedDay: day, confirmedReason: reason, ...returned }) =>
    verdict === 'ACCEPTED'
      ? {
          type: 'EvidenceAccepted',
          validAt: null,
          data: {
            task,
            submission,
            exceedsRequirement: exceeds ?? false,
            confirmedDay: day === undefined && reason === undefined ? undefined : given({ day, reason }),
          },
        }
      : {
          type: 'EvidenceRejected',
          validAt: null,
          data: { ...returned, task, submission, newDeadline: returned.newDeadline ?? null },
        },
});
