import type { PeriodScoreAnswer } from '@kpi-ledger/formulas';
import { addDays, type WorkLine } from '@kpi-ledger/projections';
import type { Ingredients } from './ingredients.js';
import type { Missing } from './missing.js';

/** The figures rest on something that the authority has still to settle: a factor (P36), or a verdict. */
export const isProvisional = ({ lines, period }: Ingredients): boolean =>
  lines.some(({ factorIsProvisional }) => factorIsProvisional) || lines.some((line) => waiting(line, period) > 0);

/** Units of the line that were delivered in the period and wait for their verdict; recorded later they count later (R1, R10). */
const waiting = ({ parts }: WorkLine, { last }: Ingredients['period']): number =>
  parts.reduce(
    (sum, { batch: { state, count } }) =>
      sum + (state.kind === 'SUBMITTED' && state.submission.recordedOn <= last ? count : 0),
    0,
  );

/** Remarks for the officer, in Vietnamese. */
export function notesOf({ lines, d, record, period }: Ingredients): readonly string[] {
  const provisional = lines.filter(({ factorIsProvisional }) => factorIsProvisional).length;
  const pending = lines.reduce((sum, line) => sum + waiting(line, period), 0);
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
