import type { PlanRowState, ProgressRow } from '@kpi-ledger/engine';
import { COMPLETION_COLUMNS, planColumns, planNames, STATE_CHART } from './columns.js';
import { asUnit } from './print.js';
import { column, type ReportColumn, type ReportRow, type Section } from './report.js';

export const BY_PLAN_COLUMNS: readonly ReportColumn[] = [...planColumns(14), ...COMPLETION_COLUMNS];
export const BY_UNIT_COLUMNS: readonly ReportColumn[] = [
  ...planColumns(9),
  column('unit', 'text', 'Đơn vị', 'Unit', { width: 20, print: asUnit }),
  ...COMPLETION_COLUMNS,
];

export interface PlanFigures {
  readonly progress: readonly ProgressRow[];
  /** The rows of the plans, whole and by unit: what of them has no day is counted there. */
  readonly tasks: readonly PlanRowState[];
}

const COUNTED =
  'Tỷ lệ hoàn thành = số nhiệm vụ đã xong ÷ (số nhiệm vụ − số đã hủy). Một dòng có nhiều đơn vị chủ trì là một nhiệm vụ của kế hoạch, và là một phần của mỗi đơn vị.';

/** Completion of each plan, of the whole or of what is in the hands of one unit. */
export function completionByPlan(figures: PlanFigures, unit: string | null): Section {
  const rows = figures.progress
    .filter((row) => row.section === null && row.unit === unit && row.assigned > 0)
    .map((row) => figuresOf(row, figures.tasks));
  return {
    heading: 'Mức độ hoàn thành theo kế hoạch',
    charts: [{ ...STATE_CHART, title: 'Nhiệm vụ theo tình trạng', category: 'planName' }],
    table: { id: 'completion', columns: BY_PLAN_COLUMNS, rows },
    notes: [COUNTED],
  };
}

/** Completion of each plan by unit, a chart a plan. */
export function completionByUnit({ progress, tasks }: PlanFigures): Section {
  const rows = progress.filter((row) => row.section === null && row.unit !== null).map((row) => figuresOf(row, tasks));
  return {
    heading: 'Mức độ hoàn thành theo đơn vị',
    charts: [...Map.groupBy(rows, ({ plan }) => plan)].map(([plan, [first]]) => ({
      ...STATE_CHART,
      shape: 'lying',
      title: `Nhiệm vụ theo đơn vị và tình trạng, ${first?.['planName'] ?? ''}`,
      category: 'unit',
      where: { column: 'plan', value: plan ?? null },
    })),
    table: { id: 'completionByUnit', columns: BY_UNIT_COLUMNS, rows },
    notes: [],
  };
}

function figuresOf(row: ProgressRow, tasks: readonly PlanRowState[]): ReportRow {
  const unscheduled = tasks.filter(
    ({ plan, unit, state }) => plan === row.plan && unit === row.unit && state === 'unscheduled',
  ).length;
  const { plan, unit, assigned, completed, onTime, late, overdue, excused, cancelled, notYetDue } = row;
  return {
    ...{
      plan,
      planName: planNames(tasks)[plan] ?? plan,
      unit,
      assigned,
      completed,
      onTime,
      late,
      overdue,
      excused,
      cancelled,
    },
    notYetDue: notYetDue - unscheduled,
    unscheduled,
    completion: row.counted,
    completionDisplay: row.display,
    synthetic: row.synthetic,
  };
}
