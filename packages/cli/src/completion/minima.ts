import type { MinimumState, Names, ReadRows, YearlyMinimumRow } from '@kpi-ledger/engine';
import { nameOf } from '../commands/ask.js';
import { basisText, syntheticText } from '../commands/basis.js';
import { type Answer, csvOnly, rowsAnswer } from '../terminal/answer.js';
import { type Text, text } from '../terminal/lang.js';
import { readingsText } from './readings.js';

const STATES: { readonly [S in MinimumState]: Text } = {
  MET: text('đạt', 'met'),
  NOT_MET: text('không đạt', 'not met'),
  OPEN: text('đang trong năm', 'open'),
  NOT_STARTED: text('chưa đến năm', 'not started'),
  UNKNOWN: text('chưa rõ của ai', 'nobody named'),
};

export const minimaAnswer = (found: ReadRows<YearlyMinimumRow>, names: Names): Answer =>
  rowsAnswer(
    found,
    found.rows,
    [
      { key: 'plan', title: text('Kế hoạch', 'Plan'), cell: ({ plan }) => plan },
      { key: 'row', title: text('Dòng', 'Row'), cell: ({ row }) => row, right: true },
      { key: 'title', title: text('Nhiệm vụ', 'Task'), cell: ({ title }) => title ?? '', width: 40 },
      {
        ...{ key: 'unit', title: text('Đơn vị', 'Unit'), width: 28 },
        cell: ({ unit }) => nameOf(names.units, unit),
        csvCell: ({ unit }) => unit ?? '',
      },
      { key: 'year', title: text('Năm', 'Year'), cell: ({ year }) => year },
      { key: 'minimum', title: text('Tối thiểu', 'Minimum'), cell: ({ minimum }) => `${minimum}`, right: true },
      {
        key: 'delivered',
        title: text('Đã có', 'Delivered'),
        cell: ({ delivered }) => `${delivered ?? '–'}`,
        right: true,
      },
      { key: 'lacking', title: text('Thiếu', 'Lacking'), cell: ({ lacking }) => `${lacking ?? '–'}`, right: true },
      {
        ...{ key: 'state', title: text('Tình trạng', 'State') },
        cell: ({ state }, lang) => STATES[state][lang],
        csvCell: ({ state }) => state,
      },
      csvOnly('annex', ({ annex }) => annex ?? ''),
      csvOnly('raw', ({ raw }) => raw),
      csvOnly('missing', ({ missing }) => missing.map(({ what }) => what).join('; ')),
      csvOnly('synthetic', ({ synthetic }) => String(synthetic)),
    ],
    {
      before: (lang) => syntheticText(found.rows, lang),
      after: (lang) => `${readingsText(found.readings, lang)}${basisText(found.basis, lang)}`,
    },
  );
