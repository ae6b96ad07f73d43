import { type Decision, isCivilDate, KIND_NAMES } from '@kpi-ledger/intake';
import type { Request } from 'express';
import * as E from 'fp-ts/lib/Either.js';
import { asked, DAY, type Given, id, inHeader, oneOf, optional, trueOrFalse } from '../contract/parameters.js';
import { readParameters } from '../http/given.js';
import { badRequest, type Problem } from '../problem.js';
import { emptyFile, wrongMediaType } from './problems.js';

/** One file as it was sent, and how it is to be taken. */
export interface SentFile {
  readonly file: string;
  readonly bytes: Uint8Array;
  readonly kind: string | null;
  readonly dryRun: boolean;
  readonly skipInvalid: boolean;
  readonly decision: Decision | null;
  readonly confirmDays: string | null;
  /** Why recorded facts are corrected where the file says otherwise; null: they are not. */
  readonly correct: string | null;
  /** null: not given. */
  readonly key: string | null;
}

/** By the media type of a file, how its name ends. */
export const ENDINGS: { readonly [mediaType: string]: string } = {
  'text/csv': '.csv',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': '.xlsx',
  'application/jsonl': '.jsonl',
  'application/x-ndjson': '.jsonl',
};

export const importParameters = {
  kind: optional('Loại dữ liệu của bảng. The kind of a table.', oneOf(...KIND_NAMES)),
  file: optional('Tên tệp; cho biết loại khi không có kind. A file name that tells the kind.', id),
  'dry-run': optional('Chỉ kiểm tra. Only checks.', trueOrFalse),
  'skip-invalid': optional('Ghi dòng hợp lệ, liệt kê dòng sai. Records the valid rows, lists the others.', trueOrFalse),
  'decision-number': optional('Số quyết định cho dòng không nêu. For rows that name no decision.', id),
  'decision-date': optional('Ngày quyết định. The day of that decision.', asked(DAY)),
  'confirm-days': optional('Lý do chấp nhận ngày trong tệp. Why the days in the file count; with a decision.', id),
  correct: optional('Lý do đính chính những dòng đã đổi. Why rows that have changed are corrected.', id),
  'Idempotency-Key': inHeader('Cùng khoá, cùng tệp: cùng kết quả. The same key and file give the same import.', id),
};

export function readImport(request: Request): E.Either<Problem, SentFile> {
  const mediaType = (request.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  const ending = Object.hasOwn(ENDINGS, mediaType) ? ENDINGS[mediaType] : undefined;
  if (ending === undefined) return E.left(wrongMediaType(Object.keys(ENDINGS)));
  const read = readParameters(request, importParameters);
  if (E.isLeft(read)) return read;
  const given: Given<typeof importParameters> = read.right.given;
  const {
    kind = null,
    file = `${kind ?? 'import'}${ending}`,
    'confirm-days': confirmDays = null,
    correct = null,
  } = given;
  if (!/^[^/\\\p{Cc}]{1,200}$/u.test(file) || !file.toLowerCase().endsWith(ending))
    return invalid('file', `phải là tên tệp có đuôi ${ending}`, `must be a file name that ends in ${ending}`);
  const decision = decisionOf(given['decision-number'], given['decision-date']);
  if (E.isLeft(decision)) return decision;
  if (confirmDays !== null && decision.right === null)
    return invalid('confirm-days', 'cần decision-number và decision-date', 'needs decision-number and decision-date');
  const key = request.get('idempotency-key')?.replace(/^"(?<key>.*)"$/, '$<key>') ?? null;
  if (key !== null && !/^[\x21-\x7e]{1,200}$/.test(key))
    return invalid('idempotency-key', 'tối đa 200 ký tự ASCII', '200 ASCII characters at most');
  const bytes: unknown = request.body;
  if (!(bytes instanceof Uint8Array) || bytes.length === 0) return E.left(emptyFile);
  return E.right({
    ...{ file, bytes, kind, confirmDays, correct, key },
    ...{ dryRun: given['dry-run'] ?? false, skipInvalid: given['skip-invalid'] ?? false, decision: decision.right },
  });
}

function decisionOf(number: string | undefined, date: string | undefined): E.Either<Problem, Decision | null> {
  if (number === undefined && date === undefined) return E.right(null);
  if (number === undefined) return invalid('decision-number', 'còn thiếu', 'is missing');
  return date !== undefined && isCivilDate(date)
    ? E.right({ number, date })
    : invalid('decision-date', 'phải là ngày yyyy-mm-dd', 'must be a day yyyy-mm-dd');
}

const invalid = (path: string, message: string, detail: string): E.Either<Problem, never> =>
  E.left(badRequest('INVALID_PARAMETER', path, message, detail));
