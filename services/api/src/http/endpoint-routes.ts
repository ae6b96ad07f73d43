import type { Engine } from '@kpi-ledger/engine';
import { type Request, type RequestHandler, Router } from 'express';
import * as E from 'fp-ts/lib/Either.js';
import type { Endpoint } from '../contract/endpoint.js';
import type { Problem } from '../problem.js';
import { KeptAnswers } from './kept-answers.js';
import { lookTogether } from './look-together.js';
import { readQuestion } from './read-question.js';
import { respond } from './respond.js';

export interface EndpointRoutes {
  /** Those whose address is always the same, found by it; whatever is written otherwise goes on to `routes`. */
  readonly byAddress: RequestHandler;
  /** All of them. */
  readonly routes: Router;
  /** What is wrong with a question whatever the ledger says, where its answers are kept; null: nothing of that. */
  flawOf(request: Request): Problem | null;
}

/** The routes of the endpoints, behind the guard that says whose rows the caller may read. */
export function endpointRoutes(endpoints: readonly Endpoint[], engine: Engine, now: () => number): EndpointRoutes {
  const stateNow = lookTogether(() => engine.state()());
  const around = { engine, now, answers: new KeptAnswers(), stateNow };
  const routes = Router();
  const table = new Map<string, RequestHandler>();
  const kept = new Map(endpoints.flatMap((endpoint) => (endpoint.kept ? [[endpoint.path, endpoint]] : [])));
  for (const endpoint of endpoints) {
    const { method, path } = endpoint;
    const handle: RequestHandler = (request, response) => respond(endpoint, around, request, response);
    routes[method](path.replace(/\{(\w+)\}/g, ':$1'), handle);
    if (!path.includes('{')) table.set(`${method} ${path}`, handle);
  }
  return {
    routes,
    flawOf: (request) => {
      const endpoint = kept.get(request.path);
      const read = endpoint === undefined ? E.right(null) : readQuestion(request, endpoint);
      return E.isLeft(read) ? read.left : null;
    },
    byAddress: (request, response, next) => {
      const method =
        request.method === 'POST' ? 'post' : request.method === 'GET' || request.method === 'HEAD' ? 'get' : '';
      const handle = table.get(`${method} ${request.path}`);
      return handle === undefined ? next() : handle(request, response, next);
    },
  };
}
