import * as E from 'fp-ts/lib/Either.js';
import type { Problem } from '../problem.js';
import { text } from '../text.js';

/** One line `{commandId, kind, validAt, data}`: the kind of an import, or the name of an event type. */
export interface JsonLine {
  readonly file: string;
  readonly row: number;
  readonly commandId: string | null;
  readonly kind: string;
  /** null or left out: it follows from the fact itself. */
  readonly validAt: string | null;
  readonly data: { readonly [field: string]: unknown };
}

const FIELDS = new Set(['commandId', 'kind', 'validAt', 'data']);

/** Every line by itself, so that one broken line is one problem. */
export function readJsonLines(file: string, content: string): readonly E.Either<Problem, JsonLine>[] {
  return content
    .replace(/^\uFEFF/, '')
    .split('\n')
    .flatMap((line, i) => (line.trim() === '' ? [] : [readLine(file, i + 1, line)]));
}

function readLine(file: string, row: number, line: string): E.Either<Problem, JsonLine> {
  const bad = (column: string | null, vi: string, en: string): E.Either<Problem, never> =>
    E.left({
      file,
      sheet: null,
      row,
      cell: null,
      column,
      label: null,
      code: 'JSON_LINE',
      article: null,
      message: text(vi, en),
    });
  const value = parsed(line);
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return bad(null, 'không phải là một đối tượng JSON', 'is not a JSON object');
  const unknown = Object.keys(value).find((key) => !FIELDS.has(key));
  if (unknown !== undefined)
    return bad(
      unknown,
      'không có trường này; chỉ có commandId, kind, validAt, data',
      'is unknown; there are commandId, kind, validAt, data',
    );
  const { commandId, kind, validAt, data } = value as { [field: string]: unknown };
  if (typeof kind !== 'string')
    return bad('kind', 'phải là loại nhập hoặc loại sự kiện', 'must name a kind or an event type');
  if (commandId !== undefined && typeof commandId !== 'string')
    return bad('commandId', 'phải là văn bản', 'must be text');
  if (validAt !== undefined && validAt !== null && typeof validAt !== 'string')
    return bad('validAt', 'phải là ngày', 'must be a date');
  if (typeof data !== 'object' || data === null || Array.isArray(data))
    return bad('data', 'phải là một đối tượng', 'must be an object');
  return E.right({
    file,
    row,
    commandId: commandId ?? null,
    kind,
    validAt: validAt ?? null,
    data: data as JsonLine['data'],
  });
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
