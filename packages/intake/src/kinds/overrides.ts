import { decimal, eventId, id, oneOf, period, words } from '../cell.js';
import { kind, may, must } from '../kind.js';
import { text } from '../text.js';

export const overrides = kind({
  name: 'overrides',
  says: text(
    'Cấp có thẩm quyền đặt giá trị khác với giá trị tính được, hoặc rút lại; cả hai giá trị đều còn thấy.',
    'The authority sets another value than the calculated one, or withdraws it; both stay visible.',
  ),
  types: ['OverrideMade', 'OverrideRevoked'],
  decided: true,
  columns: {
    action: must(oneOf('MAKE', 'REVOKE'), 'Đặt hay rút lại', 'Make or revoke', 'MAKE'),
    person: must(id, 'Mã người', 'Person id', 'nguoi-mau-01'),
    period: must(period, 'Kỳ đánh giá', 'Period', '2026-Q1'),
    term: may(oneOf('d', 'S'), 'Đại lượng (MAKE)', 'Term (MAKE)', 'd'),
    value: may(decimal, 'Giá trị (MAKE)', 'Value (MAKE)', '1'),
    override: may(eventId, 'Mã sự kiện bị rút lại (REVOKE)', 'Event that is revoked (REVOKE)'),
    reason: must(words, 'Lý do', 'Reason', 'Quyết định mẫu'),
  },
  draft: ({ action, person, period, term, value, override, reason }) => ({
    type: action === 'MAKE' ? 'OverrideMade' : 'OverrideRevoked',
    validAt: null,
    data: action === 'MAKE' ? { person, period, term, value, reason } : { person, period, override, reason },
  }),
});
