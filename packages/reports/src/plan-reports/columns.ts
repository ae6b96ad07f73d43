import type { PlanRowState } from '@kpi-ledger/engine';
import { asPercent, asUnits, inWords } from './print.js';
import { type ChartOf, column, EVENTS, maybe, type ReportColumn, type ReportRow, SYNTHETIC } from './report.js';

export const GREEN = '2E7D32';
export const AMBER = 'F9A825';
export const RED = 'C62828';
export const BLUE = '1565C0';
export const GREY = '9E9E9E';
const TEAL = '00838F';
const BROWN = '6D4C41';

export const STATES: { readonly [S in PlanRowState['state']]: string } = {
  onTime: 'hoàn thành đúng hạn',
  late: 'hoàn thành chậm',
  overdue: 'quá hạn',
  excused: 'quá hạn, nguyên nhân khách quan',
  cancelled: 'đã hủy',
  notYetDue: 'chưa đến hạn',
  unscheduled: 'chưa có thời hạn',
};

/** The plan by its id, and as it is printed: by its number where it has one. */
export const planColumns = (width: number): readonly ReportColumn[] => [
  column('plan', 'text', 'Mã kế hoạch', 'Plan'),
  column('planName', 'text', 'Kế hoạch', 'Number of the plan', { width }),
];

export type PlanNames = { readonly [plan: string]: string };

export const planNames = (tasks: readonly PlanRowState[]): PlanNames =>
  Object.fromEntries(tasks.map(({ plan, planNumber }) => [plan, planNumber ?? plan]));

/** Counts that add up to `assigned`. */
const COUNTS = [
  ['onTime', 'Xong đúng hạn', 'Done on time', GREEN],
  ['late', 'Xong chậm', 'Done late', AMBER],
  ['overdue', 'Quá hạn', 'Overdue', RED],
  ['excused', 'Quá hạn khách quan', 'Overdue, excused', BROWN],
  ['cancelled', 'Đã hủy', 'Cancelled', GREY],
  ['notYetDue', 'Chưa đến hạn', 'Not yet due', BLUE],
  ['unscheduled', 'Chưa có thời hạn', 'Without a day', TEAL],
] as const;

export const COMPLETION_COLUMNS: readonly ReportColumn[] = [
  column('assigned', 'count', 'Số nhiệm vụ', 'Tasks', { width: 8 }),
  column('completed', 'count', 'Đã xong', 'Completed', { width: 8 }),
  ...COUNTS.map(([name, vi, en]) => column(name, 'count', vi, en, { width: 8 })),
  maybe(column('completion', 'exact', 'Tỷ lệ hoàn thành', 'Completion, exact', { width: 10, print: asPercent })),
  maybe(column('completionDisplay', 'exact', 'Tỷ lệ hoàn thành, %', 'Completion, %')),
  SYNTHETIC,
];

/** The states as parts of a bar. */
export const STATE_CHART: Pick<ChartOf, 'shape' | 'unit' | 'series'> = {
  shape: 'stacked',
  unit: 'nhiệm vụ',
  series: COUNTS.map(([column, , , color]) => ({ column, color })),
};

export const TASK_COLUMNS: readonly ReportColumn[] = [
  ...planColumns(8),
  column('row', 'text', 'Dòng', 'Row', { width: 4 }),
  column('title', 'text', 'Nhiệm vụ', 'Task', { width: 30 }),
  column('units', 'ids', 'Đơn vị', 'Units', { width: 15, print: asUnits }),
  column('collectives', 'ids', 'Chủ trì ghi chung', 'Collective leads as printed'),
  maybe(column('due', 'day', 'Thời hạn', 'Due', { width: 8 })),
  column('state', 'text', 'Tình trạng', 'State', { width: 10, print: inWords(STATES) }),
  maybe(column('completedOn', 'day', 'Ngày xong', 'Completed on', { width: 8 })),
  column('accepted', 'count', 'Sản phẩm được nghiệm thu', 'Units accepted', { width: 6 }),
  column('required', 'count', 'Sản phẩm phải có', 'Units required', { width: 6 }),
  column('submitted', 'count', 'Chờ nghiệm thu', 'Units waiting for acceptance', { width: 6 }),
  maybe(column('reportedPercent', 'exact', 'Tự báo cáo, %', 'Percent reported by the doer')),
  maybe(column('reportedOn', 'day', 'Ngày tự báo cáo', 'Day of that report')),
  EVENTS,
  SYNTHETIC,
];

export const taskRow = (row: PlanRowState): ReportRow => ({
  ...{
    plan: row.plan,
    planName: row.planNumber ?? row.plan,
    row: row.row,
    title: row.title,
    units: row.units,
    collectives: row.collectives,
  },
  ...{ due: row.due, state: row.state, completedOn: row.completedOn },
  ...{ accepted: row.accepted, required: row.required, submitted: row.submitted },
  reportedPercent: row.reported?.percent ?? null,
  reportedOn: row.reported?.on ?? null,
  ...{ events: row.events, synthetic: row.synthetic },
});
