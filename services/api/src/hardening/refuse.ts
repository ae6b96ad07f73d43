import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { type Problem, problemBody } from '../problem.js';
import { secureHeaders } from './headers.js';

/** An answer that is given before anything of the service has looked at the request. */
export interface EarlyRefusal {
  /** The answer bears it as `X-Request-Id`. */
  readonly id: string;
  /** undefined: no request could be read. */
  readonly method: string | undefined;
  readonly status: number;
  readonly code: string;
}

/** Whoever counts and logs what no route answers. */
export interface RefusalNotes {
  refused(refusal: EarlyRefusal): void;
  /** A connection was closed without a word. */
  closed(): void;
}

/** Answers a request in place of the service, and lets its connection go. The body is not read. */
export function refuseRequest(
  { method }: IncomingMessage,
  response: ServerResponse,
  problem: Problem,
  notes: RefusalNotes,
): void {
  const id = randomUUID();
  send(response, problem, { 'x-request-id': id });
  notes.refused({ id, method, status: problem.status, code: problem.code });
}

/** Answers a request that some route is about to answer: it has an id, and is noted once it is over. */
export function refuseInstead(response: ServerResponse, problem: Problem): void {
  send(response, problem, {});
}

function send(response: ServerResponse, problem: Problem, headers: Headers): void {
  const body = problemBody(problem);
  for (const [name, value] of Object.entries({ ...headers, ...headersOf(problem, body) }))
    response.setHeader(name, value);
  response.statusCode = problem.status;
  response.end(body);
}

/** Longer than this nobody is let send who was told that the connection is over. */
const LINGER_MS = 2000;

/** Answers where there is nothing to answer by but the connection. An answer to HEAD has no body (RFC 9110). */
export function refuseConnection(socket: Duplex, problem: Problem, isHead: boolean, notes: RefusalNotes): void {
  const id = randomUUID();
  const { status, title, code } = problem;
  const body = problemBody(problem);
  const headers = { date: new Date().toUTCString(), 'x-request-id': id, ...headersOf(problem, body) };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  const head = [`HTTP/1.1 ${status} ${title}`, ...lines, '', ''].join('\r\n');
  socket.end(isHead ? head : head + body);
  // What still comes is thrown away: a connection that is cut at once may take its answer with it.
  const cut = setTimeout(() => socket.destroy(), LINGER_MS);
  socket.once('close', () => clearTimeout(cut));
  notes.refused({ id, method: undefined, status, code });
}

const SECURE = Object.fromEntries(secureHeaders());

interface Headers {
  readonly [name: string]: string;
}

const headersOf = ({ headers = {} }: Problem, body: string): Headers => ({
  ...SECURE,
  'content-type': 'application/problem+json; charset=utf-8',
  'content-length': `${Buffer.byteLength(body)}`,
  ...headers,
  connection: 'close',
});
