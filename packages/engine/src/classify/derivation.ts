import type { Class, Derivation, Override } from '@kpi-ledger/formulas';
import type { Candidate } from './candidates.js';
import type { StandingClause } from './clauses.js';
import type { DecidedClass } from './decisions.js';

interface Outcome {
  readonly class: Class | null;
  readonly calculated: Class | null;
  readonly status: string;
  readonly decision: DecidedClass | null;
}

/** The class with what made it: class of the score, clauses, class of the organisation; the year score; the quota. */
export function derivationOf(
  { derivation, sheet, clauses, organisations }: Candidate,
  quota: Derivation | null,
  { class: of, calculated, status, decision }: Outcome,
): Derivation | null {
  if (derivation === null) return null;
  const beforeQuota = {
    ...derivation,
    children: [...derivation.children, ...clauses.clauses.map(clauseNode), ...organisations.map(organisationNode)],
  };
  return {
    ...derivation,
    term: 'class',
    label: 'Mức xếp loại năm',
    value: of,
    expression:
      decision === null
        ? `${derivation.expression}; sau khi xét tỷ lệ xuất sắc: ${calculated ?? status}`
        : `theo quyết định ngày ${decision.on}; kết quả tính: ${calculated ?? status}`,
    citation: 'Điều 20, Điều 21 Nghị định 335/2025/NĐ-CP',
    events: decision === null ? [] : [decision.event],
    children: [beforeQuota, sheet?.derivation, quota].flatMap((node) => node ?? []),
  };
}

const CLAUSES: { readonly [C in Override]: readonly [label: string, citation: string] } = {
  '20.4b': ['Có kết luận suy thoái, vi phạm điều không được làm', 'Điều 20 khoản 4 điểm b'],
  '20.4c': ['Bị kỷ luật vì vi phạm liên quan đến công vụ trong năm', 'Điều 20 khoản 4 điểm c'],
  '20.4d': ['Đơn vị trực tiếp phụ trách có tham nhũng, lãng phí, đã bị xử lý', 'Điều 20 khoản 4 điểm d'],
  '11.3a': ['Kỷ luật có hiệu lực trong năm', 'Điều 11 khoản 3 điểm a'],
  '11.3c': ['Vi phạm trong năm tại cơ quan cũ, bị kỷ luật tại cơ quan mới', 'Điều 11 khoản 3 điểm c'],
  '11.3d': ['Vi phạm trong năm tại cơ quan cũ, bên cạnh vi phạm tại cơ quan mới', 'Điều 11 khoản 3 điểm d'],
};

const NOTHING_MORE = { formula: 'nd335/classify@1', parameters: [], excluded: [], children: [] } as const;

function clauseNode({ clause, act, events }: StandingClause): Derivation {
  const [label, citation] = CLAUSES[clause];
  return {
    ...NOTHING_MORE,
    term: clause,
    label: `${label}: ${act}`,
    value: 'KHT',
    expression: 'không hoàn thành nhiệm vụ, không phụ thuộc điểm',
    citation: `${citation} Nghị định 335/2025/NĐ-CP`,
    events,
  };
}

const organisationNode = ({ unit, class: of }: Candidate['organisations'][number]): Derivation => ({
  ...NOTHING_MORE,
  term: 'organisation',
  label: `Mức xếp loại của ${unit}`,
  value: of.class,
  expression: of.class === null ? `chưa xếp loại; còn có thể: ${of.open.join(', ')}` : '',
  citation: 'Điều 20 khoản 6 Nghị định 335/2025/NĐ-CP',
  events: of.events,
});
