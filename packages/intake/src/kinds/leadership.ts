import { id, oneOf, period, several, words } from '../cell.js';
import { given, kind, may, must } from '../kind.js';
import { text } from '../text.js';

const half = oneOf('1', '1/2');

export const leadership = kind({
  name: 'leadership',
  says: text(
    'Đánh giá đ, e của người lãnh đạo, và d khi không thể suy ra; chỉ có 100 % (1) hoặc 50 % (1/2) (Điều 15.3).',
    'đ and e of a leader are attested, and d where it cannot be derived; only 1 or 1/2 exist (Điều 15.3).',
  ),
  types: ['LeadershipAttested'],
  columns: {
    person: must(id, 'Mã người lãnh đạo', 'Person id', 'nguoi-mau-01'),
    period: must(period, 'Kỳ đánh giá', 'Period', '2026-Q1'),
    d: may(half, 'd: kết quả hoạt động', 'd: results of the body'),
    dReason: may(words, 'Lý do của d', 'Reason of d'),
    dPeople: may(several(id), 'Những người chưa có điểm mà d đã xét', 'People without a score that d weighs'),
    dd: may(half, 'đ: khả năng tổ chức triển khai', 'đ: ability to organise', '1'),
    ddReason: may(words, 'Lý do của đ', 'Reason of đ', 'Hoàn thành kế hoạch, có sáng kiến mẫu'),
    e: may(half, 'e: năng lực tập hợp, đoàn kết', 'e: unity', '1'),
    eReason: may(words, 'Lý do của e', 'Reason of e', 'Nội bộ đoàn kết'),
  },
  from: {
    'data.dd.reason': 'ddReason',
    'data.d.reason': 'dReason',
    'data.d.people': 'dPeople',
    'data.e.reason': 'eReason',
  },
  draft: ({ person, period, d, dReason, dPeople, dd, ddReason, e, eReason }) => ({
    type: 'LeadershipAttested',
    validAt: null,
    data: {
      person,
      period,
      d: d === undefined ? undefined : given({ value: d, reason: dReason, people: dPeople ?? [] }),
      dd: dd === undefined ? undefined : given({ value: dd, reason: ddReason }),
      e: e === undefined ? undefined : given({ value: e, reason: eReason }),
    },
  }),
});
