import type { CompletionRow, Names, ReadRows } from '@kpi-ledger/engine';
import { anyName, nameOf } from '../commands/ask.js';
import { basisText, syntheticText } from '../commands/basis.js';
import { type Answer, type Column, csvOnly, rowsAnswer } from '../terminal/answer.js';
import { type Text, text } from '../terminal/lang.js';
import { readingsText } from './readings.js';

const LEVELS: { readonly [L in CompletionRow['level']]: Text } = {
  ALL: text('Mọi kế hoạch', 'All plans'),
  PLAN: text('Kế hoạch', 'Plan'),
  SECTION: text('Mục', 'Section'),
  UNIT: text('Đơn vị', 'Unit'),
  HEAD: text('Người đứng đầu', 'Head'),
  PERSON: text('Cá nhân', 'Person'),
};

type Figure = 'assigned' | 'completed' | 'onTime' | 'late' | 'overdue' | 'excused' | 'cancelled' | 'notYetDue';
const figure = (key: Figure | 'unscheduled' | 'linked', vi: string, en: string): Column<CompletionRow> => ({
  ...{ key, title: text(vi, en), right: true },
  cell: (row) => String(row[key]),
});

/** The section; post and holder; the person; or the unit. */
function whose({ section, unit, post, person }: CompletionRow, names: Names): string {
  if (section !== null) return section;
  const people = [post, person].flatMap((id) => (id === null ? [] : [anyName(names, id)]));
  return people.length > 0 ? people.join(': ') : nameOf(names.units, unit);
}

const COLUMNS = (names: Names): readonly Column<CompletionRow>[] => [
  {
    ...{ key: 'level', title: text('Cấp', 'Level') },
    cell: ({ level }, lang) => LEVELS[level][lang],
    csvCell: ({ level }) => level,
  },
  { key: 'plan', title: text('Kế hoạch', 'Plan'), cell: ({ plan }) => plan ?? '' },
  {
    ...{ key: 'section', title: text('Của', 'Of'), width: 44 },
    cell: (row) => whose(row, names),
    csvCell: ({ section }) => section ?? '',
  },
  ...(['unit', 'post', 'person', 'period'] as const).map((key) => csvOnly<CompletionRow>(key, (row) => row[key] ?? '')),
  figure('assigned', 'Giao', 'Assigned'),
  figure('completed', 'Xong', 'Completed'),
  { key: 'counted', title: text('Tỷ lệ', 'Fraction'), cell: ({ counted }) => counted ?? '', right: true },
  { key: 'display', title: text('%', '%'), cell: ({ display }) => display ?? '–', right: true },
  figure('onTime', 'Đúng hạn', 'On time'),
  figure('late', 'Trễ', 'Late'),
  figure('overdue', 'Quá hạn', 'Overdue'),
  figure('excused', 'Miễn', 'Excused'),
  figure('cancelled', 'Hủy', 'Cancelled'),
  figure('notYetDue', 'Chưa đến hạn', 'Not yet due'),
  figure('unscheduled', 'Chưa có lịch', 'Unscheduled'),
  figure('linked', 'Trùng', 'Linked'),
  csvOnly('weighted', ({ weighted }) => weighted ?? ''),
  csvOnly('synthetic', ({ synthetic }) => String(synthetic)),
];

/** Without a plan or a unit the table has no sections and no units; JSON and CSV have all. */
export function completionAnswer(found: ReadRows<CompletionRow>, names: Names, detailed: boolean): Answer {
  const framing = {
    before: (lang: 'vi' | 'en') => syntheticText(found.rows, lang),
    after: (lang: 'vi' | 'en') => `${readingsText(found.readings, lang)}${basisText(found.basis, lang)}`,
  };
  const whole = rowsAnswer(found, found.rows, COLUMNS(names), framing);
  if (detailed) return whole;
  const few = found.rows.filter(({ level }) => level === 'ALL' || level === 'PLAN');
  return {
    ...whole,
    table: rowsAnswer(
      found,
      few,
      COLUMNS(names).filter(({ key }) => key !== 'section'),
      framing,
    ).table,
  };
}
