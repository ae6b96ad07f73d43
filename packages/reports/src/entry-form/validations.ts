import { columnLetter } from '@kpi-ledger/intake';
import type { EntryColumn, EntrySheet } from './sheets.js';

/** The first row to fill in, below the heads and the help, and the last one that has drop-downs. */
export const FIRST_ROW = 3;
const LAST_ROW = 2000;

/** The cells of a list on the hidden sheet; null: there is no such list. */
export type ListCells = (name: string) => string | null;

/** Days that a spreadsheet counts from 30 December 1899: 2000-01-01 and 2099-12-31. */
const DAYS = ['36526', '73050'] as const;

/** The rules of the cells of a sheet (ECMA-376 part 1, 18.3.1.33); empty: none. */
export function dataValidations({ columns }: EntrySheet, cellsOf: ListCells): string {
  const rules = columns.flatMap((column, i) => {
    const rule = ruleOf(column, cellsOf);
    if (rule === null) return [];
    const letter = columnLetter(i);
    return [
      `<dataValidation ${rule.attributes} allowBlank="1" showInputMessage="1" showErrorMessage="1"` +
        ` errorTitle="${attribute(short(column.title, 32))}" error="${attribute(rule.error)}"` +
        ` promptTitle="${attribute(short(column.title, 32))}" prompt="${attribute(short(column.help, 255))}"` +
        ` sqref="${letter}${FIRST_ROW}:${letter}${LAST_ROW}">${rule.formulas}</dataValidation>`,
    ];
  });
  return rules.length === 0 ? '' : `<dataValidations count="${rules.length}">${rules.join('')}</dataValidations>`;
}

interface Rule {
  readonly attributes: string;
  readonly formulas: string;
  readonly error: string;
}

function ruleOf({ list, type, closed }: EntryColumn, cellsOf: ListCells): Rule | null {
  const from = list === null ? null : cellsOf(list);
  if (from !== null)
    return {
      // An open list is that of a day: a code that is newer may be typed, and the import says whether it is known.
      attributes: `type="list" errorStyle="${closed ? 'stop' : 'warning'}"`,
      formulas: `<formula1>${attribute(from)}</formula1>`,
      error: closed ? 'Hãy chọn một giá trị trong danh sách.' : 'Mã này không có trong danh sách. Vẫn dùng?',
    };
  if (type === 'DAY')
    return {
      attributes: 'type="date" operator="between" errorStyle="warning"',
      formulas: `<formula1>${DAYS[0]}</formula1><formula2>${DAYS[1]}</formula2>`,
      error: 'Hãy viết ngày/tháng/năm, ví dụ 31/03/2026. Vẫn dùng?',
    };
  if (type === 'COUNT')
    return {
      attributes: 'type="whole" operator="greaterThanOrEqual" errorStyle="warning"',
      formulas: '<formula1>0</formula1>',
      error: 'Hãy viết số nguyên từ 0 trở lên, không có dấu ngăn nghìn. Vẫn dùng?',
    };
  return null;
}

const short = (text: string, most: number): string => (text.length > most ? `${text.slice(0, most - 1)}…` : text);

const attribute = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
