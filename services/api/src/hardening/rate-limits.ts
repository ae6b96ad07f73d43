import type { Request, RequestHandler, Response } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import { badRequest, type Problem, sendProblem } from '../problem.js';

const WINDOW_SECONDS = 60;

/** An address is a machine; of IPv6 the network that one customer is given. Whole offices share one: their limit is wide. */
export const addressLimit = (perMinute: number): RequestHandler =>
  limit(perMinute, (request) => ipKeyGenerator(request.ip ?? ''));

/** Whoever has proved who they are is counted by that, wherever they come from; others are not counted here. */
export const identityLimit = (perMinute: number, identityOf: (response: Response) => string | null): RequestHandler =>
  limit(
    perMinute,
    (_, response) => identityOf(response) ?? '',
    (_, response) => identityOf(response) === null,
  );

const limit = (
  perMinute: number,
  keyGenerator: (request: Request, response: Response) => string,
  skip: (request: Request, response: Response) => boolean = () => false,
): RequestHandler =>
  rateLimit({
    windowMs: WINDOW_SECONDS * 1000,
    limit: perMinute,
    keyGenerator,
    skip,
    standardHeaders: 'draft-7',
    legacyHeaders: false,
    // Whether a proxy is trusted is said by the settings; what it would say to the console is no line of our log.
    validate: false,
    handler: (_, response) => sendProblem(response, tooManyRequests(perMinute)),
  });

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
