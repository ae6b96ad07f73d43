import { date, id, oneOf, words, year } from '../cell.js';
import { kind, may, must } from '../kind.js';
import { text } from '../text.js';

export const agencyDecisions = kind({
  name: 'agency-decisions',
  says: text(
    'Quyết định xếp loại tổ chức trong năm (Điều 5, 8, 9); đơn vị trực thuộc xếp trước.',
    'Decisions on the annual class of organisations (Điều 5, 8, 9); lower organisations first.',
  ),
  types: ['AgencyClassified'],
  decided: true,
  ordered: 'last',
  columns: {
    unit: must(id, 'Mã tổ chức', 'Unit id', 'don-vi-mau'),
    year: must(year, 'Năm đánh giá', 'Year', '2026'),
    class: must(oneOf('XS', 'TOT', 'HT', 'KHT'), 'Mức xếp loại', 'Class', 'KHT'),
    signer: must(id, 'Mã người ký quyết định', 'Who signed', 'nguoi-mau-02'),
    reason: may(words, 'Lý do khi chọn giữa các mức còn để ngỏ', 'Why, where several classes are open'),
    validAt: must(date, 'Ngày quyết định xếp loại', 'Day of the decision', '09/04/2026'),
  },
  draft: ({ validAt, ...data }) => ({ type: 'AgencyClassified', validAt, data }),
});
