import { eventIdOf } from '@kpi-ledger/engine';
import { type DemoFact, synthetic } from './demo-fact.js';

/**
 * What was recorded wrongly and found in July: a confirmed cell of the first quarter, which moves a score, and a report about
 * another task, which moves none.
 */
export const correctionFacts = (recorded: readonly DemoFact[], ledger: string): readonly DemoFact[] => [
  ...recorded
    .filter(isWrongCell)
    .slice(0, 1)
    .map((wrong) => corrected(wrong, ledger)),
  ...recorded
    .filter(({ type }) => type === 'TaskReported')
    .slice(0, 1)
    .map((wrong) => retracted(wrong, ledger)),
];

const isWrongCell = ({ type, data }: DemoFact): boolean =>
  type === 'GeneralCriteriaConfirmed' &&
  data['period'] === '2026-Q1' &&
  (data['cells'] as { readonly [cell: string]: string })['III.1'] === '1.5';

const target = ({ commandId, type }: DemoFact, ledger: string) => ({
  target: eventIdOf(ledger, commandId, 0),
  targetType: type,
});

const corrected = (wrong: DemoFact, ledger: string): DemoFact =>
  synthetic('2026-07-15', 'cell', 'FactCorrected', null, {
    stream: `rating-${wrong.data['person']}-${wrong.data['period']}`,
    ...target(wrong, ledger),
    data: {
      ...wrong.data,
      cells: { ...(wrong.data['cells'] as object), 'III.1': '2.25' },
      reasons: { 'II.2': 'Lý do hạ điểm ô II.2 (mẫu)' },
    },
    correctedValidAt: null,
    reason: 'Nhập nhầm điểm ô III.1 (mẫu)',
  });

const retracted = (wrong: DemoFact, ledger: string): DemoFact =>
  synthetic('2026-07-16', 'report', 'FactRetracted', null, {
    stream: `task-${wrong.data['task']}`,
    ...target(wrong, ledger),
    reason: 'Báo cáo gửi nhầm nhiệm vụ (mẫu)',
  });
