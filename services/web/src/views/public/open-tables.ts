import type { Schema } from '@kpi-ledger/api-client';
import type { Times } from '../../api/questions.ts';
import type { OpenBasis, OpenColumn, OpenTable } from '../../open-data/open-table.ts';
import { cut, targetText } from '../../text/format.ts';

/** What every table of the public view is made with. */
export interface OpenWorld {
  readonly basis: Schema<'Basis'>;
  readonly times: Times;
  readonly isDemonstration: boolean;
  readonly unitName: (unit: string) => string;
}

const TASKS = { vi: 'nhiệm vụ', en: 'tasks' };
const PERCENT = { vi: '%, cắt còn 2 chữ số thập phân', en: '%, cut to 2 places' };
const FRACTION = { vi: 'phân số đúng, từ 0 đến 1', en: 'exact fraction, 0 to 1' };

interface OfUnit {
  readonly unit: string | null;
}
const unitColumns = <Row extends OfUnit>({ unitName }: OpenWorld): readonly OpenColumn<Row>[] => [
  { name: 'unit', title: { vi: 'Mã cơ quan', en: 'Unit' }, type: 'text', value: ({ unit }) => unit },
  {
    ...{ name: 'unitName', title: { vi: 'Tên cơ quan', en: 'Name of the unit' }, type: 'text' },
    value: ({ unit }) => (unit === null ? null : unitName(unit)),
  },
];

type Counted = Pick<
  Schema<'ProgressRow'>,
  'assigned' | 'completed' | 'onTime' | 'late' | 'overdue' | 'excused' | 'notYetDue' | 'display'
>;
const countColumns = <Row extends Counted>(): readonly OpenColumn<Row>[] => [
  ...(
    [
      ['assigned', 'Được giao', 'Assigned'],
      ['completed', 'Hoàn thành', 'Completed'],
      ['onTime', 'Hoàn thành đúng hạn', 'Completed on time'],
      ['late', 'Hoàn thành chậm', 'Completed late'],
      ['overdue', 'Quá hạn chưa hoàn thành', 'Overdue'],
      ['excused', 'Có nguyên nhân khách quan', 'Excused'],
      ['notYetDue', 'Chưa đến hạn', 'Not yet due'],
    ] as const
  ).map(
    ([name, vi, en]): OpenColumn<Row> => ({
      ...{ name, title: { vi, en }, type: 'integer', unit: TASKS },
      value: (row) => row[name],
    }),
  ),
  {
    ...{ name: 'completionPercent', title: { vi: 'Tỷ lệ hoàn thành', en: 'Completion' }, type: 'number' },
    unit: PERCENT,
    value: ({ display }) => display,
  },
];

/** How far each plan is, as a whole and by unit. */
export const plansTable = (
  rows: readonly Schema<'ProgressRow'>[],
  world: OpenWorld,
): OpenTable<Schema<'ProgressRow'>> => ({
  id: 'plan-progress',
  title: { vi: 'Tiến độ các kế hoạch', en: 'Progress of the plans' },
  description: {
    vi: 'Mỗi dòng là một kế hoạch (cơ quan và phần để trống), một phần của kế hoạch, hoặc một cơ quan trong kế hoạch.',
    en: 'Each row is a plan (unit and section empty), a section of it, or a unit in it.',
  },
  columns: [
    { name: 'plan', title: { vi: 'Mã kế hoạch', en: 'Plan' }, type: 'text', value: ({ plan }) => plan },
    { name: 'section', title: { vi: 'Phần của kế hoạch', en: 'Section' }, type: 'text', value: (row) => row.section },
    ...unitColumns<Schema<'ProgressRow'>>(world),
    ...countColumns<Schema<'ProgressRow'>>(),
  ],
  ...{ rows, basis: basisOf(world), isDemonstration: world.isDemonstration },
});

/** A unit in a quarter. */
export type QuarterRow = Schema<'CompletionRow'> & { readonly quarter: string };

/** Of the tasks that fell due in each quarter, how many each unit completed by its end. */
export const quartersTable = (rows: readonly QuarterRow[], world: OpenWorld): OpenTable<QuarterRow> => ({
  id: 'units-by-quarter',
  title: { vi: 'Đơn vị theo quý', en: 'Units by quarters' },
  description: {
    vi: 'Mỗi dòng là một cơ quan trong một quý: nhiệm vụ đến hạn trong quý, hoàn thành đến hết quý. Mã kế hoạch để trống: mọi kế hoạch.',
    en: 'Each row is a unit in a quarter: tasks due in the quarter, completed by its end. No plan: all plans.',
  },
  columns: [
    { name: 'quarter', title: { vi: 'Quý', en: 'Quarter' }, type: 'text', value: ({ quarter }) => quarter },
    { name: 'plan', title: { vi: 'Mã kế hoạch', en: 'Plan' }, type: 'text', value: ({ plan }) => plan },
    ...unitColumns<QuarterRow>(world),
    ...countColumns<QuarterRow>(),
  ],
  ...{ rows, basis: basisOf(world), isDemonstration: world.isDemonstration },
});

type Indicator = Schema<'IndicatorRow'>;
const INDICATOR_COLUMNS: readonly OpenColumn<Indicator>[] = [
  { name: 'plan', title: { vi: 'Mã kế hoạch', en: 'Plan' }, type: 'text', value: ({ plan }) => plan },
  { name: 'row', title: { vi: 'Số thứ tự trong kế hoạch', en: 'Row' }, type: 'text', value: ({ row }) => row },
  { name: 'indicator', title: { vi: 'Mã chỉ tiêu', en: 'Id' }, type: 'text', value: ({ indicator }) => indicator },
  { name: 'title', title: { vi: 'Tên chỉ tiêu', en: 'Indicator' }, type: 'text', value: ({ title }) => title },
  { name: 'measure', title: { vi: 'Đơn vị tính', en: 'Measured in' }, type: 'text', value: ({ measure }) => measure },
  { name: 'horizon', title: { vi: 'Năm đích', en: 'Horizon' }, type: 'text', value: ({ horizon }) => horizon },
  {
    ...{ name: 'target', title: { vi: 'Mục tiêu như văn bản', en: 'Target as printed' }, type: 'text' },
    value: ({ targets }) => (targets.length === 0 ? null : targets.map(({ raw }) => targetText(raw)).join('; ')),
  },
  {
    ...{ name: 'value', title: { vi: 'Số đo gần nhất', en: 'Last figure' }, type: 'number' },
    unit: { vi: 'theo cột measure', en: 'see the column measure' },
    value: ({ value }) => value,
  },
  { name: 'state', title: { vi: 'Có hay không', en: 'Yes or no' }, type: 'flag', value: ({ state }) => state },
  {
    ...{ name: 'universeSize', title: { vi: 'Xếp hạng trên tổng số', en: 'Ranked out of' }, type: 'integer' },
    value: ({ universe }) => universe?.size ?? null,
  },
  { name: 'measuredPeriod', title: { vi: 'Kỳ đo', en: 'Period' }, type: 'text', value: ({ period }) => period },
  { name: 'source', title: { vi: 'Nguồn', en: 'Source' }, type: 'text', value: ({ source }) => source },
  { name: 'attained', title: { vi: 'Đạt mục tiêu', en: 'Attained' }, type: 'flag', value: ({ status }) => status },
  {
    ...{ name: 'progressDecimal', title: { vi: 'Mức đạt, số thập phân', en: 'Reached, decimal' }, type: 'number' },
    unit: { vi: 'từ 0 đến 1, cắt còn 4 chữ số thập phân', en: '0 to 1, cut to 4 places' },
    value: ({ progress }) => (progress === null ? null : cut(progress, 'en', 4)),
  },
  {
    ...{ name: 'progress', title: { vi: 'Mức đạt', en: 'Reached' }, type: 'number', unit: FRACTION },
    value: ({ progress }) => progress,
  },
];

/** The indicators of a plan with targets and last figures. */
export const indicatorsTable = (plan: string, rows: readonly Indicator[], world: OpenWorld): OpenTable<Indicator> => ({
  id: `indicators-${plan}`,
  title: { vi: 'Chỉ tiêu của kế hoạch', en: 'Indicators of the plan' },
  description: {
    vi: 'Mỗi dòng là một chỉ tiêu với mục tiêu của một năm đích và số đo gần nhất. Ô trống: chưa có.',
    en: 'Each row is an indicator with the target of a horizon and the last figure. Empty: none yet.',
  },
  columns: INDICATOR_COLUMNS,
  ...{ rows, basis: basisOf(world), isDemonstration: world.isDemonstration },
});

const basisOf = ({ basis: { ordinal, root, effective }, times }: OpenWorld): OpenBasis => ({
  ...{ ordinal, root, effective },
  known: times.known ?? null,
});
