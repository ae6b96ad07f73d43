import { isIPv6 } from 'node:net';
import type { Request, RequestHandler, Response } from 'express';
import { ipKeyGenerator } from 'express-rate-limit';
import { badRequest, type Problem, sendProblem } from '../problem.js';
import { WindowCounter } from './window-counter.js';

const WINDOW_SECONDS = 60;

/** An address is a machine; of IPv6 the network that one customer is given. Whole offices share one: their limit is wide. */
export const addressLimit = (perMinute: number): RequestHandler =>
  limit(perMinute, ({ ip = '' }) => (isIPv6(ip) ? ipKeyGenerator(ip) : ip));

/** Whoever has proved who they are is counted by that, wherever they come from; others are not counted here. */
export const identityLimit = (perMinute: number, identityOf: (response: Response) => string | null): RequestHandler =>
  limit(perMinute, (_, response) => identityOf(response));

/** Answers with how much of the limit is left (draft 7 of the RateLimit header fields), or 429. */
function limit(perMinute: number, keyOf: (request: Request, response: Response) => string | null): RequestHandler {
  const counter = new WindowCounter(WINDOW_SECONDS * 1000);
  const policy = `${perMinute};w=${WINDOW_SECONDS}`;
  const problem = tooManyRequests(perMinute);
  return (request, response, next) => {
    const key = keyOf(request, response);
    if (key === null) return next();
    const { hits, seconds } = counter.count(key);
    response.setHeader('RateLimit-Policy', policy);
    response.setHeader('RateLimit', `limit=${perMinute}, remaining=${Math.max(0, perMinute - hits)}, reset=${seconds}`);
    if (hits <= perMinute) return next();
    response.setHeader('Retry-After', String(seconds));
    sendProblem(response, problem);
  };
}

const tooManyRequests = (perMinute: number): Problem => ({
  ...badRequest(
    'TOO_MANY_REQUESTS',
    '',
    `quá ${perMinute} yêu cầu trong một phút; hãy đợi theo Retry-After rồi gửi lại`,
    `more than ${perMinute} requests in a minute; wait as Retry-After says`,
  ),
  status: 429,
  title: 'Too many requests',
});
