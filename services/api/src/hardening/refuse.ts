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
  const body = problemBody(problem);
  response.writeHead(problem.status, headersOf(problem, id, body));
  response.end(body);
  notes.refused({ id, method, status: problem.status, code: problem.code });
}

/** Answers a request that some route is about to answer: it has an id, and is noted once it is over. */
export function refuseInstead(response: ServerResponse, problem: Problem): void {
  const body = problemBody(problem);
  const { 'x-request-id': _, ...headers } = headersOf(problem, '', body);
  response.writeHead(problem.status, headers);
  response.end(body);
}

/** Answers where there is nothing to answer by but the connection. An answer to HEAD has no body (RFC 9110). */
export function refuseConnection(socket: Duplex, problem: Problem, isHead: boolean, notes: RefusalNotes): void {
  const id = randomUUID();
  const { status, title, code } = problem;
  const body = problemBody(problem);
  const lines = Object.entries(headersOf(problem, id, body)).map(([name, value]) => `${name}: ${value}`);
  const head = [`HTTP/1.1 ${status} ${title}`, ...lines, '', ''].join('\r\n');
  socket.end(isHead ? head : head + body);
  notes.refused({ id, method: undefined, status, code });
}

const SECURE = Object.fromEntries(secureHeaders());

const headersOf = ({ headers = {} }: Problem, id: string, body: string): { readonly [name: string]: string } => ({
  'x-request-id': id,
  ...SECURE,
  'content-type': 'application/problem+json; charset=utf-8',
  'content-length': `${Buffer.byteLength(body)}`,
  ...headers,
  connection: 'close',
});
