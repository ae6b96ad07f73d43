import type { IncomingMessage, RequestListener, Server, ServerOptions, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { expectationFailed, MOST_HEADER_BYTES, unreadable, unreadableTarget } from './early-problems.js';
import { overloaded } from './overloaded.js';
import { type RefusalNotes, refuseConnection, refuseInstead, refuseRequest } from './refuse.js';

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

export const serverOptions = (limits: ConnectionLimits): ServerOptions => ({
  maxHeaderSize: MOST_HEADER_BYTES,
  headersTimeout: limits.headersSeconds * 1000,
  requestTimeout: limits.requestSeconds * 1000,
  keepAliveTimeout: limits.keepAliveSeconds * 1000,
  // So that a time limit means what it says.
  connectionsCheckingInterval: 500,
  // Node would refuse it in a form of its own.
  requireHostHeader: false,
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
  notes: RefusalNotes,
): void {
  const above = new WeakSet<Socket>();
  const underWay = new WeakMap<Socket, Set<ServerResponse>>();
  const broken = new WeakSet<Socket>();
  let open = 0;
  server.maxConnections = maxConnections + TOLD;
  server.timeout = idleSeconds * 1000;
  server.on('connection', (socket: Socket) => {
    open += 1;
    if (open > maxConnections) above.add(socket);
    underWay.set(socket, new Set());
    socket.once('close', () => {
      open -= 1;
    });
  });
  server.on('drop', () => notes.closed());
  server.on('request', (request, response) => {
    const answers = underWay.get(request.socket);
    answers?.add(response);
    response.once('close', () => answers?.delete(response));
    if (!above.has(request.socket)) return answer(request, response);
    response.setHeader('connection', 'close');
    if (request.url === '/health') return answer(request, response);
    refuseRequest(request, response, overloaded, notes);
  });
  server.on('clientError', (error: NodeJS.ErrnoException & { readonly rawPacket?: Buffer }, socket: Socket) => {
    if (error.code === 'ECONNRESET' || !socket.writable) return socket.destroy();
    // What follows what was no HTTP is none either.
    if (broken.has(socket)) return;
    broken.add(socket);
    const isHead = error.rawPacket?.toString('latin1', 0, 5) === 'HEAD ';
    const answers = underWay.get(socket) ?? new Set();
    onceAnswered(answers, () => refuseRest(socket, answers, unreadable(error.code), isHead, notes));
  });
  // Before any route: the body is not read.
  server.on('checkExpectation', (request: IncomingMessage, response: ServerResponse) =>
    refuseRequest(request, response, expectationFailed, notes),
  );
  // This is no proxy. Node would close the connection without a word.
  server.on('connect', (_, socket: Duplex) => refuseConnection(socket, unreadableTarget, false, notes));
}

/** A request that came whole is answered first, whatever came behind it: it may have recorded something. */
function onceAnswered(answers: ReadonlySet<ServerResponse>, then: () => void): void {
  const first = [...answers].find(({ req }) => req.complete);
  if (first === undefined) then();
  else first.once('close', () => onceAnswered(answers, then));
}

/** Says what is wrong in place of the answer to the request that it is wrong with; nothing where that answer has begun. */
function refuseRest(
  socket: Socket,
  [response]: ReadonlySet<ServerResponse>,
  problem: ReturnType<typeof unreadable>,
  isHead: boolean,
  notes: RefusalNotes,
): void {
  if (response === undefined && socket.writable) refuseConnection(socket, problem, isHead, notes);
  else if (response?.headersSent === false) refuseInstead(response, problem);
  else if (response?.writableEnded === true) socket.destroySoon();
  else socket.destroy();
}
