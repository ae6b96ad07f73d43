import type { RequestHandler, Response } from 'express';
import onHeaders from 'on-headers';
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

/** Answers so many requests at a time; more are sent away at once, so that those let in are answered. A stream is no longer one. */
export const admitUpTo =
  (most: number, traffic: Traffic): RequestHandler =>
  (_, response, next) => {
    if (traffic.inProgress >= most) return sendProblem(response, overloaded);
    traffic.inProgress += 1;
    let leave = (): void => {
      traffic.inProgress -= 1;
      leave = () => undefined;
    };
    onHeaders(response, () => {
      if (!isStream(response)) return;
      leave();
      traffic.streams.add(response);
    });
    response.once('close', () => {
      leave();
      traffic.streams.delete(response);
    });
    next();
  };

/** Whoever stays connected would keep the service from stopping. */
export const letGo =
  (traffic: Traffic): RequestHandler =>
  (_, response, next) => {
    onHeaders(response, () => {
      if (traffic.stopping) response.setHeader('connection', 'close');
    });
    next();
  };

const isStream = (response: Response): boolean =>
  String(response.getHeader('content-type') ?? '').startsWith('text/event-stream');
