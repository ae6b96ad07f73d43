import * as E from 'fp-ts/lib/Either.js';
import { type Failure, invalid } from '../../terminal/failure.js';
import { folded } from '../../terminal/folded.js';
import type { FieldName } from './fields.js';
import type { Grid } from './grid.js';
import { type ColumnUse, findHeader, type Header, headerAt, isList, needsOfList } from './header.js';
import type { MappedColumn, MappedSheet } from './mapping.js';
import { productSheet, type SheetPlan } from './plan.js';

/** Reads a sheet as the mapping file says. */
export function mappedPlan(file: string, grid: Grid, mapped: MappedSheet): E.Either<Failure, SheetPlan> {
  const { sheet } = grid;
  switch (mapped.use) {
    case 'IGNORE':
      return E.right({ use: 'IGNORE', file, sheet, reason: 'GIVEN', above: [] });
    case 'GENERAL_CRITERIA':
      return E.right({ use: 'GENERAL_CRITERIA', file, sheet });
    case 'PRODUCTS': {
      const header = mappedHeader(file, grid, mapped);
      return E.isLeft(header) ? header : E.right(productSheet(file, grid, header.right, mapped.kind ?? null));
    }
  }
}

function mappedHeader(file: string, grid: Grid, { headerRows, columns }: MappedSheet): E.Either<Failure, Header> {
  const where = `${file}:${grid.sheet}`;
  const header = headerRows === undefined ? findHeader(grid) : headerAt(grid, headerRows[0] - 1, headerRows[1] - 1);
  if (header === null)
    return E.left(
      invalid(
        'MAPPING_NO_HEADER',
        where,
        'không tìm thấy dòng tiêu đề; hãy ghi "headerRows" trong tệp ánh xạ',
        'finds no row of titles; give "headerRows" in the mapping file',
      ),
    );
  const given = columns === undefined ? E.right(header) : withColumns(where, header, columns);
  if (E.isLeft(given)) return given;
  return isList(given.right)
    ? given
    : E.left(
        invalid(
          'MAPPING_FIELD_MISSING',
          where,
          `danh mục cần có ${needsOfList.vi}; hãy thêm cột vào tệp ánh xạ`,
          `a list of products needs ${needsOfList.en}; add the columns to the mapping file`,
        ),
      );
}

function withColumns(where: string, header: Header, given: readonly MappedColumn[]): E.Either<Failure, Header> {
  const problems = given.flatMap(({ column, header: title, field }) => {
    const there = header.columns.find((one) => one.column === column);
    if (there === undefined)
      return field === null
        ? []
        : [
            invalid(
              'MAPPING_COLUMN_UNKNOWN',
              `${where}:${column}`,
              `trang tính không có gì ở cột ${column}; sửa chữ cái của cột trong tệp ánh xạ`,
              `the sheet has nothing in column ${column}; correct the letters in the mapping file`,
            ),
          ];
    return title === undefined || folded(title) === folded(there.header)
      ? []
      : [
          invalid(
            'MAPPING_HEADER_DIFFERS',
            `${where}:${column}`,
            `cột ${column} có tiêu đề "${there.header}", tệp ánh xạ ghi "${title}"; bảng đã đổi cột, hãy sửa tệp ánh xạ`,
            `column ${column} is titled "${there.header}", the mapping file says "${title}": the columns have changed, correct the mapping file`,
          ),
        ];
  });
  const [first, ...also] = problems;
  if (first !== undefined) return E.left({ ...first, also });
  const fieldOf = (column: string): FieldName | null => given.find((one) => one.column === column)?.field ?? null;
  return E.right({
    ...header,
    columns: header.columns.map(
      (use): ColumnUse => ({ ...use, field: fieldOf(use.column), why: 'GIVEN', words: null }),
    ),
  });
}
