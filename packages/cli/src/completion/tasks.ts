import type { Names, PlanTaskRow, ReadRows } from '@kpi-ledger/engine';
import { nameOf } from '../commands/ask.js';
import { basisText, syntheticText } from '../commands/basis.js';
import { type Answer, csvOnly, rowsAnswer } from '../terminal/answer.js';
import { type Text, text } from '../terminal/lang.js';
import { readingsText } from './readings.js';

const STATES: { readonly [S in PlanTaskRow['state']]: Text } = {
  onTime: text('xong đúng hạn', 'done on time'),
  late: text('xong trễ', 'done late'),
  overdue: text('quá hạn', 'overdue'),
  excused: text('quá hạn, được miễn', 'excused'),
  cancelled: text('đã hủy', 'cancelled'),
  notYetDue: text('chưa đến hạn', 'not yet due'),
};

export const tasksAnswer = (found: ReadRows<PlanTaskRow>, names: Names): Answer =>
  rowsAnswer(
    found,
    found.rows,
    [
      { key: 'plan', title: text('Kế hoạch', 'Plan'), cell: ({ plan }) => plan },
      { key: 'row', title: text('Dòng', 'Row'), cell: ({ row }) => row, right: true },
      { key: 'title', title: text('Nhiệm vụ', 'Task'), cell: ({ title }) => title, width: 44 },
      {
        ...{ key: 'units', title: text('Đơn vị', 'Units'), width: 30 },
        cell: ({ units }) => units.map((unit) => nameOf(names.units, unit)).join('; '),
        csvCell: ({ units }) => units.join('; '),
      },
      { key: 'due', title: text('Hạn', 'Due'), cell: ({ due }) => due ?? '' },
      { key: 'daysLeft', title: text('Còn', 'Days'), cell: ({ daysLeft }) => `${daysLeft ?? ''}`, right: true },
      {
        ...{ key: 'state', title: text('Tình trạng', 'State') },
        cell: ({ state }, lang) => STATES[state][lang],
        csvCell: ({ state }) => state,
      },
      csvOnly('lists', ({ lists }) => lists.join('; ')),
      csvOnly('annex', ({ annex }) => annex ?? ''),
      csvOnly('section', ({ section }) => section ?? ''),
      csvOnly('required', ({ required }) => `${required}`),
      csvOnly('accepted', ({ accepted }) => `${accepted}`),
      csvOnly('completedOn', ({ completedOn }) => completedOn ?? ''),
      csvOnly('weight', ({ weight }) => weight),
      csvOnly('linkedSet', ({ linkedSet }) => linkedSet ?? ''),
      csvOnly('synthetic', ({ synthetic }) => String(synthetic)),
    ],
    {
      before: (lang) => syntheticText(found.rows, lang),
      after: (lang) => `${readingsText(found.readings, lang)}${basisText(found.basis, lang)}`,
    },
  );
