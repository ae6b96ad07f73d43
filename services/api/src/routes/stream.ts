import type { Engine } from '@kpi-ledger/engine';
import { type Request, Router } from 'express';
import * as E from 'fp-ts/lib/Either.js';
import type { Description } from '../contract/description.js';
import { asked, inHeader, optional } from '../contract/parameters.js';
import type { EndReason } from '../live/event-text.js';
import { Places } from '../live/places.js';
import { sendEvents } from '../live/send-events.js';
import { isVisible } from '../live/visible.js';
import { identityOf } from '../operation/identity-of.js';
import { badRequest, engineProblem, type Problem, sendProblem } from '../problem.js';
import { readQuery } from '../query.js';
import { grantedStill, grantedTo } from '../rights/index.js';

export interface LiveOptions {
  /** Ends every stream. */
  readonly stopping?: AbortSignal;
  readonly heartbeatMilliseconds?: number;
}

const HEARTBEAT_MILLISECONDS = 15_000;
const MAX_STREAMS = 500;
/** Nobody keeps the others from following; of whoever is not signed in, all who come from one address are one. */
const MAX_STREAMS_OF_ONE = 100;

const ORDINAL = asked(/^[0-9]{1,15}$/);

export const streamDescription: Description = {
  ...{ method: 'get', path: '/api/v1/stream', operationId: 'followRecorded', tag: 'recording' },
  summary: {
    vi: 'Theo dõi những gì được ghi (Server-Sent Events)',
    en: 'What is recorded, as it is recorded, as Server-Sent Events without end (docs/http-writing.md)',
  },
  parameters: {
    after: optional('Sau số thứ tự này; 0: từ đầu. After this ordinal; left out: from now on.', ORDINAL),
    'Last-Event-ID': inHeader('Số thứ tự đã nhận sau cùng; thay cho after. The last one that was received.', ORDINAL),
  },
  body: null,
  answers: { 200: { mediaTypes: ['text/event-stream'] } },
  example: { after: '0' },
};

/** What is recorded, as it is recorded, as Server-Sent Events; `id` is the ordinal, to go on from with Last-Event-ID. */
export function streamRoutes(
  engine: Engine,
  { stopping, heartbeatMilliseconds = HEARTBEAT_MILLISECONDS }: LiveOptions,
): Router {
  const open = new Set<AbortController>();
  const places = new Places(MAX_STREAMS, MAX_STREAMS_OF_ONE);
  stopping?.addEventListener('abort', () => {
    for (const ending of open) ending.abort('SHUTDOWN' satisfies EndReason);
  });
  const router = Router();
  router.get('/stream', async (request, response) => {
    const after = positionOf(request);
    if (E.isLeft(after)) return sendProblem(response, after.left);
    const leave = stopping?.aborted === true ? null : places.take(identityOf(response) ?? request.ip ?? '');
    if (leave === null) return sendProblem(response, noRoom);
    const ending = new AbortController();
    open.add(ending);
    try {
      const recorded = await engine.recorded({
        ...(after.right === null ? {} : { after: after.right }),
        signal: ending.signal,
      })();
      if (E.isLeft(recorded)) return sendProblem(response, engineProblem(recorded.left));
      response.writeHead(200, {
        'content-type': 'text/event-stream',
        'cache-control': 'no-store',
        connection: 'close',
        'x-accel-buffering': 'no',
      });
      if (request.method === 'HEAD') return void response.end();
      response.flushHeaders();
      let granted = grantedTo(response);
      await sendEvents(response, recorded.right, ending, {
        heartbeatMilliseconds,
        isVisible: ({ event }) => isVisible(engine, granted, event),
        mayStillRead: async () => {
          const still = await grantedStill(response);
          if (E.isRight(still)) granted = still.right;
          return E.isRight(still);
        },
      });
    } finally {
      leave();
      open.delete(ending);
    }
  });
  return router;
}

/** The header that browsers send when they come back, or `after` the first time; null: from now on. */
function positionOf(request: Request): E.Either<Problem, number | null> {
  const query = readQuery(request, ['after']);
  if (E.isLeft(query)) return query;
  const [name, value] =
    request.get('last-event-id') === undefined
      ? (['after', query.right.after] as const)
      : (['last-event-id', request.get('last-event-id')] as const);
  if (value === undefined) return E.right(null);
  return /^\d{1,15}$/.test(value)
    ? E.right(Number(value))
    : E.left(badRequest('INVALID_PARAMETER', name, 'phải là số thứ tự của sự kiện', 'must be the ordinal of an event'));
}

const noRoom: Problem = {
  ...badRequest(
    'TOO_MANY_STREAMS',
    '',
    'quá nhiều kết nối theo dõi; hãy thử lại sau',
    'too many live connections; try again later',
  ),
  status: 503,
  title: 'Unavailable',
  headers: { 'retry-after': '10' },
};
