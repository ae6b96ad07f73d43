import type { Basis } from '@kpi-ledger/engine';
import type { Lang } from '../terminal/lang.js';

/** What an answer rests on, under every table. */
export const basisText = ({ ordinal, root, effective, ruleSet, formulaSet }: Basis, lang: Lang): string =>
  lang === 'vi'
    ? `Căn cứ: ${ordinal} sự kiện (gốc ${root.slice(0, 16)}…), tính đến ${effective}, quy tắc ${ruleSet.slice(0, 8)}, công thức ${formulaSet.slice(0, 8)}\n`
    : `Basis: ${ordinal} events (root ${root.slice(0, 16)}…), effective ${effective}, rules ${ruleSet.slice(0, 8)}, formulas ${formulaSet.slice(0, 8)}\n`;

export const syntheticText = (rows: readonly { readonly synthetic: boolean }[], lang: Lang): string => {
  if (!rows.some(({ synthetic }) => synthetic)) return '';
  return lang === 'vi'
    ? 'DỮ LIỆU TRÌNH DIỄN: có dữ liệu mô phỏng, không có giá trị đánh giá chính thức\n'
    : 'DEMONSTRATION: contains made-up data, no official value\n';
};
