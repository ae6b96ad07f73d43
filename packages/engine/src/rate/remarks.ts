import type { PeriodScoreAnswer } from '@kpi-ledger/formulas';
import { addDays } from '@kpi-ledger/projections';
import type { Ingredients } from './ingredients.js';
import type { Missing } from './missing.js';

/** The figures rest on something that the authority has still to settle: a factor (P36), or a verdict. */
export const isProvisional = ({ figures }: Ingredients): boolean =>
  figures.some(({ factorIsProvisional, waiting }) => factorIsProvisional || waiting > 0);

/** Remarks for the officer, in Vietnamese. */
export function notesOf({ figures, d, record }: Ingredients): readonly string[] {
  const provisional = figures.filter(({ factorIsProvisional }) => factorIsProvisional).length;
  const pending = figures.reduce((sum, { waiting }) => sum + waiting, 0);
  const withoutSelfScore = record.confirmedCells !== null && record.selfScored === null;
  return [
    ...(provisional > 0 ? [`${provisional} nhiệm vụ chưa có hệ số quy đổi, tạm tính h = 1 (P36)`] : []),
    ...(pending > 0 ? [`${pending} sản phẩm đã nộp, chưa được nghiệm thu`] : []),
    ...(d?.how === 'ATTESTED' || d?.how === 'OVERRIDDEN' ? [d.label] : []),
    ...(withoutSelfScore ? ['tiêu chí chung được xác nhận khi chưa tự chấm (R19)'] : []),
  ];
}

/** Who owes a term that the formula lacks. Whatever is judged about a period is owed from the day after its end. */
export function missingOf(
  { standing, period, general, d }: Ingredients,
  term: PeriodScoreAnswer['missing'][number],
): readonly Missing[] {
  const since = addDays(period.last, 1);
  const { assessor: owedBy } = standing;
  switch (term) {
    case 'G': {
      const cells = general?.ok === true ? `: ${general.answer.missing.join(', ')}` : '';
      return [{ what: `G: tiêu chí chung chưa được xác nhận${cells}`, owedBy, since }];
    }
    case 'A':
      return [{ what: 'không có sản phẩm được giao', owedBy, since: period.first }];
    case 'd':
      return d?.missing ?? [];
    case 'dd':
      return [{ what: 'đ: khả năng tổ chức triển khai chưa được đánh giá', owedBy, since }];
    case 'e':
      return [{ what: 'e: năng lực tập hợp, đoàn kết chưa được đánh giá', owedBy, since }];
  }
}
