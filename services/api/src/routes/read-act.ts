import { isCivilDate } from '@kpi-ledger/intake';
import type { Request } from 'express';
import * as E from 'fp-ts/lib/Either.js';
import { badRequest, type Problem } from '../problem.js';
import { readQuery } from '../query.js';
import { notJson } from './command-problems.js';

/** What an act is done by and why, and how much it takes; each act says which of them it has. */
export interface Act {
  readonly decision?: { readonly number: string; readonly date: string };
  readonly reason?: string;
  readonly unit?: string;
  readonly subject?: string;
  readonly onlyReady?: boolean;
  readonly dryRun?: boolean;
}

type Read<A> = E.Either<Problem, A>;

const FIELDS: { readonly [F in keyof Act]-?: (value: unknown) => boolean } = {
  decision: isDecision,
  reason: isText,
  unit: isText,
  subject: isText,
  onlyReady: (value) => typeof value === 'boolean',
  dryRun: (value) => typeof value === 'boolean',
};

/** The body holds the fields named, `needed` of them always, and no other; nothing is asked in the query. */
export function readAct<const F extends keyof Act, const N extends F = never>(
  request: Request,
  fields: readonly F[],
  needed: readonly N[] = [],
): Read<Pick<Act, F> & Required<Pick<Act, N>>> {
  if (request.is('application/json') === false) return E.left(notJson);
  const query = readQuery(request, []);
  if (E.isLeft(query)) return query;
  const body = (request.body ?? {}) as { readonly [field: string]: unknown };
  if (Array.isArray(body)) return wrong('', 'phải là một đối tượng JSON', 'must be a JSON object');
  for (const [field, value] of Object.entries(body)) {
    if (!(fields as readonly string[]).includes(field))
      return wrong(
        field,
        `không có trường này; chỉ có ${fields.join(', ')}`,
        `is unknown; there are ${fields.join(', ')}`,
      );
    if (!FIELDS[field as F](value)) return wrong(field, 'giá trị không đúng', 'is not valid');
  }
  const missing = needed.find((field) => body[field] === undefined);
  return missing === undefined
    ? E.right(body as Pick<Act, F> & Required<Pick<Act, N>>)
    : wrong(missing, 'còn thiếu; việc này cần quyết định và lý do', 'is missing; this takes a decision and a reason');
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value.trim() !== '' && value.length <= 2_000;
}

function isDecision(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Object.keys(value).toSorted().join() !== 'date,number')
    return false;
  const { number, date } = value as { readonly number: unknown; readonly date: unknown };
  return isText(number) && typeof date === 'string' && isCivilDate(date);
}

const wrong = (path: string, message: string, detail: string): E.Either<Problem, never> =>
  E.left({ ...badRequest('INVALID_BODY', path, message, detail), status: 422, title: 'Refused' });
