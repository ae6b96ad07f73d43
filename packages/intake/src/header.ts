import * as E from 'fp-ts/lib/Either.js';
import type { Kind } from './kind.js';
import { type Candidate, meant, nearest } from './nearest.js';
import { columnLetter, type Problem } from './problem.js';
import type { Table } from './read/table.js';
import { text } from './text.js';

/** Which column of the file holds which column of the kind. */
export type Header = ReadonlyMap<string, number>;

/** Columns are named by their English name or their Vietnamese label, in any order and case. */
export function readHeader({ file, sheet, rows }: Table, kind: Kind): E.Either<readonly Problem[], Header> {
  const [first] = rows;
  const at = (index: number | null, column: string | null, code: string, vi: string, en: string): Problem => ({
    file,
    sheet,
    row: first?.number ?? 1,
    cell: index === null ? null : `${columnLetter(index)}${first?.number ?? 1}`,
    column,
    label: column === null ? null : (kind.columns[column]?.label ?? null),
    code,
    article: null,
    message: text(vi, en),
  });
  if (first === undefined)
    return E.left([
      at(
        null,
        null,
        'EMPTY_TABLE',
        `không có dòng nào; dòng đầu phải là tên cột (lấy biểu mẫu: kpi template ${kind.name})`,
        `there is no row; the first one names the columns (for a form: kpi template ${kind.name})`,
      ),
    ]);
  const header = new Map<string, number>();
  const problems: Problem[] = [];
  for (const [index, cell] of first.cells.entries()) {
    const title = String(cell ?? '').trim();
    if (title === '') continue;
    const column = columnNamed(kind, title);
    if (column === null)
      problems.push(
        withNear(
          at(
            index,
            null,
            'UNKNOWN_COLUMN',
            `không có cột "${title}" cho loại ${kind.name}; các cột: ${Object.keys(kind.columns).join(', ')}`,
            `kind ${kind.name} has no column "${title}"; columns: ${Object.keys(kind.columns).join(', ')}`,
          ),
          title,
          kind,
        ),
      );
    else if (header.has(column))
      problems.push(at(index, column, 'DUPLICATE_COLUMN', 'cột xuất hiện hai lần', 'the column stands twice'));
    else header.set(column, index);
  }
  for (const [name, { required }] of Object.entries(kind.columns))
    if (required && !header.has(name) && problems.length === 0)
      problems.push(
        at(
          null,
          name,
          'MISSING_COLUMN',
          `thiếu cột này, bắt buộc với loại ${kind.name}`,
          `this column is missing; ${kind.name} require it`,
        ),
      );
  return problems.length > 0 ? E.left(problems) : E.right(header);
}

/** A form marks the columns that must be filled in with a star. */
const plain = (title: string): string =>
  title
    .normalize('NFC')
    .replace(/\s*\*\s*$/, '')
    .trim()
    .toLowerCase();

/** A column whose name is near: a letter is wrong, or the accents are missing. */
function withNear(problem: Problem, title: string, kind: Kind): Problem {
  const candidates = Object.entries(kind.columns).map(([id, { label }]): Candidate => ({ id, label: label.vi }));
  const near = nearest(title, candidates);
  if (near.length === 0) return { ...problem, value: title };
  return { ...problem, value: title, near: near.map(({ id }) => id), message: meant(problem.message, near) };
}

function columnNamed(kind: Kind, title: string): string | null {
  const wanted = plain(title);
  const found = Object.entries(kind.columns).find(
    ([name, { label }]) => plain(name) === wanted || plain(label.vi) === wanted,
  );
  return found?.[0] ?? null;
}
