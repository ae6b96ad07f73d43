import { type Field, type Problem, placeText } from '@kpi-ledger/intake';
import type { Text } from '../../terminal/lang.js';
import { FIELDS, type FieldName } from './fields.js';
import type { ProductSheet } from './plan.js';

/** Where in the workbook: the column of a field, or the row alone. */
export function problemAt(
  { file, sheet, columns }: Pick<ProductSheet, 'file' | 'sheet' | 'columns'>,
  row: number,
  field: FieldName | null,
  code: string,
  message: Text,
  article: string | null = null,
): Problem {
  return { file, sheet, row: row + 1, ...fieldAt(columns, row, field), code, article, message };
}

export function fieldAt(columns: ProductSheet['columns'], row: number, field: FieldName | null): Field {
  if (field === null) return { column: null, label: null, cell: null };
  const use = columns.find((column) => column.field === field);
  return {
    column: use?.header ?? field,
    label: FIELDS[field].label,
    cell: use === undefined ? null : `${use.column}${row + 1}`,
  };
}

export const shownAt = ({ file, sheet, row, cell }: Problem): string => placeText({ file, sheet, row }, cell);
