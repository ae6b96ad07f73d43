import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';
import onHeaders from 'on-headers';
import { secureHeaders } from '../hardening/index.js';
import type { Log } from './log.js';
import type { Metrics } from './metrics.js';
import { logRequest } from './request-log.js';
import { routeOf } from './route-of.js';
import { noteEnd, noteHeaders, type Traffic } from './traffic.js';

export interface EveryRequest {
  readonly log: Log;
  readonly metrics: Metrics;
  readonly traffic: Traffic;
}

/** What every request meets first, in one go: an id, the headers that protect its answer, and whoever counts and logs it when it is over. */
export function everyRequest({ log, metrics, traffic }: EveryRequest): RequestHandler {
  const headers = [...secureHeaders()];
  return (request, response, next) => {
    const id = randomUUID();
    response.locals['requestId'] = id;
    response.setHeader('x-request-id', id);
    for (const [name, value] of headers) response.setHeader(name, value);
    const { method, route } = routeOf(request);
    const began = performance.now();
    onHeaders(response, () => noteHeaders(traffic, response));
    response.once('close', () => {
      const milliseconds = performance.now() - began;
      noteEnd(traffic, response);
      metrics.answered({ method, route, status: response.statusCode, milliseconds });
      logRequest(log, response, { id, method, route, milliseconds });
    });
    next();
  };
}
