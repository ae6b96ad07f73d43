import { code, count, decimal, id, period } from '../cell.js';
import { given, kind, may, must } from '../kind.js';
import { text } from '../text.js';

export const confirmations = kind({
  name: 'confirmations',
  says: text(
    'Xác nhận điểm của kỳ: điểm hệ thống đã tính tại một thời điểm của sổ, hoặc điểm nhận kèm quyết định.',
    'The score of a period is confirmed: as calculated at a state of the ledger, or received with its decision.',
  ),
  types: ['PeriodScoreConfirmed'],
  decided: true,
  columns: {
    person: must(id, 'Mã người', 'Person id', 'nguoi-mau-02'),
    period: must(period, 'Kỳ đánh giá', 'Period', '2026-Q1'),
    S: must(decimal, 'Điểm', 'Score', '88,5'),
    ordinal: may(count, 'Số thứ tự của sổ khi tính (basis.ordinal)', 'Ledger ordinal of the calculation'),
    root: may(code, 'Gốc Merkle của sổ khi tính (basis.root)', 'Merkle root of the calculation'),
    confirmedBy: may(id, 'Vị trí của người xác nhận', 'Post that confirms'),
  },
  from: { 'data.calculatedAt.root': 'root', 'data.calculatedAt': 'ordinal' },
  draft: ({ person, period, S, ordinal, root, confirmedBy }) => ({
    type: 'PeriodScoreConfirmed',
    validAt: null,
    data: {
      person,
      period,
      S,
      calculatedAt: ordinal === undefined && root === undefined ? null : given({ ordinal, root }),
      confirmedBy,
    },
  }),
});
