import { type EventTypeName, hashOfValue } from '@kpi-ledger/engine';
import * as E from 'fp-ts/lib/Either.js';
import type { Cell } from './cell.js';
import type { Header } from './header.js';
import type { Draft, Kind, Order } from './kind.js';
import { codeOf, holdsCode } from './named.js';
import { meant, nearest } from './nearest.js';
import { columnLetter, type Field, type Place, type Problem } from './problem.js';
import type { TableRow } from './read/table.js';
import { type Text, text } from './text.js';

/** A row that could be read: the command it becomes, and where each field of it stands in the file. */
export interface Prepared {
  readonly place: Place;
  /** Its import kind, or the event type of a JSON line. */
  readonly kind: string;
  readonly order: { readonly kind: number; readonly when: Order };
  readonly commandId: string;
  /** The id was not given: it follows from the row, personal texts included, and is keyed before it is recorded. */
  readonly ownId: boolean;
  readonly type: EventTypeName;
  readonly validAt: string | null;
  readonly data: { readonly [field: string]: unknown };
  readonly where: (path: string) => Field;
}

/** What is wrong with a cell, wherever it stands. */
interface CellProblem {
  readonly column: string;
  readonly code: string;
  readonly message: Text;
  readonly near?: readonly string[];
}

/** Reads the cells of one row by the columns of its kind. */
export function readCells(
  kind: Kind,
  cellOf: (column: string) => Cell | undefined,
): E.Either<readonly CellProblem[], Draft> {
  const problems: CellProblem[] = [];
  const row: { [column: string]: unknown } = {};
  for (const [column, { type, required }] of Object.entries(kind.columns)) {
    const cell = cellOf(column);
    if (cell === undefined || cell === null || cell === '') {
      if (required) problems.push({ column, code: 'MISSING_VALUE', message: text('còn trống', 'is empty') });
      continue;
    }
    const value = type.read(holdsCode(column) ? codeOf(cell) : cell);
    if (E.isRight(value)) row[column] = value.right;
    else problems.push({ column, code: 'INVALID_VALUE', ...amongValues(cell, quoted(cell, value.left), type.values) });
  }
  return problems.length > 0 ? E.left(problems) : E.right(kind.draft(row));
}

/** Of a short list the values near to what was written are named. */
function amongValues(cell: Cell, message: Text, values: readonly string[] = []) {
  const near = nearest(
    String(cell),
    values.map((id) => ({ id, label: null })),
  );
  return near.length === 0 ? { message } : { message: meant(message, near), near: near.map(({ id }) => id) };
}

const quoted = (cell: Cell, { vi, en }: Text): Text => {
  const shown = typeof cell === 'string' ? `"${cell}"` : JSON.stringify(cell);
  return text(`${shown} ${vi}`, `${shown} ${en}`);
};

export function prepareRow(
  kind: Kind,
  order: number,
  header: Header,
  place: Place,
  row: TableRow,
): E.Either<readonly Problem[], Prepared> {
  const fieldOf = (column: string | null): Field => {
    const index = column === null ? undefined : header.get(column);
    return {
      column,
      label: column === null ? null : (kind.columns[column]?.label ?? null),
      cell: index === undefined ? null : `${columnLetter(index)}${row.number}`,
      value: index === undefined || column === null ? null : shown(row.cells[index], column),
    };
  };
  const problems = strayCells(header, place, row);
  const draft = readCells(kind, (column) => row.cells[header.get(column) ?? -1]);
  if (E.isLeft(draft))
    problems.push(
      ...draft.left.map((problem) => ({
        ...place,
        kind: kind.name,
        ...problem,
        ...fieldOf(problem.column),
        article: null,
      })),
    );
  if (problems.length > 0 || E.isLeft(draft)) return E.left(problems);
  return E.right({
    place,
    kind: kind.name,
    order: { kind: order, when: kind.ordered },
    commandId: commandIdOf(kind.name, draft.right),
    ownId: true,
    ...draft.right,
    where: (path) => fieldOf(columnOf(kind, path)),
  });
}

const shown = (cell: Cell | undefined, column: string): string | null =>
  cell === undefined || cell === null || cell === '' ? null : String(holdsCode(column) ? codeOf(cell) : cell);

/** A value under no column was meant for one: 88,5 without quotes in a CSV file is two cells. */
function strayCells(header: Header, place: Place, row: TableRow): Problem[] {
  const known = new Set(header.values());
  return row.cells.flatMap((value, index) =>
    value === null || value === '' || known.has(index)
      ? []
      : [
          {
            ...place,
            column: null,
            label: null,
            cell: `${columnLetter(index)}${row.number}`,
            value: String(value),
            code: 'CELL_WITHOUT_COLUMN',
            article: null,
            message: text(
              `ô có giá trị "${String(value)}" nhưng không thuộc cột nào; trong CSV, hãy đặt giá trị có dấu phẩy trong dấu ngoặc kép, ví dụ "88,5"`,
              `a cell holds "${String(value)}" but stands under no column; in CSV a value with a comma needs quotes, for example "88,5"`,
            ),
          },
        ],
  );
}

/** The column that a field of the event comes from: the longest known start of its path. */
export function columnOf(kind: Kind, path: string): string | null {
  const plainPath = path.replaceAll(/\[\d+\]/g, '');
  const start = Object.keys(kind.from)
    .filter((known) => plainPath === known || plainPath.startsWith(`${known}.`))
    .sort((a, b) => b.length - a.length)[0];
  if (start !== undefined) return kind.from[start] ?? null;
  const name = plainPath === 'validAt' ? 'validAt' : (plainPath.split('.')[1] ?? '');
  return Object.hasOwn(kind.columns, name) ? name : null;
}

/** The same row gives the same command for ever, so that importing it again records nothing. */
export const commandIdOf = (kind: string, { type, validAt, data }: Draft): string =>
  `import-${kind}-${hashOfValue(JSON.parse(JSON.stringify({ type, validAt, data }))).slice(0, 40)}`;
