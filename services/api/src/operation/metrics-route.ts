import { timingSafeEqual } from 'node:crypto';
import type { Request, RequestHandler } from 'express';
import type { Registry } from 'prom-client';
import { badRequest, type Problem, sendProblem } from '../problem.js';

/** For whoever bears the token; without one in the settings, for programs on this machine that come by no proxy. */
export const metricsRoute =
  (registry: Registry, token: string): RequestHandler =>
  async (request, response) => {
    const maySee = token === '' ? isFromHere(request) : bears(request, token);
    if (!maySee) return sendProblem(response, token === '' ? onlyHere : tokenNeeded);
    response
      .set('cache-control', 'no-store')
      .type(registry.contentType)
      .send(await registry.metrics());
  };

const isFromHere = ({ socket, headers }: Request): boolean =>
  /^(127\.|::1$|::ffff:127\.)/.test(socket.remoteAddress ?? '') &&
  headers['x-forwarded-for'] === undefined &&
  headers['forwarded'] === undefined;

function bears(request: Request, token: string): boolean {
  const given = Buffer.from(/^Bearer +(\S+)$/i.exec(request.get('authorization') ?? '')?.[1] ?? '');
  const wanted = Buffer.from(token);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

const tokenNeeded: Problem = {
  ...badRequest(
    'TOKEN_REQUIRED',
    'authorization',
    'số đo chỉ đọc được bằng mã của KPI_METRICS_TOKEN',
    'metrics are read with the token of KPI_METRICS_TOKEN',
  ),
  status: 401,
  title: 'Unauthorized',
  headers: { 'www-authenticate': 'Bearer' },
};

const onlyHere: Problem = {
  ...badRequest(
    'FORBIDDEN',
    '',
    'số đo chỉ đọc được từ chính máy này; cho máy khác: hãy đặt KPI_METRICS_TOKEN',
    'metrics are read from this machine only; for others set KPI_METRICS_TOKEN',
  ),
  status: 403,
  title: 'Forbidden',
};
