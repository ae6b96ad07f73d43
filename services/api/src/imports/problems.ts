import type { FileError, ImportResult, Prepared } from '@kpi-ledger/intake';
import { MOST_PROBLEMS, placeText, problemError } from '@kpi-ledger/intake';
import { badRequest, type Problem } from '../problem.js';

/** Larger files go by `kpi import`. */
export const MAX_FILE = '20mb';
export const MAX_ROWS = 20_000;

export const fileProblem = ({ kind, code, path, message, detail }: FileError): Problem => ({
  ...badRequest(code, path, message, detail),
  ...(kind === 'USAGE' ? {} : { status: 422, title: 'Refused' }),
});

/** Every bad row and cell, as far as they are told one by one; nothing was recorded. */
export function refusedRows({ problems }: ImportResult): Problem {
  const errors = problems.slice(0, MOST_PROBLEMS).map(problemError);
  const [first] = errors;
  if (first === undefined) throw new TypeError('a refusal without a reason');
  const more = problems.length - errors.length;
  return { ...first, status: 422, title: 'Refused', errors, ...(more > 0 ? { more } : {}) };
}

/** A row that the caller may not record keeps the whole file out, also where invalid rows are skipped. */
export const forbiddenRow = ({ place }: Prepared, problem: Problem): Problem => ({
  ...problem,
  path: placeText(place, null),
  message: `dòng ${place.row}: ${problem.message}`,
  detail: `row ${place.row}: ${problem.detail}`,
});

export const tooManyRows: Problem = {
  ...badRequest(
    'TOO_MANY_ROWS',
    '',
    `tối đa ${MAX_ROWS} dòng một lần; hãy chia tệp hoặc dùng kpi import`,
    `${MAX_ROWS} rows at most in one request; split the file or use kpi import`,
  ),
  status: 413,
  title: 'Content too large',
};

export const wrongMediaType = (known: readonly string[]): Problem => ({
  ...badRequest(
    'UNSUPPORTED_MEDIA_TYPE',
    'content-type',
    `chỉ nhận ${known.join(', ')}`,
    `it takes ${known.join(', ')}`,
  ),
  status: 415,
  title: 'Unsupported media type',
});

export const emptyFile = badRequest('EMPTY_FILE', '', 'tệp trống', 'the file is empty');

/** The key was used before, with another file. */
export const keyReused: Problem = {
  ...badRequest(
    'IDEMPOTENCY_KEY_REUSED',
    'idempotency-key',
    'khoá này đã dùng cho một tệp khác',
    'the key was used for another file',
  ),
  status: 409,
  title: 'Conflict',
};
