import type { RequestHandler, Response } from 'express';
import { overloaded } from '../hardening/index.js';
import { sendProblem } from '../problem.js';

/** What a running service is doing. */
export interface Traffic {
  /** Requests that are being answered. */
  inProgress: number;
  /** Answers that stay open for as long as somebody listens. */
  readonly streams: Set<Response>;
  /** It has been told to stop. */
  stopping: boolean;
}

export const createTraffic = (): Traffic => ({ inProgress: 0, streams: new Set(), stopping: false });

/** In the locals of an answer: it counts as one that is being answered. */
const ADMITTED = 'admitted';

/** Answers so many requests at a time; more are sent away at once, so that those let in are answered. */
export const admitUpTo =
  (most: number, traffic: Traffic): RequestHandler =>
  (_, response, next) => {
    if (traffic.inProgress >= most) return sendProblem(response, overloaded);
    traffic.inProgress += 1;
    response.locals[ADMITTED] = true;
    next();
  };

/** The headers go out: whoever stays connected would keep a service from stopping, and a stream is no longer being answered. */
export function noteHeaders(traffic: Traffic, response: Response): void {
  if (traffic.stopping) response.setHeader('connection', 'close');
  if (response.locals[ADMITTED] !== true || !isStream(response)) return;
  leave(traffic, response);
  traffic.streams.add(response);
}

/** The answer is out, or nobody waits for it any more. */
export function noteEnd(traffic: Traffic, response: Response): void {
  leave(traffic, response);
  traffic.streams.delete(response);
}

function leave(traffic: Traffic, response: Response): void {
  if (response.locals[ADMITTED] !== true) return;
  response.locals[ADMITTED] = false;
  traffic.inProgress -= 1;
}

const isStream = (response: Response): boolean =>
  String(response.getHeader('content-type') ?? '').startsWith('text/event-stream');
