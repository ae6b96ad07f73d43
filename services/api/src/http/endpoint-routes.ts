import type { Engine } from '@kpi-ledger/engine';
import { type RequestHandler, Router } from 'express';
import type { Endpoint } from '../contract/endpoint.js';
import { KeptAnswers } from './kept-answers.js';
import { lookTogether } from './look-together.js';
import { respond } from './respond.js';

export interface EndpointRoutes {
  /** Those whose address is always the same, found by it; whatever is written otherwise goes on to `routes`. */
  readonly byAddress: RequestHandler;
  /** All of them. */
  readonly routes: Router;
}

/** The routes of the endpoints, behind the guard that says whose rows the caller may read. */
export function endpointRoutes(endpoints: readonly Endpoint[], engine: Engine, now: () => number): EndpointRoutes {
  const stateNow = lookTogether(() => engine.state()());
  const around = { engine, now, answers: new KeptAnswers(), stateNow };
  const routes = Router();
  const table = new Map<string, RequestHandler>();
  for (const endpoint of endpoints) {
    const { method, path } = endpoint;
    const handle: RequestHandler = (request, response) => respond(endpoint, around, request, response);
    routes[method](path.replace(/\{(\w+)\}/g, ':$1'), handle);
    if (!path.includes('{')) table.set(`${method} ${path}`, handle);
  }
  return {
    routes,
    byAddress: (request, response, next) => {
      const method =
        request.method === 'POST' ? 'post' : request.method === 'GET' || request.method === 'HEAD' ? 'get' : '';
      const handle = table.get(`${method} ${request.path}`);
      return handle === undefined ? next() : handle(request, response, next);
    },
  };
}
