import { basename, extname } from 'node:path';
import * as E from 'fp-ts/lib/Either.js';
import type { SourceFile } from './execute.js';
import { type FileError, usage } from './file-error.js';
import { readHeader } from './header.js';
import { prepareLine } from './json-line.js';
import type { Kind } from './kind.js';
import { KIND_NAMES, KINDS, kindNamed } from './kinds/index.js';
import { meant, nearest } from './nearest.js';
import { type Prepared, prepareRow } from './prepared.js';
import type { Problem } from './problem.js';
import { readCsv } from './read/csv.js';
import { readJsonLines } from './read/jsonl.js';
import type { Table } from './read/table.js';
import { readUtf8 } from './read/utf8.js';
import { readXlsx } from './read/xlsx.js';
import { text } from './text.js';
import { joinedRows } from './together.js';

/** The name of a sheet that holds no rows to import begins so, as a row of notes does. */
export const NOTES = '#';

/** Everything the files say: rows that could be read, and what is wrong with the others. */
export interface Loaded {
  readonly rows: readonly Prepared[];
  readonly problems: readonly Problem[];
}

const none: Loaded = { rows: [], problems: [] };
const join = (parts: readonly Loaded[]): Loaded => ({
  rows: parts.flatMap(({ rows }) => rows),
  problems: parts.flatMap(({ problems }) => problems),
});

const sorted = (parts: readonly E.Either<readonly Problem[], Prepared>[]): Loaded =>
  join(parts.map((part) => (E.isLeft(part) ? { ...none, problems: part.left } : { ...none, rows: [part.right] })));

/** Reads files by their names' endings; `kind` is that of their tables, null: told by file name or sheet. */
export async function loadSources(
  sources: readonly SourceFile[],
  kind: string | null,
): Promise<E.Either<FileError, Loaded>> {
  if (kind !== null && kindNamed(kind) === undefined) return E.left(unknownKind('--kind', kind));
  const tables: Loaded[] = [];
  const sequences: Loaded[] = [];
  for (const { file, bytes } of sources) {
    const loaded = await loadFile(file, bytes, kind);
    if (E.isLeft(loaded)) return loaded;
    (isJsonLines(file) ? sequences : tables).push(loaded.right);
  }
  const { rows, problems } = join(tables);
  return E.right(join([{ rows: inOrder(rows), problems }, ...sequences]));
}

const isJsonLines = (file: string): boolean => ['.jsonl', '.ndjson'].includes(extname(file).toLowerCase());

async function loadFile(file: string, bytes: Uint8Array, kind: string | null): Promise<E.Either<FileError, Loaded>> {
  if (isJsonLines(file)) {
    const content = readUtf8(file, bytes);
    if (E.isLeft(content)) return content;
    const lines = readJsonLines(file, content.right);
    return E.right(sorted(lines.map((line) => (E.isLeft(line) ? E.left([line.left]) : prepareLine(line.right)))));
  }
  switch (extname(file).toLowerCase()) {
    case '.csv':
    case '.tsv': {
      const table = readCsv(file, bytes);
      return E.isLeft(table) ? table : ofTables([table.right], kind ?? kindOfFile(file));
    }
    case '.xlsx': {
      const tables = await readXlsx(file, bytes);
      return E.isLeft(tables) ? tables : ofTables(tables.right, kind);
    }
    default:
      return E.left(
        usage(file, 'chỉ nhập được tệp .csv, .xlsx và .jsonl', 'only .csv, .xlsx and .jsonl files can be imported'),
      );
  }
}

/** "2026-units.csv" holds units. */
function kindOfFile(file: string): string {
  const name = basename(file, extname(file));
  return name.split(/[^a-z]+/i).find((part) => kindNamed(part) !== undefined) ?? name;
}

/** Spreadsheets bring empty sheets along: those are left out, and sheets of notes, whose names begin with #. */
function ofTables(tables: readonly Table[], kind: string | null): E.Either<FileError, Loaded> {
  const parts: Loaded[] = [];
  for (const table of tables.filter(({ sheet, rows }) => sheet === null || (rows.length > 0 && !isNotes(sheet)))) {
    const name = kind ?? table.sheet?.trim() ?? '';
    const found = kindNamed(name);
    if (found === undefined)
      return E.left(
        table.sheet === null ? unknownKind(table.file, name) : unknownSheet(`${table.file}:${table.sheet}`, name),
      );
    parts.push(ofTable(table, found));
  }
  return E.right(join(parts));
}

const isNotes = (sheet: string): boolean => sheet.startsWith(NOTES);

function ofTable(table: Table, kind: Kind): Loaded {
  const header = readHeader(table, kind);
  if (E.isLeft(header)) return { ...none, problems: header.left };
  const order = KINDS.indexOf(kind);
  const { file, sheet } = table;
  const rows = table.rows.slice(1).map((row) => ({
    key: kind.together === null ? null : row.cells[header.right.get(kind.together.by) ?? -1],
    read: prepareRow(kind, order, header.right, { file, sheet, row: row.number }, row),
  }));
  return sorted(joinedRows(kind, rows));
}

const RANK = { first: 0, byDay: 1, last: 2 } as const;

/**
 * A table has no order of its own: what others stand on goes first, work goes by its day, what changes it goes last. A
 * verdict goes with the submission it judges. (A JSON Lines file is a sequence and is kept as it is.)
 */
function inOrder(rows: readonly Prepared[]): readonly Prepared[] {
  const submission = ({ data }: Prepared) => `${data['task']}/${data['submission']}`;
  const submitted = new Map(
    rows.filter(({ type }) => type === 'EvidenceSubmitted').map((row) => [submission(row), row.validAt ?? '']),
  );
  const dayOf = (row: Prepared): string =>
    row.order.when === 'byDay' ? (row.validAt ?? submitted.get(submission(row)) ?? '') : '';
  return [...rows].sort(
    (a, b) => RANK[a.order.when] - RANK[b.order.when] || compare(dayOf(a), dayOf(b)) || a.order.kind - b.order.kind,
  );
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function unknownKind(where: string, name: string): FileError {
  const near = nearest(
    name,
    KINDS.map((kind) => ({ id: kind.name, label: kind.sheet })),
  );
  const says = text(
    `"${name}" không phải loại nhập; các loại: ${KIND_NAMES.join(', ')}`,
    `"${name}" is no import kind; kinds: ${KIND_NAMES.join(', ')}`,
  );
  const { vi, en } = near.length === 0 ? says : meant(says, near);
  return usage(where, vi, en);
}

/** The workbook of an agency's product catalogue names its sheets as it likes. */
const unknownSheet = (where: string, name: string): FileError => {
  const { message, detail } = unknownKind(where, name);
  return usage(
    where,
    `${message}. Nếu đây là danh mục sản phẩm, công việc của cơ quan: thêm --as-catalogue`,
    `${detail}. If this is the product catalogue of an agency: add --as-catalogue`,
  );
};
