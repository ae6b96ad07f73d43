import type { Problem } from '@kpi-ledger/intake';
import * as E from 'fp-ts/lib/Either.js';
import { folded } from '../../terminal/folded.js';
import { type Text, text } from '../../terminal/lang.js';
import type { FieldName } from './fields.js';
import { problemAt } from './finding.js';
import { type CellNumber, type Frame, frameOf, numberOf, type Wrong } from './numbers.js';
import type { ProductSheet } from './plan.js';
import type { ProductRow } from './product-row.js';

/** A product as its row says it; null where the row does not, or says it wrongly. */
export interface Parsed {
  readonly sheet: ProductSheet;
  readonly row: ProductRow;
  readonly code: string | null;
  readonly name: string | null;
  readonly group: string | null;
  readonly frame: Frame | null;
  readonly points: CellNumber | null;
  readonly factor: CellNumber | null;
}

export interface ParsedRow {
  readonly parsed: Parsed;
  readonly problems: readonly Problem[];
}

/** Reads the cells of one row, each by itself. */
export function parseRow(sheet: ProductSheet, row: ProductRow): ParsedRow {
  const problems: Problem[] = [];
  const has = (field: FieldName): boolean => sheet.columns.some((column) => column.field === field);
  const tell = (field: FieldName, { code, message }: Wrong): null => {
    problems.push(problemAt(sheet, row.row, field, code, message, field === 'group' ? 'Điều 13' : null));
    return null;
  };
  const numeric = (field: 'points' | 'factor'): CellNumber | null => {
    const cell = row.cellOf(field);
    if (cell === null) return has(field) ? tell(field, missing(MISSING[field])) : null;
    const read = numberOf(cell);
    return E.isLeft(read) ? tell(field, read.left) : read.right;
  };
  const frame = (): Frame | null => {
    const cell = row.cellOf('frame');
    if (cell === null) return null;
    const read = frameOf(cell);
    return E.isLeft(read) ? tell('frame', read.left) : read.right;
  };
  const parsed: Parsed = {
    sheet,
    row,
    code: codeIn(row, tell),
    name: row.textOf('name') === '' ? tell('name', missing(MISSING.name)) : row.textOf('name'),
    group: groupIn(row, tell),
    frame: frame(),
    points: numeric('points'),
    factor: numeric('factor'),
  };
  return { parsed, problems };
}

const MISSING = {
  code: text('mã sản phẩm/công việc', 'the code of the product'),
  name: text('tên sản phẩm/công việc', 'the name of the product'),
  group: text('nhóm', 'the group'),
  points: text('điểm chấm', 'the points'),
  factor: text('hệ số quy đổi', 'the conversion factor'),
} as const;

const missing = ({ vi, en }: Text): Wrong => ({
  code: 'MISSING_VALUE',
  message: text(`còn trống; hãy ghi ${vi}`, `is empty; write ${en}`),
});

type Tell = (field: FieldName, wrong: Wrong) => null;

/** As printed, without spaces; the letter Ð of other languages is typed for Đ. */
export const codeOf = (printed: string): string =>
  printed.normalize('NFC').replaceAll(/\s+/g, '').replaceAll('Ð', 'Đ').replaceAll('ð', 'đ');

function codeIn(row: ProductRow, tell: Tell): string | null {
  const printed = row.textOf('code');
  if (printed === '') return tell('code', missing(MISSING.code));
  if (row.cellOf('code')?.kind === 'NUMBER' && !/^\d+$/.test(printed))
    return tell('code', {
      code: 'CODE_IS_NUMBER',
      message: text(
        `bảng tính giữ mã này như số ${printed} nên 1.1 và 1.10 là một; hãy định dạng ô là Văn bản rồi gõ lại`,
        `the spreadsheet keeps the code as the number ${printed}, so that 1.1 and 1.10 are one; format the cell as text and type it again`,
      ),
    });
  const code = codeOf(printed);
  if (!/^[\p{L}\p{N}][\p{L}\p{N}._/-]{0,99}$/u.test(code))
    return tell('code', {
      code: 'INVALID_CODE',
      message: text(
        `"${printed}" không phải là mã; chỉ dùng chữ, số, dấu chấm, gạch ngang, gạch chéo`,
        `"${printed}" is no code; use letters, digits, dots, dashes, slashes`,
      ),
    });
  return code;
}

const ROMAN: readonly string[] = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x'];

/** "N3", "Nhóm 3", "nhóm III" and "3" are group N3; other labels stand as they are. */
export function groupLabel(printed: string): string {
  const words = folded(printed);
  const label = /^(?:nhom|n)? ?(\d{1,2}|[ivx]{1,4})$/.exec(words)?.[1];
  if (label === undefined) return codeOf(printed);
  const number = /^\d+$/.test(label) ? Number(label) : ROMAN.indexOf(label) + 1;
  return number === 0 ? codeOf(printed) : `N${number}`;
}

function groupIn(row: ProductRow, tell: Tell): string | null {
  const printed = row.textOf('group');
  return printed === '' ? tell('group', missing(MISSING.group)) : groupLabel(printed);
}
