import type { Terms } from '@kpi-ledger/connections';
import type { Engine } from '@kpi-ledger/engine';
import express, { type ErrorRequestHandler, type Express, type Request, type Response } from 'express';
import * as E from 'fp-ts/lib/Either.js';
import { badRequest, engineProblem, type Problem, sendProblem } from './problem.js';
import { answerRoutes } from './routes/answers.js';
import { catalogueRoutes } from './routes/catalogue.js';
import { formulaRoutes } from './routes/formulas.js';
import { openDataRoutes } from './routes/open-data.js';

/** What `/health` says this service is; a second start recognises it by that name. */
export const SERVICE = 'kpi-ledger';

export interface AppOptions {
  readonly engine: Engine;
  /** Milliseconds since the epoch. */
  readonly now?: () => number;
  /** What the publisher of the open data decides. */
  readonly openData?: Partial<Terms>;
}

/** The HTTP face of one ledger: reading, and evaluation of formulas. */
export function createApp({ engine, now = Date.now, openData = {} }: AppOptions): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('query parser', false);

  // Alive: says nothing about the store. Ready: the store answers and holds an open ledger.
  app.get('/health', (_, response) => {
    response.json({ status: 'ok', service: SERVICE });
  });
  app.get('/ready', async (_, response) => {
    const refreshed = await engine.refresh()();
    if (E.isLeft(refreshed)) return sendProblem(response, { ...engineProblem(refreshed.left), status: 503 });
    if (refreshed.right === null) return sendProblem(response, NOT_OPEN);
    response.json({ status: 'ready', service: SERVICE, ledger: refreshed.right, keys: keysOf(engine) });
  });

  app.use('/open-data', openDataRoutes(engine, openData));
  app.use('/api/v1', answerRoutes(engine, now), catalogueRoutes(), formulaRoutes());

  app.use((request, response) => {
    const allowed = request.path.endsWith('/evaluate') ? 'POST' : 'GET, HEAD';
    if (!allowed.includes(request.method) && isPath(request.path)) return notAllowed(request, response, allowed);
    sendProblem(response, {
      ...badRequest('NOT_FOUND', request.path, `không có địa chỉ ${request.path}`, `nothing at ${request.path}`),
      status: 404,
      title: 'Not found',
    });
  });
  app.use(unexpected);
  return app;
}

/** Figures need no key, so a lost one leaves the service ready; who watches it is told. */
function keysOf(engine: Engine): {
  readonly status: 'OK' | 'LOST' | 'NOT_IN_LOG' | 'NOT_DESTROYED';
  readonly lost: number;
} {
  const { lost, notInLog, leftovers } = engine.keys();
  if (lost.length > 0) return { status: 'LOST', lost: lost.length };
  if (notInLog.length > 0) return { status: 'NOT_IN_LOG', lost: 0 };
  return { status: leftovers.some(({ reason }) => reason !== null) ? 'NOT_DESTROYED' : 'OK', lost: 0 };
}

/** The addresses that answer something; formulas are only evaluated, everything else is only read. */
const PATHS = [
  /^\/(health|ready)$/,
  /^\/open-data\/.+$/,
  /^\/api\/v1\/(ratings|explanations|readiness|progress|indicators|catalogue(\/[^/]+)?|formulas)$/,
  /^\/api\/v1\/formulas\/.+\/evaluate$/,
];
const isPath = (path: string): boolean => PATHS.some((pattern) => pattern.test(path));

function notAllowed({ method, path }: Request, response: Response, allowed: string): void {
  response.set('allow', allowed);
  sendProblem(response, {
    ...badRequest(
      'METHOD_NOT_ALLOWED',
      path,
      `${path} không nhận ${method}; chỉ nhận ${allowed}`,
      `${path} does not take ${method}; it takes ${allowed}`,
    ),
    status: 405,
    title: 'Method not allowed',
  });
}

const NOT_OPEN: Problem = {
  ...badRequest('LEDGER_NOT_OPEN', '', 'sổ chưa được mở', 'the ledger is not open'),
  status: 503,
  title: 'Not ready',
};

/** Broken bodies are the caller's; anything else is ours, and its inside is not shown. */
const unexpected: ErrorRequestHandler = (error: { type?: string; status?: number }, _request, response, next) => {
  if (response.headersSent) return next(error);
  sendProblem(response, problemOf(error));
};

function problemOf({ type, status }: { readonly type?: string; readonly status?: number }): Problem {
  if (type === 'entity.too.large')
    return {
      ...badRequest('BODY_TOO_LARGE', '', 'nội dung quá lớn, tối đa 4 MB', 'the body is too large, 4 MB at most'),
      status: 413,
      title: 'Content too large',
    };
  if (type === 'entity.parse.failed')
    return badRequest(
      'INVALID_JSON',
      '',
      'nội dung phải là một đối tượng JSON hợp lệ',
      'the body must be a valid JSON object',
    );
  if (status !== undefined && status >= 400 && status < 500)
    return {
      ...badRequest(
        'BAD_REQUEST',
        '',
        'yêu cầu không đọc được; hãy kiểm tra địa chỉ, content-type và content-encoding',
        'the request cannot be read; check address, content-type and content-encoding',
      ),
      status,
    };
  return {
    ...badRequest('INTERNAL', '', 'lỗi của hệ thống; yêu cầu không được thực hiện', 'internal error'),
    status: 500,
    title: 'Internal error',
  };
}
