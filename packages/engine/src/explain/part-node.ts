import type { Derivation } from '@kpi-ledger/formulas';
import type { WorkLine } from '@kpi-ledger/projections';

/** How the factor of a part of a team product came about, with the split; nothing for a whole product. */
export function partNodes({ part, factor, events }: WorkLine, split: readonly string[]): readonly Derivation[] {
  if (part === null) return [];
  const { team, key, share, productFactor } = part;
  const whole = productFactor === null ? '1 (chưa có hệ số, tạm tính, P36)' : productFactor;
  return [
    {
      term: 'h',
      label: `Hệ số của phần "${key}", sản phẩm nhóm "${team}"`,
      value: factor,
      formula: 'work-in-a-period@1',
      expression: `${whole} × ${share}: hệ số của cả sản phẩm nhân tỷ lệ của phần`,
      parameters: [],
      citation: 'Điều 13, Điều 18 khoản 1 điểm c Nghị định 335/2025/NĐ-CP',
      events: [...split, ...events.slice(0, 1)],
      excluded: [],
      children: [],
    },
  ];
}
