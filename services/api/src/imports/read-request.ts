import { type Decision, isCivilDate, KIND_NAMES } from '@kpi-ledger/intake';
import type { Request } from 'express';
import * as E from 'fp-ts/lib/Either.js';
import { badRequest, type Problem } from '../problem.js';
import { flag, readQuery } from '../query.js';
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

const ENDINGS: { readonly [mediaType: string]: string } = {
  'text/csv': '.csv',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': '.xlsx',
  'application/jsonl': '.jsonl',
  'application/x-ndjson': '.jsonl',
};

const PARAMETERS = [
  ...([
    'file',
    'kind',
    'dry-run',
    'skip-invalid',
    'decision-number',
    'decision-date',
    'confirm-days',
    'correct',
  ] as const),
];

export function readImport(request: Request): E.Either<Problem, SentFile> {
  const ending = ENDINGS[(request.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? ''];
  if (ending === undefined) return E.left(wrongMediaType(Object.keys(ENDINGS)));
  const query = readQuery(request, PARAMETERS);
  if (E.isLeft(query)) return query;
  const {
    kind = null,
    file = `${kind ?? 'import'}${ending}`,
    'confirm-days': confirmDays = null,
    correct = null,
  } = query.right;
  if (kind !== null && !KIND_NAMES.includes(kind))
    return invalid('kind', `phải là một trong: ${KIND_NAMES.join(', ')}`, `must be one of ${KIND_NAMES.join(', ')}`);
  if (!/^[^/\\\p{Cc}]{1,200}$/u.test(file) || !file.toLowerCase().endsWith(ending))
    return invalid('file', `phải là tên tệp có đuôi ${ending}`, `must be a file name that ends in ${ending}`);
  const dryRun = flag(query.right, 'dry-run');
  if (E.isLeft(dryRun)) return dryRun;
  const skipInvalid = flag(query.right, 'skip-invalid');
  if (E.isLeft(skipInvalid)) return skipInvalid;
  const decision = decisionOf(query.right['decision-number'], query.right['decision-date']);
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
    ...{ dryRun: dryRun.right, skipInvalid: skipInvalid.right, decision: decision.right },
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
