import { type Known, parseKnown } from '@kpi-ledger/engine';
import type { Request } from 'express';
import * as E from 'fp-ts/lib/Either.js';
import { badRequest, engineProblem, type Problem } from './problem.js';

export type Query<Name extends string> = { readonly [N in Name]?: string };

/** The query of a request: every parameter known, given once, with a value. A misspelt one is an error, not ignored. */
export function readQuery<const Name extends string>(
  request: Request,
  names: readonly Name[],
): E.Either<Problem, Query<Name>> {
  const values: { [name: string]: string } = {};
  for (const [name, value] of new URL(request.originalUrl, 'http://localhost').searchParams) {
    if (!(names as readonly string[]).includes(name))
      return E.left(
        badRequest(
          'UNKNOWN_PARAMETER',
          name,
          `không có tham số "${name}"; các tham số: ${names.join(', ') || 'không có'}`,
          `no parameter "${name}"; parameters: ${names.join(', ') || 'none'}`,
        ),
      );
    if (Object.hasOwn(values, name) || value === '')
      return E.left(
        badRequest('INVALID_PARAMETER', name, 'phải có đúng một giá trị', 'must be given once and not be empty'),
      );
    values[name] = value;
  }
  return E.right(values as Query<Name>);
}

export const required = (
  query: { readonly [name: string]: string | undefined },
  name: string,
): E.Either<Problem, string> => {
  const value = query[name];
  return value === undefined
    ? E.left(badRequest('MISSING_PARAMETER', name, `thiếu tham số "${name}"`, `parameter "${name}" is missing`))
    : E.right(value);
};

/** `effective` and `known` as every question takes them. */
export interface AsOf {
  readonly effective?: string;
  readonly known?: Known;
}

export function asOf(query: Query<'effective' | 'known'>, now: number): E.Either<Problem, AsOf> {
  const known = query.known === undefined ? E.right(undefined) : parseKnown(query.known, now);
  if (E.isLeft(known)) return E.left(engineProblem(known.left));
  return E.right({
    ...(query.effective === undefined ? {} : { effective: query.effective }),
    ...(known.right === undefined ? {} : { known: known.right }),
  });
}
