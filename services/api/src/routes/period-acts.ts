import type { Engine, EngineError, NotReady } from '@kpi-ledger/engine';
import { type Request, type Response, Router } from 'express';
import * as E from 'fp-ts/lib/Either.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import { actorOf } from '../identity/index.js';
import { badRequest, engineProblem, type Problem, type ProblemPart, sendProblem } from '../problem.js';
import { callerOf } from '../rights/index.js';
import { nobodyActs } from './command-problems.js';
import { readAct } from './read-act.js';

/** A period is published, closed, restated and reopened by the personnel unit; the answers are those of `kpi period`. */
export function periodActRoutes(engine: Engine): Router {
  const router = Router();
  router.post('/periods/:period/publish', (request, response) => {
    const act = readAct(request, ['decision', 'unit', 'onlyReady']);
    return E.isLeft(act)
      ? sendProblem(response, act.left)
      : perform(request, response, (acting) => engine.publishPeriod({ ...act.right, ...acting }));
  });
  router.post('/periods/:period/close', (request, response) => {
    const act = readAct(request, ['decision']);
    return E.isLeft(act)
      ? sendProblem(response, act.left)
      : perform(request, response, (acting) => engine.closePeriod({ ...act.right, ...acting }));
  });
  router.post('/periods/:period/restate', (request, response) => {
    const fields = ['decision', 'reason', 'unit', 'subject', 'onlyReady', 'dryRun'] as const;
    const act = readAct(request, fields, ['decision', 'reason']);
    return E.isLeft(act)
      ? sendProblem(response, act.left)
      : perform(request, response, (acting) => engine.restatePeriod({ ...act.right, ...acting }));
  });
  router.post('/periods/:period/reopen', (request, response) => {
    const act = readAct(request, ['decision', 'reason'], ['decision', 'reason']);
    return E.isLeft(act)
      ? sendProblem(response, act.left)
      : perform(request, response, (acting) => engine.reopenPeriod({ ...act.right, ...acting }));
  });
  return router;
}

interface Outcome {
  readonly status: string;
  readonly notReady?: readonly NotReady[];
  readonly blocking?: readonly NotReady[];
}

async function perform(
  request: Request,
  response: Response,
  act: (acting: { readonly actor: string; readonly period: string }) => TaskEither<EngineError, Outcome>,
): Promise<void> {
  const actor = actorOf(callerOf(response));
  if (actor === null) return sendProblem(response, nobodyActs);
  const period = String(request.params['period']);
  const done = await act({ actor, period })();
  if (E.isLeft(done)) return sendProblem(response, engineProblem(done.left));
  const { status, notReady = [], blocking = notReady } = done.right;
  if (status === 'NOT_READY') return sendProblem(response, periodNotReady(period, blocking));
  response.status(status === 'RECORDED' ? 201 : 200).json(done.right);
}

/** Everybody who is not ready, each with what is missing and who owes it. */
function periodNotReady(period: string, blocking: readonly NotReady[]): Problem {
  const errors = blocking.map(({ person, post, missing }): ProblemPart => {
    const what = missing.map(({ what: said, owedBy }) => `${said}${owedBy === null ? '' : ` (${owedBy})`}`).join('; ');
    return { code: 'NOT_READY', path: post ?? person ?? '', article: null, message: what, detail: what };
  });
  return {
    ...badRequest(
      'PERIOD_NOT_READY',
      'period',
      `kỳ ${period} còn ${errors.length} người hoặc vị trí chưa xong, chưa ghi gì`,
      `${errors.length} people or posts of ${period} are not ready, nothing was written`,
    ),
    status: 422,
    title: 'Refused',
    errors,
  };
}
