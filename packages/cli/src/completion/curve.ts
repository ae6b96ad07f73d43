import type { CurveRow, Names, ReadRows } from '@kpi-ledger/engine';
import { basisText, syntheticText } from '../commands/basis.js';
import { type Answer, csvOnly, rowsAnswer } from '../terminal/answer.js';
import { text } from '../terminal/lang.js';
import { readingsText } from './readings.js';

/** Planned against actual, a line for every day on which something changes. */
export const curveAnswer = (found: ReadRows<CurveRow>, _names: Names): Answer =>
  rowsAnswer(
    found,
    found.rows,
    [
      { key: 'day', title: text('Từ ngày', 'From'), cell: ({ day }) => day },
      { key: 'planned', title: text('Phải xong', 'Planned'), cell: ({ planned }) => `${planned}`, right: true },
      {
        ...{ key: 'plannedShare', title: text('%', '%'), right: true },
        cell: ({ display }) => display.planned ?? '–',
        csvCell: ({ plannedShare }) => plannedShare ?? '',
      },
      {
        key: 'completed',
        title: text('Đã xong', 'Completed'),
        cell: ({ completed }) => `${completed ?? ''}`,
        right: true,
      },
      {
        ...{ key: 'completedShare', title: text('%', '%'), right: true },
        cell: ({ display }) => display.completed ?? '',
        csvCell: ({ completedShare }) => completedShare ?? '',
      },
      { key: 'ahead', title: text('Hơn kém', 'Ahead'), cell: ({ ahead }) => `${ahead ?? ''}`, right: true },
      csvOnly('base', ({ base }) => `${base}`),
      csvOnly('undated', ({ undated }) => `${undated}`),
      csvOnly('plan', ({ plan }) => plan ?? ''),
      csvOnly('unit', ({ unit }) => unit ?? ''),
      csvOnly('synthetic', ({ synthetic }) => String(synthetic)),
    ],
    {
      before: (lang) => syntheticText(found.rows, lang),
      after: (lang) => {
        const { base = 0, undated = 0 } = found.rows[0] ?? {};
        const of =
          lang === 'vi'
            ? `Trên ${base} nhiệm vụ, trong đó ${undated} không có ngày đến hạn.\n`
            : `Of ${base} tasks, ${undated} of them without a due day.\n`;
        return `${of}${readingsText(found.readings, lang)}${basisText(found.basis, lang)}`;
      },
    },
  );
