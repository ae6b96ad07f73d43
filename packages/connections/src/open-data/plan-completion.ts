import type { ClosedPeriod } from './closed-period.js';
import { column, type Dataset, MARKS, marksOf, maybe, type Row } from './dataset.js';

/** Completion of the plans at the end of each closed period. */
export const planCompletion = (periods: readonly ClosedPeriod[]): Dataset => ({
  id: 'plan-completion',
  title: { vi: 'Mức độ hoàn thành các kế hoạch', en: 'Completion of plans' },
  description: {
    vi: 'Mức độ hoàn thành nhiệm vụ của từng kế hoạch, từng phần và từng cơ quan tại ngày cuối của mỗi kỳ đã khoá. Mỗi kế hoạch có một dòng chung (section và unit trống).',
    en: 'Completion of each plan, section and unit on the last day of each closed period. The row without section and unit is the whole plan.',
  },
  columns: [
    column('period', 'text', 'Kỳ', 'Period'),
    column('date', 'date', 'Tính đến ngày', 'As of'),
    column('plan', 'text', 'Mã kế hoạch', 'Plan'),
    maybe(column('section', 'text', 'Phần của kế hoạch', 'Section')),
    maybe(column('unit', 'text', 'Mã cơ quan', 'Unit')),
    maybe(column('unitName', 'text', 'Tên cơ quan', 'Name of the unit')),
    ...COUNTS.map(([name, vi, en]) => column(name, 'integer', vi, en)),
    maybe(column('completion', 'number', 'Tỷ lệ hoàn thành, phân số đúng', 'Completion, exact fraction')),
    maybe(column('completionPercent', 'number', 'Tỷ lệ hoàn thành, %', 'Completion, %')),
    maybe(
      column('weighted', 'number', 'Tỷ lệ theo hệ số quy đổi, phân số đúng', 'Weighted completion, exact fraction'),
    ),
    ...MARKS,
  ],
  rows: periods.flatMap(rowsOf),
});

const COUNTS = [
  ['assigned', 'Số nhiệm vụ được tính', 'Tasks counted'],
  ['completed', 'Đã hoàn thành', 'Completed'],
  ['onTime', 'Hoàn thành đúng hạn', 'Completed on time'],
  ['late', 'Hoàn thành chậm', 'Completed late'],
  ['overdue', 'Quá hạn chưa hoàn thành', 'Overdue'],
  ['excused', 'Có nguyên nhân khách quan', 'Excused'],
  ['cancelled', 'Đã hủy', 'Cancelled'],
  ['notYetDue', 'Chưa đến hạn', 'Not yet due'],
] as const;

const rowsOf = ({ closed, progress, unitNames }: ClosedPeriod): readonly Row[] =>
  progress.map((row) => ({
    period: closed.period,
    date: closed.last,
    plan: row.plan,
    section: row.section,
    unit: row.unit,
    unitName: row.unit === null ? null : (unitNames[row.unit] ?? null),
    ...Object.fromEntries(COUNTS.map(([name]) => [name, row[name]])),
    completion: row.counted,
    completionPercent: row.display,
    weighted: row.weighted,
    ...marksOf(row.synthetic),
  }));
