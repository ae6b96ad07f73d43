import type { AppendReq, BatchAppendReq, ReadReq } from '@eventstore/db-client/generated/streams_pb.js';
import * as grpc from '@grpc/grpc-js';
import { GossipService, pb, ServerFeaturesService, StreamsService } from './generated.ts';
import {
  appendAnswer,
  confirmationAnswer,
  eventAnswer,
  expectedOf,
  failure,
  featuresAnswer,
  gossipAnswer,
  type Member,
  missingAnswer,
  nameOf,
  notLeader,
  olderAppendAnswer,
  proposedOf,
} from './protocol.ts';
import { type Expected, type Kept, type Proposed, ServerLog, type Verdict } from './server-log.ts';

/** What the server does with the next append, once. */
export type Fault =
  /** Neither stores nor answers. */
  | 'ignore'
  /** The same, and so for every later append over this connection: as behind a proxy that has forgotten it. */
  | 'deaf'
  /** Stores and does not answer. */
  | 'store-silently'
  /** Stores and answers late. */
  | 'delay'
  /** Stores and says that it ran out of time, as a server whose replicas answer too late. */
  | 'store-and-time-out'
  /** Answers with an error that the client does not know, as a server does that is starting. */
  | 'not-ready'
  /** Breaks the connection with UNAVAILABLE, storing nothing. */
  | 'unavailable'
  /** Stores, then breaks the connection instead of answering. */
  | 'store-and-hang-up'
  /** Stores and answers, then answers the same call a second time with an error. */
  | 'answer-twice';

/** What the server does with the next read, once. */
export type ReadFault =
  /** Never answers. */
  | 'ignore'
  | 'unavailable'
  /** Breaks off behind the first event. */
  | 'cut';

/** Who a node is in its cluster, and how it gets an append to the others. */
export interface ClusterPart {
  members(): readonly Member[];
  /** null: nobody leads as far as this node knows. */
  leaderPort(): number | null;
  /** Tries to have a majority hold it; null: no majority answers. */
  replicate(stream: string, expected: Expected, events: readonly Proposed[]): Verdict | null;
}

export interface LoopbackOptions {
  readonly credentials?: grpc.ServerCredentials;
  /** Who may come in, `user:password`; anybody when left out. */
  readonly account?: string;
  /** A server before 21.10 has only the older append. */
  readonly batchAppend?: boolean;
  /** Milliseconds that the server's clock is ahead of this machine's. */
  readonly clockAhead?: number;
}

const LATE_MILLISECONDS = 300;

/**
 * Speaks as much of EventStoreDB's protocol over real gRPC on 127.0.0.1 as the adapter uses: gossip, server features, appends,
 * reads of a stream and subscriptions to it. It proves that the adapter speaks the protocol and bears its faults; it says
 * nothing about a real server's durability.
 */
export class LoopbackServer {
  readonly log = new ServerLog();
  readonly faults: Fault[] = [];
  readonly readFaults: ReadFault[] = [];
  /** Subscriptions deliver nothing more and say nothing about it. */
  mute = false;
  /** Appends that were answered with a wrong version: counted where they happen. */
  wrongVersions = 0;
  appends = 0;
  /** Reads of a stream, subscriptions apart. */
  reads = 0;
  olderAppends = 0;
  subscriptions = 0;
  part: ClusterPart | null = null;
  /** Events at the end of its log that no majority has confirmed: they are not shown, until the node is started again. */
  unconfirmed = 0;
  readonly #deaf = new WeakSet<object>();
  readonly #open = new Set<grpc.ServerWritableStream<ReadReq, unknown>>();
  #thawed: Promise<void> | null = null;
  #thaw = (): void => undefined;
  #server: grpc.Server | null = null;
  #port = 0;

  private readonly options: LoopbackOptions;

  constructor(options: LoopbackOptions = {}) {
    this.options = options;
  }

  get port(): number {
    return this.#port;
  }

  get address(): string {
    return `esdb://127.0.0.1:${this.#port}?tls=${this.options.credentials !== undefined}`;
  }

  get running(): boolean {
    return this.#server !== null;
  }

  get frozen(): boolean {
    return this.#thawed !== null;
  }

  /** On a free port the first time, on the same one after a stop. */
  async start(): Promise<void> {
    const server = new grpc.Server();
    server.addService(ServerFeaturesService, {
      getSupportedMethods: this.#unary(() => featuresAnswer(this.options.batchAppend ?? true)),
    });
    server.addService(GossipService, { read: this.#unary(() => gossipAnswer(this.part?.members() ?? [])) });
    server.addService(StreamsService, {
      read: (call: grpc.ServerWritableStream<ReadReq, unknown>) => void this.#read(call),
      append: (call: grpc.ServerReadableStream<AppendReq, unknown>, respond: grpc.sendUnaryData<unknown>) =>
        this.#olderAppend(call, respond),
      batchAppend: (call: grpc.ServerDuplexStream<BatchAppendReq, unknown>) => this.#batchAppend(call),
    });
    const { credentials = grpc.ServerCredentials.createInsecure() } = this.options;
    this.#port = await new Promise<number>((resolve, reject) => {
      server.bindAsync(`127.0.0.1:${this.#port}`, credentials, (error, port) =>
        error === null ? resolve(port) : reject(error),
      );
    });
    this.#server = server;
    this.unconfirmed = 0;
  }

  /** At once, as a killed process. */
  stop(): void {
    this.thaw();
    this.#server?.forceShutdown();
    this.#server = null;
    this.#open.clear();
  }

  /** Its connections stay and nothing answers any more, as a lost host; what comes in meanwhile is done after the thaw. */
  freeze(): void {
    this.#thawed ??= new Promise((resolve) => {
      this.#thaw = resolve;
    });
  }

  thaw(): void {
    this.#thaw();
    this.#thawed = null;
  }

  #unary(answer: () => unknown) {
    return async (call: grpc.ServerUnaryCall<unknown, unknown>, respond: grpc.sendUnaryData<unknown>) => {
      await this.#thawed;
      const headers = new grpc.Metadata();
      headers.set('date', new Date(Date.now() + (this.options.clockAhead ?? 0)).toUTCString());
      call.sendMetadata(headers);
      respond(null, answer());
    };
  }

  /** Why a call is not for this node; null: it is. */
  #unfit(metadata: grpc.Metadata): ReturnType<typeof failure> | null {
    const { account } = this.options;
    const expected = account === undefined ? undefined : `Basic ${Buffer.from(account).toString('base64')}`;
    if (expected !== undefined && metadata.get('authorization')[0] !== expected)
      return failure(grpc.status.UNAUTHENTICATED, 'Unauthenticated');
    if (this.part === null || metadata.get('requires-leader')[0] !== 'true') return null;
    const leader = this.part.leaderPort();
    if (leader === null) return failure(grpc.status.UNAVAILABLE, 'Server Is Not Ready');
    return leader === this.#port ? null : notLeader(leader);
  }

  #batchAppend(call: grpc.ServerDuplexStream<BatchAppendReq, unknown>): void {
    const open = new Map<
      string,
      { readonly stream: string; readonly expected: Expected; readonly events: Proposed[] }
    >();
    call.on('data', async (request: BatchAppendReq) => {
      await this.#thawed;
      const unfit = this.#unfit(call.metadata);
      if (unfit !== null) return void call.emit('error', unfit);
      const correlation = request.getCorrelationId();
      const id = correlation?.getString() ?? '';
      const options = request.getOptions();
      if (options !== undefined)
        open.set(id, { stream: nameOf(options.getStreamIdentifier()), expected: expectedOf(options), events: [] });
      const append = open.get(id);
      append?.events.push(...request.getProposedMessagesList().map(proposedOf));
      if (!request.getIsFinal() || append === undefined) return;
      open.delete(id);
      const answer = (verdict: Verdict | string) => call.write(appendAnswer(correlation, append.stream, verdict));
      this.#decide(call, append.stream, append.expected, append.events, answer);
    });
    call.on('end', () => call.end());
    call.on('error', () => undefined);
  }

  /** The append of servers before 21.10: one call each. */
  #olderAppend(call: grpc.ServerReadableStream<AppendReq, unknown>, respond: grpc.sendUnaryData<unknown>): void {
    let stream = '';
    let expected: Expected = 'any';
    const events: Proposed[] = [];
    call.on('data', (request: AppendReq) => {
      const options = request.getOptions();
      const message = request.getProposedMessage();
      if (options !== undefined) {
        stream = nameOf(options.getStreamIdentifier());
        expected = options.hasNoStream() ? 'none' : Number(options.getRevision());
      }
      if (message !== undefined) events.push(proposedOf(message));
    });
    call.on('end', () => {
      this.olderAppends += 1;
      respond(null, olderAppendAnswer(this.log.append(stream, expected, events)));
    });
  }

  #decide(
    call: grpc.ServerDuplexStream<BatchAppendReq, unknown>,
    stream: string,
    expected: Expected,
    events: readonly Proposed[],
    answer: (verdict: Verdict | string) => void,
  ): void {
    this.appends += 1;
    const fault = this.faults.shift();
    if (fault === 'deaf') this.#deaf.add(call);
    if (fault === 'ignore' || this.#deaf.has(call)) return;
    const hangUp = () => void call.emit('error', failure(grpc.status.UNAVAILABLE, 'gone'));
    if (fault === 'not-ready') answer('Server Is Not Ready');
    else if (fault === 'unavailable') hangUp();
    if (fault === 'not-ready' || fault === 'unavailable') return;

    const verdict =
      this.part === null ? this.log.append(stream, expected, events) : this.part.replicate(stream, expected, events);
    if (verdict === null) return;
    if (verdict.kind === 'wrong-version') this.wrongVersions += 1;
    if (fault === 'store-silently') return;
    if (fault === 'store-and-hang-up') hangUp();
    else if (fault === 'store-and-time-out') answer({ kind: 'timeout' });
    else if (fault === 'delay') setTimeout(() => answer(verdict), LATE_MILLISECONDS);
    else answer(verdict);
    if (fault === 'answer-twice') answer('BadRequest');
  }

  async #read(call: grpc.ServerWritableStream<ReadReq, unknown>): Promise<void> {
    await this.#thawed;
    call.on('error', () => undefined);
    const unfit = this.#unfit(call.metadata);
    if (unfit !== null) return void call.emit('error', unfit);
    const options = call.request.getOptions();
    const from = options?.getStream();
    const stream = nameOf(from?.getStreamIdentifier());
    if (options?.hasSubscription())
      return this.#subscribe(call, stream, from?.hasRevision() ? Number(from.getRevision()) : -1);

    this.reads += 1;
    const fault = this.readFaults.shift();
    if (fault === 'ignore') return;
    if (fault === 'unavailable') return void call.emit('error', failure(grpc.status.UNAVAILABLE, 'gone'));
    const events = this.#shown(stream);
    if (events === null) call.write(missingAnswer(stream));
    else {
      const first = from?.hasRevision() ? Number(from.getRevision()) : 0;
      const backwards = options?.getReadDirection() === pb.ReadReq.Options.ReadDirection.BACKWARDS;
      const inOrder = backwards ? events.toReversed() : events.slice(first);
      for (const event of inOrder.slice(0, Number(options?.getCount()))) {
        if (!(await this.#deliver(call, event))) return;
        if (fault === 'cut') return void call.emit('error', failure(grpc.status.UNAVAILABLE, 'gone'));
      }
    }
    call.end();
  }

  /** Everything behind a revision, then what comes: always read from the log, so nothing is kept for a slow client. */
  async #subscribe(call: grpc.ServerWritableStream<ReadReq, unknown>, stream: string, after: number): Promise<void> {
    this.subscriptions += 1;
    this.#open.add(call);
    call.on('cancelled', () => this.#open.delete(call));
    call.write(confirmationAnswer());
    let last = after;
    while (this.#open.has(call)) {
      const next = this.mute ? undefined : this.#shown(stream)?.[last + 1];
      if (next === undefined) {
        await this.log.changed();
        continue;
      }
      await this.#thawed;
      last = next.revision;
      if (!(await this.#deliver(call, next))) return;
    }
  }

  #shown(stream: string): readonly Kept[] | null {
    const events = this.log.read(stream);
    return events === null || this.unconfirmed === 0 ? events : events.slice(0, -this.unconfirmed);
  }

  /** Waits while the client does not take it; false when it has gone. */
  async #deliver(call: grpc.ServerWritableStream<ReadReq, unknown>, event: Kept): Promise<boolean> {
    if (call.cancelled) return false;
    if (!call.write(eventAnswer(event)))
      await new Promise<void>((resolve) => {
        const settle = () => {
          call.off('drain', settle).off('cancelled', settle);
          resolve();
        };
        call.on('drain', settle).on('cancelled', settle);
      });
    return !call.cancelled;
  }
}
