import type { Problem } from '@kpi-ledger/intake';
import { text } from '../../terminal/lang.js';
import { repeatedNames } from './across-rows.js';
import type { DecidedProduct } from './catalogue.js';
import { problemAt } from './finding.js';
import type { Parsed } from './parsed.js';

/** What an official should know, and what keeps no row out. */
export const noticesOf = (parsed: readonly Parsed[], decided: readonly DecidedProduct[]): readonly Problem[] => [
  ...decided.flatMap(roundedFactor),
  ...parsed.flatMap(numbersAsText),
  ...repeatedNames(parsed),
];

function roundedFactor({ parsed, factor, exactFactor }: DecidedProduct): readonly Problem[] {
  const { sheet, row } = parsed;
  return exactFactor === null
    ? []
    : [
        problemAt(
          sheet,
          row.row,
          'factor',
          'FACTOR_ROUNDED',
          text(
            `hệ số ${factor} là số làm tròn của ${exactFactor}; giữ số đã in (dùng số chính xác: --exact-factors)`,
            `the factor ${factor} is ${exactFactor} rounded; the printed one is kept (take the exact one: --exact-factors)`,
          ),
          'Điều 13',
        ),
      ];
}

/** "1,6" typed as text is read as 1.6: told, since the spreadsheet itself does not calculate with it. */
const numbersAsText = ({ sheet, row, points, factor }: Parsed): readonly Problem[] =>
  (['points', 'factor'] as const).flatMap((field) => {
    const number = field === 'points' ? points : factor;
    return number === null || !number.asText
      ? []
      : [
          problemAt(
            sheet,
            row.row,
            field,
            'NUMBER_AS_TEXT',
            text(
              `ô là văn bản "${row.textOf(field)}", đọc là số ${number.text}`,
              `the cell is the text "${row.textOf(field)}", read as the number ${number.text}`,
            ),
          ),
        ];
  });
