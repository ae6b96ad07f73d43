import type { Request } from 'express';
import * as E from 'fp-ts/lib/Either.js';
import type * as t from 'io-ts';
import { decodeBody } from '../http/body.js';
import type { Problem } from '../problem.js';
import { readQuery } from '../query.js';
import { notJson } from './command-problems.js';

/** The body holds what the act takes and no other field; nothing is asked in the query. No body: an act without words. */
export function readAct<A>(request: Request, act: t.Type<A>): E.Either<Problem, A> {
  if (request.is('application/json') === false) return E.left(notJson);
  const query = readQuery(request, []);
  if (E.isLeft(query)) return query;
  return E.mapLeft((problem: Problem) => ({ ...problem, status: 422, title: 'Refused' }))(
    decodeBody(act, request.body ?? {}),
  );
}
