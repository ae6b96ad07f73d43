import type { Engine } from '@kpi-ledger/engine';
import { type Request, type Response, Router } from 'express';
import * as E from 'fp-ts/lib/Either.js';
import { type Endpoint, SentFile } from '../contract/endpoint.js';
import { actorOf } from '../identity/index.js';
import { badRequest, engineProblem, type Problem, sendProblem } from '../problem.js';
import { type Granted, grantedTo, narrowed } from '../rights/index.js';
import { answerBytes } from './answer-text.js';
import { decodeBody } from './body.js';
import { isUnchanged } from './conditional.js';
import { type Cursor, otherLedger, questionHash, readCursor } from './cursor.js';
import { type ReadParameters, readParameters } from './given.js';
import { basisHeaders, etagOf, etagOfBytes } from './headers.js';
import { filtered, isListed, pageOf } from './page.js';
import { waitForOrdinal } from './wait-for.js';

/** The routes of the endpoints, behind the guard that says whose rows the caller may read. */
export function endpointRoutes(endpoints: readonly Endpoint[], engine: Engine, now: () => number): Router {
  const router = Router();
  for (const endpoint of endpoints) {
    const path = endpoint.path.replace(/\{(\w+)\}/g, ':$1');
    const handle = (request: Request, response: Response): Promise<void> =>
      respond(endpoint, engine, now, request, response);
    if (endpoint.method === 'get') router.get(path, handle);
    else router.post(path, handle);
  }
  return router;
}

async function respond(
  endpoint: Endpoint,
  engine: Engine,
  now: () => number,
  request: Request,
  response: Response,
): Promise<void> {
  const mediaTypes = 'codec' in endpoint.answer ? ['application/json'] : endpoint.answer.mediaTypes;
  response.vary('accept');
  if (request.accepts([...mediaTypes]) === false) return sendProblem(response, notAcceptable(mediaTypes));
  const parameters = readParameters(request, endpoint.parameters);
  if (E.isLeft(parameters)) return sendProblem(response, parameters.left);
  const body = endpoint.body === null ? E.right(null) : decodeBody(endpoint.body, request.body);
  if (E.isLeft(body)) return sendProblem(response, body.left);
  const { given } = parameters.right;
  const waited =
    given['waitFor'] === undefined ? E.right(null) : await waitForOrdinal(engine, given, leavingOf(response));
  if (E.isLeft(waited)) return sendProblem(response, waited.left);
  const granted = grantedTo(response);
  const asking = { engine, granted, now: now(), actor: actorOf(granted.caller) ?? 'http' };
  const answer = await answerOf(endpoint, asking, granted, parameters.right, body.right);
  if (E.isLeft(answer)) return sendProblem(response, answer.left);
  return answer.right instanceof SentFile
    ? sendFile(request, response, answer.right)
    : sendAnswer(request, response, answer.right as { readonly [field: string]: unknown });
}

/** Aborts when whoever waits for the answer has gone. */
function leavingOf(response: Response): AbortSignal {
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  return gone.signal;
}

/** Asks, and takes of a list the rows that are within reach, and of these the rows and the page that were asked for. */
async function answerOf(
  endpoint: Endpoint,
  asking: Parameters<Endpoint['ask']>[0],
  granted: Granted,
  { texts, given }: ReadParameters,
  body: unknown,
): Promise<E.Either<Problem, unknown>> {
  const { cursor: text } = texts;
  const question = (): string => questionHash(endpoint.path, texts);
  const cursor =
    text === undefined || !('cursor' in endpoint.parameters) ? E.right(null) : readCursor(text, question());
  if (E.isLeft(cursor)) return cursor;
  const whole = await endpoint.ask(asking, { ...given, ...timesOf(cursor.right) }, body);
  if (E.isLeft(whole)) return whole;
  const within = await narrowed(asking.engine, granted, whole.right);
  const answer = E.mapLeft(engineProblem)(within);
  if (E.isLeft(answer) || typeof answer.right !== 'object' || answer.right === null || !isListed(answer.right))
    return answer;
  const { basis } = answer.right;
  if (cursor.right?.basis && cursor.right.basis.root !== basis?.root) return E.left(otherLedger);
  const wanted = Object.fromEntries(Object.entries(texts).filter(([name]) => endpoint.filters.includes(name)));
  const rows = filtered(answer.right, wanted);
  const limit = given['limit'];
  if (limit === undefined && cursor.right === null) return E.right(rows);
  return E.right(
    pageOf(rows, {
      question: question(),
      after: cursor.right?.after ?? 0,
      ...(typeof limit === 'number' ? { limit } : {}),
    }),
  );
}

/** A later page stands where the first one stood, whatever was recorded since. */
const timesOf = (cursor: Cursor | null) =>
  cursor?.basis ? { known: String(cursor.basis.ordinal), effective: cursor.basis.effective } : {};

function sendAnswer(request: Request, response: Response, answer: { readonly [field: string]: unknown }): void {
  response.set(basisHeaders(answer)).set('cache-control', 'private, no-cache');
  const next = (answer['page'] as { readonly next: string | null } | undefined)?.next ?? null;
  if (next !== null) {
    const url = new URL(request.originalUrl, 'http://localhost');
    url.searchParams.set('cursor', next);
    response.set('link', `<${url.pathname}${url.search}>; rel="next"`);
  }
  if (request.method === 'POST') return void response.json(answer);
  const etag = etagOf(answer);
  response.set('etag', etag);
  if (isUnchanged(request, etag)) response.status(304).end();
  else response.type('json').send(answerBytes(answer, etag));
}

function sendFile(request: Request, response: Response, { name, mediaType, bytes, basis }: SentFile): void {
  const etag = etagOfBytes(bytes);
  response
    .set(basis === null ? {} : basisHeaders({ basis }))
    .set('cache-control', 'private, no-cache')
    .set('etag', etag);
  if (isUnchanged(request, etag)) response.status(304).end();
  else response.attachment(name).type(mediaType).send(Buffer.from(bytes));
}

const notAcceptable = (mediaTypes: readonly string[]): Problem => ({
  ...badRequest(
    'NOT_ACCEPTABLE',
    'accept',
    `chỉ trả lời ở dạng ${mediaTypes.join(', ')}`,
    `this is answered as ${mediaTypes.join(', ')} only`,
  ),
  status: 406,
  title: 'Not acceptable',
});
