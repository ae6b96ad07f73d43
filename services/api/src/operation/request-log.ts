import { randomUUID } from 'node:crypto';
import type { ErrorRequestHandler, RequestHandler } from 'express';
import { identityOf } from './identity-of.js';
import type { Log } from './log.js';
import { routeOf } from './route-of.js';

/** Asked every few seconds by whoever watches the service. */
const PROBES: ReadonlySet<string> = new Set(['/health', '/ready', '/metrics']);

/**
 * One line for each answered request: the address as the route has it, never as it was asked for, because queries and paths
 * name people. Nothing that the caller sends is logged.
 */
export const logRequests =
  (log: Log): RequestHandler =>
  (request, response, next) => {
    const id = randomUUID();
    response.locals['requestId'] = id;
    response.set('x-request-id', id);
    const { method, route } = routeOf(request);
    const began = performance.now();
    response.once('close', () => {
      const { statusCode: status } = response;
      const line = {
        ...{ request: id, method, route, status, identity: identityOf(response) },
        ms: Math.round(performance.now() - began),
      };
      if (!response.writableFinished) log.warn({ ...line, cut: true }, 'request cut off');
      else if (status >= 500) log.error(line, 'request');
      else log[PROBES.has(route) ? 'debug' : 'info'](line, 'request');
    });
    next();
  };

/** Where something went wrong that nobody expected; a message may quote what was sent, so it stays out. */
export const logErrors =
  (log: Log): ErrorRequestHandler =>
  (error: unknown, _, response, next) => {
    const { status, name, stack = '' } = error as { status?: number; name?: string; stack?: string };
    if (status === undefined || status >= 500)
      log.error({ request: response.locals['requestId'], error: name, at: framesOf(stack) }, 'unexpected error');
    next(error);
  };

const framesOf = (stack: string): readonly string[] =>
  stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .map((line) => line.trim());
