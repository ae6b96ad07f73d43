import type { Excluded, WorkLine } from '@kpi-ledger/projections';

/** Why something was left out, for the officer. */
const EXCLUSION_TEXTS: { readonly [R in Excluded['reason']]: string } = {
  BEFORE_ADOPTION: 'đến hạn trước ngày ban hành kế hoạch và chưa được giao lại thời hạn',
  CANCELLED: 'đã hủy chậm nhất vào ngày đến hạn (P37)',
  HANDED_OVER: 'đã chuyển giao trước khi đến hạn (P43)',
  DELAY_EXCUSED: 'lần chậm có lý do khách quan đã được xác nhận (Điều 14 khoản 2)',
  FAULT_EXCUSED: 'lần không đạt có lý do khách quan đã được xác nhận (Điều 14 khoản 2)',
  FAULT_LEFT_BEHIND: 'lỗi của kỳ trước, không theo sản phẩm chuyển sang kỳ này (P40)',
  MET_BY_RETURNED: 'đã nộp đúng hạn rồi bị trả lại: chỉ tính lần không đạt nếu có, không tính chậm (P44)',
  ONE_PER_SUBMISSION: 'một lần nộp chỉ tính một lần chậm hoặc một lần không đạt, tính trên một sản phẩm (P41)',
  MINOR_ERROR: 'bị trả lại nhưng không có sai sót lớn (P6)',
  MORE_THAN_ASSIGNED: 'nộp nhiều hơn số được giao; phần vượt phải được giao là việc phát sinh trước (R5)',
  NOT_YET_JUDGED: 'đã nộp, chưa được nghiệm thu',
  AFTER_PERIOD: 'được nghiệm thu nhưng ngày tính nằm sau kỳ (R10)',
};

export const explained = ({ event, reason }: Excluded) => ({ event, reason: EXCLUSION_TEXTS[reason] });

/** The printed title where there is one; a title written by a user is sealed and joins only at display. */
export const titleOf = ({ task, title }: Pick<WorkLine, 'task' | 'title'>): string =>
  typeof title === 'string' ? `${task}: ${title}` : task;

/** Which part of which team product a line is (Điều 18.1c); nothing for a whole product. */
export const partText = ({ part }: Pick<WorkLine, 'part'>): string =>
  part === null ? '' : ` (phần "${part.key}" của sản phẩm nhóm "${part.team}", tỷ lệ ${part.share})`;
