import type { IncomingMessage, RequestListener, Server, ServerOptions, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Problem } from '../problem.js';
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

/** What happens on a connection. */
interface Connection {
  readonly isAbove: boolean;
  /** Answers to come, in the order of their requests. */
  readonly answers: Set<ServerResponse>;
  last: IncomingMessage | null;
  isBroken: boolean;
}

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
  const connections = new WeakMap<Duplex, Connection>();
  let open = 0;
  const connectionOf = (socket: Duplex): Connection =>
    connections.get(socket) ?? { isAbove: false, answers: new Set(), last: null, isBroken: false };
  server.maxConnections = maxConnections + TOLD;
  server.timeout = idleSeconds * 1000;
  server.on('connection', (socket: Socket) => {
    open += 1;
    connections.set(socket, { isAbove: open > maxConnections, answers: new Set(), last: null, isBroken: false });
    socket.once('close', () => {
      open -= 1;
    });
  });
  server.on('drop', () => notes.closed());
  const inTurn =
    (answerOne: (request: IncomingMessage, response: ServerResponse, isAbove: boolean) => void): RequestListener =>
    (request, response) => {
      const connection = connectionOf(request.socket);
      const { answers, isAbove } = connection;
      // RFC 9112, 9.6: nobody is told what would become of it.
      if ([...answers].some(isTheLast)) return;
      connection.last = request;
      answers.add(response);
      response.once('close', () => answers.delete(response));
      answerOne(request, response, isAbove);
    };
  server.on(
    'request',
    inTurn((request, response, isAbove) => {
      if (!isAbove) return answer(request, response);
      response.setHeader('connection', 'close');
      if (request.url === '/health') return answer(request, response);
      refuseRequest(request, response, overloaded, notes);
    }),
  );
  // Before any route: the body is not read.
  server.on(
    'checkExpectation',
    inTurn((request, response) => refuseRequest(request, response, expectationFailed, notes)),
  );
  server.on('clientError', (error: NodeJS.ErrnoException & { readonly rawPacket?: Buffer }, socket: Socket) => {
    const connection = connectionOf(socket);
    if (error.code === 'ECONNRESET') return socket.destroy();
    // What follows what was no HTTP is none either.
    if (connection.isBroken) return;
    connection.isBroken = true;
    // Opened ahead of need, or to see whether somebody listens: nothing was asked.
    if (!socket.writable || socket.bytesRead === 0) return socket.destroy();
    const isHead = error.rawPacket?.toString('latin1', 0, 5) === 'HEAD ';
    onceAnswered(connection.answers, () => refuseRest(socket, connection, unreadable(error.code), isHead, notes));
  });
  // This is no proxy. Node would close the connection without a word.
  server.on('connect', (_, socket: Duplex) => {
    // Node has let go of it: nobody else hears its errors or sees its end.
    socket.on('error', () => socket.destroy()).resume();
    const { answers } = connectionOf(socket);
    if (answers.size === 0) return refuseConnection(socket, unreadableTarget, false, notes);
    // What was asked before must not take this for its answer.
    for (const response of answers) response.destroy();
    socket.destroy();
  });
}

const isTheLast = (response: ServerResponse): boolean => response.getHeader('connection') === 'close';

/** A request that came whole is answered first, whatever came behind it: it may have recorded something. */
function onceAnswered(answers: ReadonlySet<ServerResponse>, then: () => void): void {
  const first = [...answers].find(({ req }) => req.complete);
  if (first === undefined) then();
  else first.once('close', () => onceAnswered(answers, then));
}

/**
 * Says what is wrong in place of the answer to the request that it is wrong with; nothing where that answer has begun: no request has two.
 */
function refuseRest(
  socket: Socket,
  { answers: [response], last }: Connection,
  problem: Problem,
  isHead: boolean,
  notes: RefusalNotes,
): void {
  const isOfAnswered = response === undefined && last?.complete === false;
  if (response === undefined && socket.writable && !isOfAnswered) refuseConnection(socket, problem, isHead, notes);
  else if (response?.headersSent === false) refuseInstead(response, problem);
  else if (isOfAnswered || response?.writableEnded === true) socket.destroySoon();
  else socket.destroy();
}
