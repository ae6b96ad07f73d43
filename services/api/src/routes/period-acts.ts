import type { Engine, EngineError, NotReady } from '@kpi-ledger/engine';
import { type Request, type Response, Router } from 'express';
import * as E from 'fp-ts/lib/Either.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import type * as t from 'io-ts';
import { ACTS } from '../contract/acts.js';
import { closedPeriod, publishedPeriod, reopenedPeriod } from '../contract/answers/recorded.js';
import { restatements } from '../contract/answers/revisions.js';
import type { Description } from '../contract/description.js';
import { asked, inPath, PERIOD } from '../contract/parameters.js';
import { actorOf } from '../identity/index.js';
import { badRequest, engineProblem, type Problem, type ProblemPart, sendProblem } from '../problem.js';
import { callerOf } from '../rights/index.js';
import { nobodyActs } from './command-problems.js';
import { readAct } from './read-act.js';

const SUMMARIES = {
  publish: { vi: 'Công bố điểm đã xác nhận của kỳ', en: 'Publishes the confirmed scores of a period' },
  close: { vi: 'Khoá kỳ', en: 'Closes a period, with count and root of its ratings' },
  restate: { vi: 'Công bố lại điểm đã đổi', en: 'Publishes moved scores beside the published ones' },
  reopen: { vi: 'Mở lại kỳ đã khoá', en: 'Opens a closed period again' },
} as const;
type ActName = keyof typeof SUMMARIES;

const DECISION = { number: '12/QĐ-UBND', date: '2026-04-05' };
const WHY = { decision: DECISION, reason: 'Minh chứng đến muộn' };

const described = (name: ActName, answer: t.Mixed, example: object): Description => ({
  ...{ method: 'post', path: `/api/v1/periods/{period}/${name}`, operationId: `${name}Period`, tag: 'periods' },
  summary: SUMMARIES[name],
  parameters: { period: inPath('Kỳ: 2026-03, 2026-Q1, 2026-H1, 2026. A period.', asked(PERIOD)) },
  body: { required: false, content: { 'application/json': { codec: ACTS[name], example } } },
  answers: { 200: { codec: answer }, 201: { codec: answer } },
  example: { period: '2026-Q1' },
});

/** 201: recorded now; 200: nothing was to be recorded. */
export const periodActDescriptions: readonly Description[] = [
  described('publish', publishedPeriod, { decision: DECISION, onlyReady: true }),
  described('close', closedPeriod, { decision: DECISION }),
  described('restate', restatements, { ...WHY, dryRun: true }),
  described('reopen', reopenedPeriod, WHY),
];

/** A period is published, closed, restated and reopened by the personnel unit; the answers are those of `kpi period`. */
export function periodActRoutes(engine: Engine): Router {
  const router = Router();
  router.post('/periods/:period/publish', (request, response) => {
    const act = readAct(request, ACTS.publish);
    return E.isLeft(act)
      ? sendProblem(response, act.left)
      : perform(request, response, (acting) => engine.publishPeriod({ ...act.right, ...acting }));
  });
  router.post('/periods/:period/close', (request, response) => {
    const act = readAct(request, ACTS.close);
    return E.isLeft(act)
      ? sendProblem(response, act.left)
      : perform(request, response, (acting) => engine.closePeriod({ ...act.right, ...acting }));
  });
  router.post('/periods/:period/restate', (request, response) => {
    const act = readAct(request, ACTS.restate);
    return E.isLeft(act)
      ? sendProblem(response, act.left)
      : perform(request, response, (acting) => engine.restatePeriod({ ...act.right, ...acting }));
  });
  router.post('/periods/:period/reopen', (request, response) => {
    const act = readAct(request, ACTS.reopen);
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
