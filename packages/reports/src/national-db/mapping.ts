import * as E from 'fp-ts/lib/Either.js';
import { NATIONAL_DB_FIELDS } from './fields.js';

/** One column of the national database: its name there, and our field that fills it. */
export interface MappedColumn {
  readonly column: string;
  readonly field: string;
}

/** Why a mapping cannot be used: where, for users, for developers. */
export interface MappingProblem {
  readonly code: 'MAPPING_EMPTY' | 'MAPPING_INVALID';
  readonly path: string;
  readonly message: string;
  readonly detail: string;
}

const problem = (code: MappingProblem['code'], path: string, message: string, detail: string) =>
  E.left({ code, path, message, detail });

const FIELDS = Object.keys(NATIONAL_DB_FIELDS).join(', ');

/** Without a mapping nothing is exported: no column name is invented here. */
export const emptyMapping: E.Either<MappingProblem, never> = problem(
  'MAPPING_EMPTY',
  'mapping',
  `chưa có bảng ánh xạ sang cơ sở dữ liệu quốc gia. Viết tệp {"columns": [{"column": "tên cột bên nhận", "field": "trường của sổ"}]} theo đặc tả của cơ quan quản lý cơ sở dữ liệu. Các trường có thể dùng: ${FIELDS}`,
  `the mapping to the national database is empty; write {"columns": [{"column": …, "field": …}]} from its owner's specification. Fields: ${FIELDS}`,
);

/** Reads `{"columns": [{"column", "field"}]}`; nothing else is taken. */
export function parseMapping(text: string): E.Either<MappingProblem, readonly MappedColumn[]> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (error) {
    return problem('MAPPING_INVALID', 'mapping', `không phải JSON: ${String(error)}`, `no JSON: ${String(error)}`);
  }
  const columns = isRecord(parsed) && onlyKeys(parsed, ['columns']) ? parsed['columns'] : undefined;
  if (!Array.isArray(columns))
    return problem(
      'MAPPING_INVALID',
      'columns',
      'phải là {"columns": […]}, không có khóa khác',
      'expected {"columns": […]} and no other key',
    );
  if (columns.length === 0) return emptyMapping;
  const mapped: MappedColumn[] = [];
  for (const [i, entry] of columns.entries()) {
    const path = `columns[${i}]`;
    if (!isRecord(entry) || !onlyKeys(entry, ['column', 'field']))
      return problem('MAPPING_INVALID', path, 'phải là {"column": …, "field": …}', 'expected {"column", "field"}');
    const { column, field } = entry;
    if (typeof column !== 'string' || column.trim() === '')
      return problem('MAPPING_INVALID', `${path}.column`, 'thiếu tên cột bên nhận', 'the column has no name');
    if (mapped.some((other) => other.column === column))
      return problem(
        'MAPPING_INVALID',
        `${path}.column`,
        `cột "${column}" có hai lần`,
        `column "${column}" stands twice`,
      );
    if (typeof field !== 'string' || !Object.hasOwn(NATIONAL_DB_FIELDS, field))
      return problem(
        'MAPPING_INVALID',
        `${path}.field`,
        `sổ không có trường "${String(field)}"; dùng được: ${FIELDS}`,
        `no field "${String(field)}"; fields: ${FIELDS}`,
      );
    mapped.push({ column, field });
  }
  return E.right(mapped);
}

const isRecord = (value: unknown): value is { readonly [key: string]: unknown } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const onlyKeys = (record: object, keys: readonly string[]): boolean =>
  Object.keys(record).every((key) => keys.includes(key));
