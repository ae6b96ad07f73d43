import type { IndicatorRow } from '@kpi-ledger/engine';
import type { ClosedPeriod } from './closed-period.js';
import { column, type Dataset, MARKS, marksOf, maybe, type Row } from './dataset.js';

/** The plans' indicators with their targets and what was measured by the end of each closed period. */
export const planIndicators = (periods: readonly ClosedPeriod[]): Dataset => ({
  id: 'plan-indicators',
  title: { vi: 'Chỉ tiêu của các kế hoạch', en: 'Indicators of plans' },
  description: {
    vi: 'Chỉ tiêu của các kế hoạch, mục tiêu đúng như văn bản và số đo mới nhất có tại ngày cuối của mỗi kỳ đã khoá. Ô trống: chưa có số đo.',
    en: 'Indicators with their targets as printed and the last value measured by the end of each closed period. Empty: not measured.',
  },
  columns: [
    column('period', 'text', 'Kỳ', 'Period'),
    column('date', 'date', 'Tính đến ngày', 'As of'),
    column('plan', 'text', 'Mã kế hoạch', 'Plan'),
    column('row', 'text', 'Số thứ tự trong kế hoạch', 'Row of the plan'),
    column('indicator', 'text', 'Mã chỉ tiêu', 'Indicator'),
    column('title', 'text', 'Tên chỉ tiêu', 'Title'),
    maybe(column('measure', 'text', 'Đơn vị tính', 'Measured in')),
    maybe(column('unit', 'text', 'Mã cơ quan', 'Unit')),
    maybe(column('unitName', 'text', 'Tên cơ quan', 'Name of the unit')),
    maybe(column('horizon', 'text', 'Mốc của mục tiêu', 'Horizon')),
    maybe(column('target', 'text', 'Mục tiêu như văn bản', 'Target as printed')),
    maybe(column('value', 'number', 'Số đo', 'Value')),
    maybe(column('state', 'flag', 'Có hay không (chỉ tiêu không có số)', 'Yes or no')),
    maybe(column('universe', 'text', 'Xếp hạng trong nhóm', 'Ranked among')),
    maybe(column('universeSize', 'integer', 'Số đơn vị được xếp hạng', 'How many are ranked')),
    maybe(column('measuredPeriod', 'text', 'Kỳ của số đo', 'Period of the value')),
    maybe(column('source', 'text', 'Nguồn của số đo', 'Source of the value')),
    maybe(column('attained', 'flag', 'Đạt mục tiêu', 'Attained')),
    maybe(column('progress', 'number', 'Tỷ lệ đạt, phân số đúng', 'Progress, exact fraction')),
    ...MARKS,
  ],
  rows: periods.flatMap((period) => period.indicators.map((row) => rowOf(period, row))),
});

const rowOf = ({ closed, unitNames }: ClosedPeriod, row: IndicatorRow): Row => ({
  period: closed.period,
  date: closed.last,
  ...{ plan: row.plan, row: row.row, indicator: row.indicator, title: row.title, measure: row.measure, unit: row.unit },
  unitName: row.unit === null ? null : (unitNames[row.unit] ?? null),
  horizon: row.horizon,
  target: row.targets.length === 0 ? null : row.targets.map(({ raw }) => raw).join('; '),
  ...{ value: row.value, state: row.state },
  universe: row.universe?.id ?? null,
  universeSize: row.universe?.size ?? null,
  ...{ measuredPeriod: row.period, source: row.source, attained: row.status, progress: row.progress },
  ...marksOf(row.synthetic),
});
