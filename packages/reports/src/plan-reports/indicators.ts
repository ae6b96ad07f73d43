import type { AttainmentRow } from '@kpi-ledger/engine';
import { GREEN, GREY, type PlanNames, planColumns, RED } from './columns.js';
import { asAnybody, asPercent, asTarget, asUnits, inWords } from './print.js';
import { column, EVENTS, maybe, type ReportColumn, type ReportRow, type Section, SYNTHETIC } from './report.js';

const STATUS = { MET: 'đạt', NOT_MET: 'chưa đạt', UNKNOWN: 'chưa xác định' } as const;
type Status = keyof typeof STATUS;

export const INDICATOR_COLUMNS: readonly ReportColumn[] = [
  ...planColumns(8),
  column('row', 'text', 'Dòng', 'Row', { width: 7 }),
  column('indicator', 'text', 'Mã chỉ tiêu', 'Indicator'),
  column('title', 'text', 'Chỉ tiêu', 'Title', { width: 20 }),
  column('leads', 'ids', 'Chủ trì', 'Leads', { width: 12, print: asUnits }),
  maybe(column('horizon', 'text', 'Mốc', 'Horizon', { width: 6 })),
  column('target', 'text', 'Mục tiêu', 'Target as printed', { width: 8, print: asTarget }),
  maybe(column('measure', 'text', 'Đơn vị tính', 'Measured in', { width: 7 })),
  maybe(column('value', 'exact', 'Đo được', 'Value', { width: 7 })),
  maybe(column('universe', 'text', 'Phạm vi xếp hạng', 'Universe of a rank')),
  maybe(column('universeSize', 'count', 'Trên số', 'How many are ranked', { width: 6 })),
  maybe(column('state', 'flag', 'Có hay không', 'Yes or no')),
  maybe(column('year', 'text', 'Năm xét', 'Year that an annual target is judged for')),
  maybe(column('period', 'text', 'Kỳ đo', 'Measured period', { width: 6 })),
  column('partOfYear', 'flag', 'Chưa đủ năm', 'An annual target with a figure of less than the year'),
  maybe(column('source', 'text', 'Nguồn', 'Source')),
  column('status', 'text', 'Kết quả', 'Status', { width: 7, print: inWords(STATUS) }),
  maybe(column('progress', 'exact', 'Mức đạt', 'Progress, exact', { width: 7, print: asPercent })),
  maybe(column('margin', 'exact', 'Cách đích', 'Distance to the target; empty: several targets', { width: 6 })),
  column('missing', 'ids', 'Còn thiếu', 'What is missing', { width: 13 }),
  EVENTS,
  SYNTHETIC,
];

export const INDICATOR_COUNT_COLUMNS: readonly ReportColumn[] = [
  ...planColumns(20),
  column('met', 'count', 'Đạt', 'Met', { width: 10 }),
  column('notMet', 'count', 'Chưa đạt', 'Not met', { width: 10 }),
  column('unknown', 'count', 'Chưa xác định', 'Not known', { width: 10 }),
  SYNTHETIC,
];

export const MISSING_COLUMNS: readonly ReportColumn[] = [
  ...planColumns(8),
  column('row', 'text', 'Dòng', 'Row', { width: 5 }),
  column('about', 'text', 'Về', 'About', { width: 34 }),
  column('what', 'text', 'Còn thiếu', 'What is missing', { width: 34 }),
  maybe(column('owedBy', 'text', 'Của', 'Owed by', { width: 16, print: asAnybody })),
  maybe(column('since', 'day', 'Từ ngày', 'Since', { width: 9 })),
  SYNTHETIC,
];

const statusOf = ({ status }: AttainmentRow): Status => (status === null ? 'UNKNOWN' : status ? 'MET' : 'NOT_MET');

export function indicatorTable(rows: readonly AttainmentRow[], plans: PlanNames): Section {
  return {
    heading: 'Chỉ tiêu: mục tiêu, số đo, kết quả',
    charts: [],
    table: { id: 'indicators', columns: INDICATOR_COLUMNS, rows: rows.map((row) => indicatorRow(row, plans)) },
    notes: [
      'Đạt: mọi mục tiêu của chỉ tiêu đều đạt. Mức đạt chưa đủ 100% là phần đường đã đi, không làm tròn. Chưa xác định: chưa có số đo hoặc chưa quyết định cách tính.',
      'Mức đạt của một thứ hạng chưa đạt mà chưa có mốc xuất phát và chưa quyết định cách tính là phần đường từ hạng cuối cùng; cách tính này dễ dãi.',
    ],
  };
}

/** How many indicators stand how, a row a plan. */
export function indicatorCounts(rows: readonly AttainmentRow[], plans: PlanNames): Section {
  const byPlan = [...Map.groupBy(rows, ({ plan }) => plan)].map(([plan, of]): ReportRow => {
    const count = (status: Status) => of.filter((row) => statusOf(row) === status).length;
    return {
      plan,
      planName: plans[plan] ?? plan,
      met: count('MET'),
      notMet: count('NOT_MET'),
      unknown: count('UNKNOWN'),
      synthetic: of.some(({ synthetic }) => synthetic),
    };
  });
  return {
    heading: 'Chỉ tiêu theo kế hoạch',
    charts: [
      {
        shape: 'stacked',
        title: 'Chỉ tiêu theo kết quả',
        unit: 'chỉ tiêu',
        category: 'planName',
        series: [
          { column: 'met', color: GREEN },
          { column: 'notMet', color: RED },
          { column: 'unknown', color: GREY },
        ],
      },
    ],
    table: { id: 'indicatorCounts', columns: INDICATOR_COUNT_COLUMNS, rows: byPlan },
    notes: [],
  };
}

const indicatorRow = (row: AttainmentRow, plans: PlanNames): ReportRow => ({
  ...{
    plan: row.plan,
    planName: plans[row.plan] ?? row.plan,
    row: row.row,
    indicator: row.indicator,
    title: row.title,
    leads: row.leads,
  },
  horizon: row.horizon,
  target: row.targets.map(({ raw }) => raw).join('; '),
  ...{ measure: row.measure, value: row.value, state: row.state, period: row.period, source: row.source },
  ...{ universe: row.universe?.id ?? null, universeSize: row.universe?.size ?? null, year: row.year },
  partOfYear: row.targets.some(({ figures }) => figures.some(({ partOfYear }) => partOfYear)),
  status: statusOf(row),
  ...{ progress: row.progress, margin: row.margin },
  missing: [...new Set(row.missing.map(({ what }) => what))],
  ...{ events: row.events, synthetic: row.synthetic },
});

export const missingOfIndicators = (rows: readonly AttainmentRow[], plans: PlanNames): readonly ReportRow[] =>
  rows.flatMap(({ plan, row, title, missing, synthetic }) =>
    missing.map(({ what, owedBy, since }) => ({
      ...{ plan, planName: plans[plan] ?? plan, row },
      about: title,
      what,
      owedBy,
      since,
      synthetic,
    })),
  );
