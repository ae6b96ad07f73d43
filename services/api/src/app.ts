import type { Terms } from '@kpi-ledger/connections';
import type { Engine } from '@kpi-ledger/engine';
import express, { type ErrorRequestHandler, type Express, type Request, type Response, Router } from 'express';
import type { EvidenceFiles } from './evidence/evidence-files.js';
import { endpointRoutes } from './http/endpoint-routes.js';
import { besidesApi, inOrder } from './http/in-order.js';
import { createIdentity, type IdentitySettings } from './identity/index.js';
import { createOperation, type Operation, type OperationOptions } from './operation/index.js';
import { badRequest, type Problem, sendProblem } from './problem.js';
import { guard, methodsOf } from './rights/index.js';
import { unknownCatalogue } from './routes/catalogue.js';
import { commandRoutes } from './routes/commands.js';
import { documentRoutes } from './routes/documents.js';
import { evidenceRoutes } from './routes/evidence.js';
import { formulaRoutes } from './routes/formulas.js';
import { importRoutes } from './routes/imports.js';
import { ENDPOINTS } from './routes/index.js';
import { openDataRoutes } from './routes/open-data.js';
import { pageRoutes } from './routes/page.js';
import { periodActRoutes } from './routes/period-acts.js';
import { sessionRoutes } from './routes/session.js';
import { type LiveOptions, streamRoutes } from './routes/stream.js';

/** What `/health` says this service is; a second start recognises it by that name. */
export const SERVICE = 'kpi-ledger';

export interface AppOptions extends OperationOptions {
  readonly engine: Engine;
  /** Milliseconds since the epoch. */
  readonly now?: () => number;
  /** Who issues the tokens; null or left out: nobody, so that the service is read on this machine and writes nothing. */
  readonly identity?: IdentitySettings | null;
  readonly live?: LiveOptions;
  /** Where files of evidence are; null or left out: they are not taken. */
  readonly evidence?: EvidenceFiles | null;
  /** What the publisher of the open data decides. */
  readonly openData?: Partial<Terms>;
  /** Folder of the built page; null or left out: there is none. */
  readonly page?: string | null;
}

/** The HTTP face of one ledger: reading and recording by rights, and evaluation of formulas. */
export function createApp({
  now = Date.now,
  identity: issuer = null,
  live = {},
  evidence = null,
  openData = {},
  page = null,
  ...options
}: AppOptions): Express {
  const operation = createOperation(options.engine, now, options);
  const { engine } = operation;
  const identity = createIdentity(engine, issuer, now);
  const endpoints = endpointRoutes(ENDPOINTS, engine, now);
  const app = express();
  app.disable('x-powered-by');
  app.set('query parser', false);

  app.set('trust proxy', [...operation.trustedProxies]);
  app.use(
    inOrder(
      operation.everyRequest,
      // What an address takes is said where it is refused; express would answer in its own way.
      (request, response, next) => (request.method === 'OPTIONS' ? nothingThere(request, response) : next()),
      besidesApi(ownRoutes(operation, engine)),
      ...operation.admission,
      besidesApi(
        Router()
          .use(documentRoutes(), pageRoutes(page, identity.signIn))
          .use('/open-data', openDataRoutes(engine, openData)),
      ),
    ),
  );
  app.use(
    '/api/v1',
    inOrder(
      guard({ engine, identity, flawOf: endpoints.flawOf, nothingThere }),
      ...operation.identified,
      endpoints.byAddress,
      Router().use(
        ...[sessionRoutes(engine, identity.signIn), unknownCatalogue(), endpoints.routes],
        ...[formulaRoutes(), commandRoutes(engine), importRoutes(engine)],
        ...[streamRoutes(engine, live), periodActRoutes(engine), evidenceRoutes(engine, evidence)],
      ),
    ),
  );
  if (identity.developmentRoutes !== null) app.use('/dev', identity.developmentRoutes);

  app.use(nothingThere);
  app.use(operation.errors, unexpected);
  return app;
}

/** Alive: says nothing about the store. Ready: nothing keeps the service from its work. Neither they nor the metrics wait for others. */
function ownRoutes(operation: Operation, engine: Engine): Router {
  const router = Router();
  router.get('/health', (_, response) => {
    response.json({ status: 'ok', service: SERVICE });
  });
  router.get(
    '/ready',
    operation.ready((_, response) => {
      response.json({ status: 'ready', service: SERVICE, ledger: engine.ledger(), keys: keysOf(engine) });
    }),
  );
  router.get('/metrics', operation.metrics);
  return router;
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

function nothingThere(request: Request, response: Response): void {
  const path = `${request.baseUrl}${request.path}`;
  const methods = methodsOf(path);
  // An address of the development issuer is listed, but is there on a demonstration ledger only.
  const isThere = methods.length > 0 && !methods.includes(request.method);
  sendProblem(response, isThere ? notAllowed(request.method, path, methods.join(', ')) : notFound(path));
}

const notFound = (path: string): Problem => ({
  ...badRequest('NOT_FOUND', path, `không có địa chỉ ${path}`, `nothing at ${path}`),
  status: 404,
  title: 'Not found',
});

const notAllowed = (method: string, path: string, allowed: string): Problem => ({
  ...badRequest(
    'METHOD_NOT_ALLOWED',
    path,
    `${path} không nhận ${method}; chỉ nhận ${allowed}`,
    `${path} does not take ${method}; it takes ${allowed}`,
  ),
  status: 405,
  title: 'Method not allowed',
  headers: { allow: allowed },
});

/** Broken bodies are the caller's; anything else is ours, and its inside is not shown. */
const unexpected: ErrorRequestHandler = (error: BodyError, _request, response, next) => {
  if (response.headersSent) return next(error);
  sendProblem(response, problemOf(error));
};

interface BodyError {
  readonly type?: string;
  readonly status?: number;
  /** Bytes. */
  readonly limit?: number;
}

function problemOf({ type, status, limit = 0 }: BodyError): Problem {
  if (type === 'entity.too.large')
    return {
      ...badRequest(
        'BODY_TOO_LARGE',
        '',
        `nội dung quá lớn, tối đa ${limit >> 20} MB`,
        `the body is too large, ${limit >> 20} MB at most`,
      ),
      status: 413,
      title: 'Content too large',
      // The rest of the body is not read.
      headers: { connection: 'close' },
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
