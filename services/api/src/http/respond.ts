import type { Engine, EngineError } from '@kpi-ledger/engine';
import type { Request, Response } from 'express';
import * as E from 'fp-ts/lib/Either.js';
import { type Endpoint, SentFile } from '../contract/endpoint.js';
import { actorOf } from '../identity/index.js';
import { badRequest, engineProblem, type Problem, sendProblem } from '../problem.js';
import { everybody, type Granted, grantedTo, narrowed } from '../rights/index.js';
import { answerBytes, answerText } from './answer-text.js';
import { decodeBody } from './body.js';
import { isUnchanged } from './conditional.js';
import { type Cursor, otherLedger, questionHash, readCursor } from './cursor.js';
import type { ReadParameters } from './given.js';
import { basisHeaders, etagOf, etagOfBytes } from './headers.js';
import { type KeptAnswer, type KeptAnswers, sendable } from './kept-answers.js';
import { packedOnce } from './packed.js';
import { filtered, isListed, pageOf } from './page.js';
import { readQuestion } from './read-question.js';
import { waitForOrdinal } from './wait-for.js';

export interface Around {
  readonly engine: Engine;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly answers: KeptAnswers;
  /** Where the ledger stands, see `Engine.state`. */
  readonly stateNow: () => Promise<E.Either<EngineError, string>>;
}

/** Answers a request that the guard has let through: from what was answered before in the same state of the ledger, or by asking the engine. */
export async function respond(endpoint: Endpoint, around: Around, request: Request, response: Response): Promise<void> {
  const { engine, now, answers, stateNow } = around;
  const mediaTypes = 'codec' in endpoint.answer ? JSON_ONLY : endpoint.answer.mediaTypes;
  response.setHeader('Vary', endpoint.kept ? VARY_PACKED : VARY);
  if (!accepts(request, mediaTypes)) return sendProblem(response, notAcceptable(mediaTypes));
  const granted = grantedTo(response);
  const question = mayBeKept(endpoint, request) ? `${request.originalUrl} ${scopeOf(granted)}` : null;
  // What was answered before is well asked. Anything else is read before the store is: it may hang.
  const read = question !== null && answers.has(question) ? null : readQuestion(request, endpoint);
  if (read !== null && E.isLeft(read)) return sendProblem(response, read.left);
  // Before the answer is made, so that what is recorded meanwhile makes it an old one.
  const state = question === null ? null : await stateNow();
  if (question !== null && state !== null && E.isRight(state)) {
    const kept = answers.get(question, state.right);
    if (kept !== null) return sendKept(request, response, kept, await packedFor(request, kept));
  }
  const parameters = read ?? readQuestion(request, endpoint);
  if (E.isLeft(parameters)) return sendProblem(response, parameters.left);
  const body = endpoint.body === null ? E.right(null) : decodeBody(endpoint.body, request.body);
  if (E.isLeft(body)) return sendProblem(response, body.left);
  const { given } = parameters.right;
  const waited =
    given['waitFor'] === undefined ? E.right(null) : await waitForOrdinal(engine, given, leavingOf(response));
  if (E.isLeft(waited)) return sendProblem(response, waited.left);
  if (state !== null && E.isLeft(state)) return sendProblem(response, engineProblem(state.left));
  const asking = { engine, granted, now: now(), actor: actorOf(granted.caller) ?? 'http' };
  const answer = await answerOf(endpoint, asking, granted, parameters.right, body.right);
  if (E.isLeft(answer)) return sendProblem(response, answer.left);
  if (answer.right instanceof SentFile) return sendFile(request, response, answer.right);
  const fields = answer.right as Fields;
  if (question === null || state === null) return sendAnswer(request, response, fields);
  const made = keptAnswer(fields, headersOf(request, fields), state.right);
  // It may have been made in a later state than that; should the former one come back, it would not be of it.
  const after = await stateNow();
  if (E.isRight(after) && after.right === state.right) answers.put(question, made);
  // Packed when it is asked for again: many answers are asked for once.
  sendKept(request, response, made, null);
}

/** The guard has said that it depends on who asks. */
const VARY = 'authorization, accept';
const VARY_PACKED = `${VARY}, accept-encoding`;

const JSON_ONLY: readonly string[] = ['application/json'];

const accepts = (request: Request, mediaTypes: readonly string[]): boolean => {
  const { accept } = request.headers;
  return accept === undefined || accept === '*/*' || request.accepts([...mediaTypes]) !== false;
};

/** What says another point of the ledger, or waits for one, is found out anew. */
const mayBeKept = ({ kept }: Endpoint, { originalUrl }: Request): boolean =>
  kept && !/[?&](known|cursor|waitFor|waitSeconds)=|%/i.test(originalUrl);

/** Whose rows are shown, as a text: the same for all who are shown every row. */
const scopeOf = (granted: Granted): string =>
  everybody(granted) ? '' : JSON.stringify([granted.reaches, granted.caller.unit, granted.caller.official]);

type Fields = { readonly [field: string]: unknown };

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

/** What stands beside an answer: its basis, and where the next page is. */
function headersOf(request: Request, answer: Fields): { readonly [name: string]: string } {
  const headers = { ...basisHeaders(answer), 'Cache-Control': 'private, no-cache' };
  const next = (answer['page'] as { readonly next: string | null } | undefined)?.next ?? null;
  if (next === null) return headers;
  const url = new URL(request.originalUrl, 'http://localhost');
  url.searchParams.set('cursor', next);
  return { ...headers, Link: `<${url.pathname}${url.search}>; rel="next"` };
}

function keptAnswer(answer: Fields, headers: { readonly [name: string]: string }, state: string): KeptAnswer {
  const etag = etagOf(answer);
  const bytes = Buffer.from(answerText(answer));
  const lines = [...Object.entries(headers), ['ETag', etag] as const];
  return { state, etag, headers: lines, body: sendable(bytes), packed: packedOnce(bytes) };
}

/** The packed form of an answer, for who takes it and has not the answer already; null: it is sent as it is. */
const packedFor = (request: Request, { etag, packed }: KeptAnswer): Promise<Buffer | null> | null =>
  packed === null || isUnchanged(request, etag) || request.acceptsEncodings('gzip') !== 'gzip' ? null : packed();

function sendKept(
  request: Request,
  response: Response,
  { etag, headers, body: plain }: KeptAnswer,
  packed: Buffer | null,
): void {
  for (const [name, value] of headers) response.setHeader(name, value);
  if (isUnchanged(request, etag)) {
    response.statusCode = 304;
    return void response.end();
  }
  const body = packed ?? plain;
  if (packed !== null) response.setHeader('Content-Encoding', 'gzip');
  response.setHeader('Content-Type', 'application/json; charset=utf-8');
  response.setHeader('Content-Length', body.length);
  if (request.method === 'HEAD') response.end();
  else response.end(body, 'latin1');
}

function sendAnswer(request: Request, response: Response, answer: Fields): void {
  response.set(headersOf(request, answer));
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
