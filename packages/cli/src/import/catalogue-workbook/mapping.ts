import { isCivilDate } from '@kpi-ledger/intake';
import * as E from 'fp-ts/lib/Either.js';
import type { Decision } from '../../options/decision.js';
import { isId } from '../../options/settings.js';
import { EXIT, type Failure, failure, invalid } from '../../terminal/failure.js';
import { FIELD_NAMES, type FieldName, isFieldName } from './fields.js';
import type { Frame } from './numbers.js';
import { LIST_KINDS, type ListKind } from './plan.js';

/** What a mapping file says of a workbook; what it leaves out is proposed from the workbook itself. */
export interface Mapping {
  readonly catalogue?: string;
  /** null: the whole city. */
  readonly unit?: string | null;
  readonly title?: string;
  readonly decision?: Decision;
  /** The day the catalogue takes effect. */
  readonly validAt?: string;
  readonly standardUnit?: string;
  readonly standardPoints?: string;
  /** A rounded factor has so many places. */
  readonly factorPlaces?: number;
  readonly groups?: readonly { readonly code: string; readonly name: string; readonly frame?: Frame | null }[];
  readonly sheets?: readonly MappedSheet[];
}

export interface MappedSheet {
  readonly sheet: string;
  readonly use: 'PRODUCTS' | 'GENERAL_CRITERIA' | 'IGNORE';
  readonly kind?: ListKind;
  /** First and last row of the titles, counted from 1 as a spreadsheet shows them. */
  readonly headerRows?: readonly [number, number];
  /** Exactly the columns that are read; a column that is left out, or has the field null, is not. */
  readonly columns?: readonly MappedColumn[];
}

export interface MappedColumn {
  /** "C" */
  readonly column: string;
  /** As it stood when the mapping was saved: another title means another column. */
  readonly header?: string;
  readonly field: FieldName | null;
}

type Json = { readonly [key: string]: unknown };
/** Tells what is wrong at a path of the file. */
type Tell = (path: string, vi: string, en: string) => void;

const MOST_GROUPS = 5;
const KEYS = {
  mapping: [
    'catalogue',
    'unit',
    'title',
    'decision',
    'validAt',
    'standardUnit',
    'standardPoints',
    'factorPlaces',
    'groups',
    'sheets',
  ],
  decision: ['number', 'date'],
  group: ['code', 'name', 'frame'],
  frame: ['from', 'to'],
  sheet: ['sheet', 'use', 'kind', 'headerRows', 'columns'],
  column: ['column', 'header', 'field'],
} as const;

/** Reads a mapping file; everything that is wrong in it is told at once. */
export function parseMapping(file: string, text: string): E.Either<Failure, Mapping> {
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    return E.left(invalid('MAPPING_INVALID', file, 'không phải JSON', `no JSON: ${String(error)}`));
  }
  const problems: Failure[] = [];
  const tell: Tell = (path, vi, en) => {
    problems.push(invalid('MAPPING_INVALID', path === '' ? file : `${file}:${path}`, vi, en));
  };
  checkMapping(json, tell);
  const groups = isJson(json) ? json['groups'] : undefined;
  if (Array.isArray(groups) && groups.length > MOST_GROUPS)
    problems.push(
      failure(
        EXIT.refused,
        'TOO_MANY_GROUPS',
        `${file}:groups`,
        `có ${groups.length} nhóm; nhiều nhất 5 nhóm, hãy gộp lại`,
        `${groups.length} groups, at most 5: merge them`,
        'Điều 13',
      ),
    );
  const [first, ...also] = problems;
  return first === undefined ? E.right(json as Mapping) : E.left({ ...first, also });
}

function checkMapping(json: unknown, tell: Tell): void {
  if (!isObject(json, '', KEYS.mapping, tell)) return;
  const unit = json['unit'];
  if (json['catalogue'] !== undefined && !isIdText(json['catalogue'])) notId('catalogue', tell);
  if (unit !== undefined && unit !== null && !isIdText(unit)) notId('unit', tell);
  for (const key of ['title', 'standardUnit']) optional(json, key, isWords, 'một văn bản', 'a text', tell);
  optional(json, 'validAt', isDay, 'một ngày yyyy-mm-dd', 'a day yyyy-mm-dd', tell);
  optional(
    json,
    'standardPoints',
    isPositive,
    'số lớn hơn 0 trong ngoặc kép, ví dụ "5"',
    'a number above 0 as text, for example "5"',
    tell,
  );
  optional(json, 'factorPlaces', isPlaces, 'số nguyên từ 0 đến 6', 'a whole number from 0 to 6', tell);
  const { decision } = json;
  if (decision !== undefined && isObject(decision, 'decision', KEYS.decision, tell)) {
    required(decision, 'decision', 'number', isWords, 'số quyết định', 'the number of the decision', tell);
    required(decision, 'decision', 'date', isDay, 'một ngày yyyy-mm-dd', 'a day yyyy-mm-dd', tell);
  }
  each(json, 'groups', '', tell, checkGroup);
  each(json, 'sheets', '', tell, checkSheet);
  unique(json['groups'], 'groups', 'code', tell);
  unique(json['sheets'], 'sheets', 'sheet', tell);
}

function checkGroup(group: unknown, path: string, tell: Tell): void {
  if (!isObject(group, path, KEYS.group, tell)) return;
  required(group, path, 'code', isWords, 'ký hiệu nhóm, ví dụ N1', 'the code of the group, for example N1', tell);
  required(group, path, 'name', isWords, 'tên nhóm', 'the name of the group', tell);
  const frame = group['frame'] ?? null;
  if (frame === null || !isObject(frame, `${path}.frame`, KEYS.frame, tell)) return;
  for (const end of ['from', 'to'])
    required(
      frame,
      `${path}.frame`,
      end,
      isPositive,
      'điểm trong ngoặc kép, ví dụ "51"',
      'points as text, for example "51"',
      tell,
    );
}

const USES: readonly unknown[] = ['PRODUCTS', 'GENERAL_CRITERIA', 'IGNORE'];

function checkSheet(sheet: unknown, path: string, tell: Tell): void {
  if (!isObject(sheet, path, KEYS.sheet, tell)) return;
  required(sheet, path, 'sheet', isWords, 'tên trang tính', 'the name of a sheet', tell);
  required(sheet, path, 'use', (use) => USES.includes(use), USES.join(', '), USES.join(', '), tell);
  const kinds = LIST_KINDS.join(', ');
  optional(sheet, 'kind', (kind) => LIST_KINDS.some((one) => one === kind), kinds, kinds, tell, path);
  optional(
    sheet,
    'headerRows',
    isRowPair,
    'hai số dòng, ví dụ [5, 6]',
    'two row numbers, for example [5, 6]',
    tell,
    path,
  );
  each(sheet, 'columns', path, tell, checkColumn);
  unique(sheet['columns'], `${path}.columns`, 'column', tell);
  unique(sheet['columns'], `${path}.columns`, 'field', tell);
}

function checkColumn(column: unknown, path: string, tell: Tell): void {
  if (!isObject(column, path, KEYS.column, tell)) return;
  required(
    column,
    path,
    'column',
    isLetters,
    'chữ cái của cột, ví dụ C',
    'the letters of a column, for example C',
    tell,
  );
  optional(
    column,
    'header',
    (header) => typeof header === 'string',
    'tiêu đề của cột',
    'the title of the column',
    tell,
    path,
  );
  const fields = FIELD_NAMES.join(', ');
  const isField = (field: unknown): boolean => field === null || isFieldName(field);
  required(column, path, 'field', isField, `null (không đọc) hoặc ${fields}`, `null (not read) or ${fields}`, tell);
}

type Is = (value: unknown) => boolean;
const isWords: Is = (value) => typeof value === 'string' && value.trim() !== '';
const isIdText: Is = (value) => typeof value === 'string' && isId(value);
const isDay: Is = (value) => typeof value === 'string' && isCivilDate(value);
const isPositive: Is = (value) =>
  typeof value === 'string' &&
  /^(0|[1-9]\d*)(\.\d+|\/[1-9]\d*)?$/.test(value) &&
  /[1-9]/.test(value.split('/')[0] ?? '');
const isPlaces: Is = (value) => Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 6;
const isLetters: Is = (value) => typeof value === 'string' && /^[A-Z]{1,3}$/.test(value);
const isRowPair: Is = (value) =>
  Array.isArray(value) &&
  value.length === 2 &&
  value.every((row) => Number.isInteger(row) && row > 0) &&
  value[0] <= value[1];
const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

const notId = (path: string, tell: Tell): void =>
  tell(
    path,
    'phải là mã: chữ thường không dấu, số, dấu chấm, gạch ngang',
    'must be an id: lower-case letters, digits, dots, dashes',
  );

function isObject(value: unknown, path: string, keys: readonly string[], tell: Tell): value is Json {
  if (!isJson(value)) {
    tell(path, 'phải là một đối tượng JSON', 'must be a JSON object');
    return false;
  }
  for (const key of Object.keys(value).filter((one) => !keys.includes(one)))
    tell(joined(path, key), `không có khóa này; chỉ có ${keys.join(', ')}`, `is unknown; there are ${keys.join(', ')}`);
  return true;
}

function required(json: Json, path: string, key: string, is: Is, vi: string, en: string, tell: Tell): void {
  if (!is(json[key])) tell(joined(path, key), `phải là ${vi}`, `must be ${en}`);
}

function optional(json: Json, key: string, is: Is, vi: string, en: string, tell: Tell, path = ''): void {
  if (json[key] !== undefined) required(json, path, key, is, vi, en, tell);
}

function each(
  json: Json,
  key: string,
  path: string,
  tell: Tell,
  check: (one: unknown, path: string, tell: Tell) => void,
): void {
  const list = json[key];
  if (list === undefined) return;
  const at = joined(path, key);
  if (!Array.isArray(list)) tell(at, 'phải là một danh sách', 'must be a list');
  else for (const [i, one] of list.entries()) check(one, `${at}[${i}]`, tell);
}

function unique(list: unknown, path: string, key: string, tell: Tell): void {
  if (!Array.isArray(list)) return;
  const values = list.map((one) => (isJson(one) ? one[key] : undefined));
  for (const [i, value] of values.entries())
    if (typeof value === 'string' && values.indexOf(value) !== i)
      tell(`${path}[${i}].${key}`, `"${value}" có hai lần`, `"${value}" stands twice`);
}

const joined = (path: string, key: string): string => (path === '' ? key : `${path}.${key}`);
