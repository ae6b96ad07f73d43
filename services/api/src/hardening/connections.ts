import type { RequestListener, Server, ServerOptions, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { badRequest, type Problem, problemBody } from '../problem.js';
import { overloaded } from './overloaded.js';

export interface ConnectionLimits {
  readonly maxConnections: number;
  /** From the first byte of a request to the end of its headers. */
  readonly headersSeconds: number;
  /** From the first byte of a request to its last. */
  readonly requestSeconds: number;
  /** Between two requests. */
  readonly keepAliveSeconds: number;
  /** Nothing goes either way. */
  readonly idleSeconds: number;
}

const MOST_HEADER_BYTES = 16_384;

export const serverOptions = (limits: ConnectionLimits): ServerOptions => ({
  maxHeaderSize: MOST_HEADER_BYTES,
  headersTimeout: limits.headersSeconds * 1000,
  requestTimeout: limits.requestSeconds * 1000,
  keepAliveTimeout: limits.keepAliveSeconds * 1000,
  // So that a time limit means what it says.
  connectionsCheckingInterval: 500,
});

/** So many connections above the limit are told to come back later; further ones are closed without a word. */
const TOLD = 100;

/**
 * Answers requests over so many connections; one above them is answered 503 with Retry-After, and closed. Only whether the process is alive is
 * said to everybody: whoever restarts it looks there. Who sends too slowly, too much or no HTTP is told so, and let go.
 */
export function limitConnections(
  server: Server,
  { maxConnections, idleSeconds }: ConnectionLimits,
  answer: RequestListener,
): void {
  const above = new WeakSet<Socket>();
  let open = 0;
  server.maxConnections = maxConnections + TOLD;
  server.timeout = idleSeconds * 1000;
  server.on('connection', (socket: Socket) => {
    open += 1;
    if (open > maxConnections) above.add(socket);
    socket.once('close', () => {
      open -= 1;
    });
  });
  server.on('request', (request, response) => {
    if (!above.has(request.socket)) return answer(request, response);
    response.setHeader('connection', 'close');
    if (request.url === '/health') return answer(request, response);
    turnAway(response);
  });
  server.on('clientError', (error: NodeJS.ErrnoException & { readonly rawPacket?: Buffer }, socket: Socket) => {
    if (error.code === 'ECONNRESET' || !socket.writable) return socket.destroy();
    const [head, body] = rawProblem(problemOf(error.code));
    // An answer to HEAD has no body (RFC 9110), also where the rest of the request cannot be read.
    const isHead = error.rawPacket?.toString('latin1', 0, 5) === 'HEAD ';
    socket.end(isHead ? head : head + body);
  });
  // Before any route: the body is not read.
  server.on('checkExpectation', (_, response: ServerResponse) => {
    const headers = { 'content-type': 'application/problem+json; charset=utf-8', 'x-content-type-options': 'nosniff' };
    response.writeHead(expectationFailed.status, { ...headers, connection: 'close' });
    response.end(problemBody(expectationFailed));
  });
}

const expectationFailed: Problem = {
  ...badRequest('EXPECTATION_FAILED', 'expect', 'chỉ nhận Expect: 100-continue', 'only Expect: 100-continue is met'),
  status: 417,
  title: 'Expectation failed',
};
function turnAway(response: ServerResponse): void {
  response.writeHead(overloaded.status, {
    'content-type': 'application/problem+json; charset=utf-8',
    'x-content-type-options': 'nosniff',
    ...overloaded.headers,
  });
  response.end(problemBody(overloaded));
}

const problemOf = (code: string | undefined): Problem => {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT')
    return {
      ...badRequest('REQUEST_TIMEOUT', '', 'yêu cầu gửi quá chậm', 'the request was sent too slowly'),
      status: 408,
      title: 'Request timeout',
    };
  if (code === 'HPE_HEADER_OVERFLOW')
    return {
      ...badRequest(
        'HEADERS_TOO_LARGE',
        '',
        `phần đầu yêu cầu quá lớn, tối đa ${MOST_HEADER_BYTES} byte`,
        `the headers are too large, ${MOST_HEADER_BYTES} bytes at most`,
      ),
      status: 431,
      title: 'Request header fields too large',
    };
  return badRequest('BAD_REQUEST', '', 'yêu cầu không phải HTTP hợp lệ', 'this is no valid HTTP request');
};

function rawProblem(problem: Problem): readonly [head: string, body: string] {
  const body = problemBody(problem);
  const head = [
    `HTTP/1.1 ${problem.status} ${problem.title}`,
    'Content-Type: application/problem+json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'X-Content-Type-Options: nosniff',
    'Connection: close',
    '',
    '',
  ].join('\r\n');
  return [head, body];
}
