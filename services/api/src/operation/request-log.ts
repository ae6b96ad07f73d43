import type { ErrorRequestHandler, Response } from 'express';
import { identityOf } from './identity-of.js';
import type { Log } from './log.js';

/** Asked every few seconds by whoever watches the service. */
const PROBES: ReadonlySet<string> = new Set(['/health', '/ready', '/metrics']);

interface Answered {
  readonly id: string;
  readonly method: string;
  readonly route: string;
  readonly milliseconds: number;
}

/**
 * One line for each answered request: the address as the route has it, never as it was asked for, because queries and paths
 * name people. Nothing that the caller sends is logged.
 */
export function logRequest(log: Log, response: Response, { id, method, route, milliseconds }: Answered): void {
  const { statusCode: status } = response;
  const level = PROBES.has(route) && status < 500 ? 'debug' : levelOf(status);
  const isCut = !response.writableFinished;
  if (!log.isLevelEnabled(isCut ? 'warn' : level)) return;
  const line = {
    ...{ request: id, method, route, status, identity: identityOf(response) },
    ms: Math.round(milliseconds),
  };
  if (isCut) log.warn({ ...line, cut: true }, 'request cut off');
  else log[level](line, 'request');
}

export const levelOf = (status: number): 'error' | 'info' => (status >= 500 ? 'error' : 'info');

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
