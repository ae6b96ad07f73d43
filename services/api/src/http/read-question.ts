import { flawOf } from '@kpi-ledger/engine';
import type { Request } from 'express';
import * as E from 'fp-ts/lib/Either.js';
import type { Endpoint } from '../contract/endpoint.js';
import { engineProblem, type Problem } from '../problem.js';
import { type ReadParameters, readParameters } from './given.js';

/** What a request asks. Of a kept answer all is read that the ledger need not be asked about: the store may hang. */
export function readQuestion(request: Request, { kept, parameters }: Endpoint): E.Either<Problem, ReadParameters> {
  const read = readParameters(request, parameters);
  if (!kept || E.isLeft(read)) return read;
  const { period, effective } = read.right.texts;
  const flaw = flawOf({ period, effective });
  return flaw === null ? read : E.left(engineProblem(flaw));
}
