import type { UUID } from '@eventstore/db-client/generated/shared_pb.js';
import type { BatchAppendReq, ReadReq } from '@eventstore/db-client/generated/streams_pb.js';
import * as grpc from '@grpc/grpc-js';
import { Any, Empty, features, pb, ServerFeaturesService, StreamsService, shared, status } from './generated.js';
import { type Expected, type Kept, type Proposed, ServerLog, type Verdict } from './server-log.js';

/** What the server does with the next append, once. */
export type Fault =
  /** Neither stores nor answers. */
  | 'ignore'
  /** The same, and so for every later append over this connection: as behind a proxy that has forgotten it. */
  | 'deaf'
  /** Stores and does not answer. */
  | 'store-silently'
  /** Answers with an error that the client does not know, as a server does that is starting. */
  | 'not-ready'
  /** Stores, then breaks the connection instead of answering. */
  | 'store-and-hang-up';

/**
 * Speaks as much of EventStoreDB's protocol over real gRPC on 127.0.0.1 as the adapter uses: server features, BatchAppend,
 * Read of a stream. It proves that the adapter speaks the protocol; it says nothing about a real server's durability.
 */
export class LoopbackServer {
  readonly log = new ServerLog();
  readonly faults: Fault[] = [];
  /** Appends that were answered with a wrong version: counted where they happen. */
  wrongVersions = 0;
  appends = 0;
  readonly #deaf = new WeakSet<object>();
  #server: grpc.Server | null = null;
  #port = 0;

  get address(): string {
    return `esdb://127.0.0.1:${this.#port}?tls=false`;
  }

  /** On a free port the first time, on the same one after a stop. */
  async start(): Promise<void> {
    const server = new grpc.Server();
    server.addService(ServerFeaturesService, { getSupportedMethods });
    server.addService(StreamsService, {
      read: (call: grpc.ServerWritableStream<ReadReq, unknown>) => this.#read(call),
      batchAppend: (call: grpc.ServerDuplexStream<BatchAppendReq, unknown>) => this.#batchAppend(call),
    });
    this.#port = await new Promise<number>((resolve, reject) => {
      server.bindAsync(`127.0.0.1:${this.#port}`, grpc.ServerCredentials.createInsecure(), (error, port) =>
        error === null ? resolve(port) : reject(error),
      );
    });
    this.#server = server;
  }

  /** At once, as a killed process. */
  stop(): void {
    this.#server?.forceShutdown();
    this.#server = null;
  }

  #batchAppend(call: grpc.ServerDuplexStream<BatchAppendReq, unknown>): void {
    const open = new Map<
      string,
      { readonly stream: string; readonly expected: Expected; readonly events: Proposed[] }
    >();
    call.on('data', (request: BatchAppendReq) => {
      const correlation = request.getCorrelationId();
      const id = correlation?.getString() ?? '';
      const options = request.getOptions();
      if (options !== undefined)
        open.set(id, { stream: nameOf(options.getStreamIdentifier()), expected: expectedOf(options), events: [] });
      const append = open.get(id);
      append?.events.push(...request.getProposedMessagesList().map(proposedOf));
      if (!request.getIsFinal() || append === undefined) return;
      open.delete(id);
      this.#decide(call, correlation, append.stream, append.expected, append.events);
    });
    call.on('end', () => call.end());
    call.on('error', () => undefined);
  }

  #decide(
    call: grpc.ServerDuplexStream<BatchAppendReq, unknown>,
    correlation: UUID | undefined,
    stream: string,
    expected: Expected,
    events: readonly Proposed[],
  ): void {
    this.appends += 1;
    const fault = this.faults.shift();
    if (fault === 'deaf') this.#deaf.add(call);
    if (fault === 'ignore' || this.#deaf.has(call)) return;
    if (fault === 'not-ready') return void call.write(answerOf(correlation, stream, 'Server Is Not Ready'));
    const verdict = this.log.append(stream, expected, events);
    if (verdict.kind === 'wrong-version') this.wrongVersions += 1;
    if (fault === 'store-silently') return;
    if (fault === 'store-and-hang-up')
      return void call.emit('error', Object.assign(new Error('gone'), { code: grpc.status.UNAVAILABLE }));
    call.write(answerOf(correlation, stream, verdict));
  }

  #read(call: grpc.ServerWritableStream<ReadReq, unknown>): void {
    const options = call.request.getOptions();
    const from = options?.getStream();
    const stream = nameOf(from?.getStreamIdentifier());
    const events = this.log.read(stream);
    if (events === null) {
      const missing = new pb.ReadResp.StreamNotFound().setStreamIdentifier(identifierOf(stream));
      call.write(new pb.ReadResp().setStreamNotFound(missing));
    } else {
      const first = from?.hasRevision() ? Number(from.getRevision()) : 0;
      const backwards = options?.getReadDirection() === pb.ReadReq.Options.ReadDirection.BACKWARDS;
      const inOrder = backwards ? events.toReversed() : events.slice(first);
      for (const event of inOrder.slice(0, Number(options?.getCount()))) call.write(readAnswerOf(event));
    }
    call.end();
  }
}

const getSupportedMethods = (_: unknown, answer: grpc.sendUnaryData<unknown>): void => {
  const methods = new features.SupportedMethods().setEventStoreServerVersion('24.6.0');
  methods.addMethods(
    new features.SupportedMethod().setServiceName('event_store.client.streams.streams').setMethodName('batchappend'),
  );
  answer(null, methods);
};

const nameOf = (identifier: { getStreamName_asU8(): Uint8Array } | undefined): string =>
  Buffer.from(identifier?.getStreamName_asU8() ?? []).toString('utf8');

const identifierOf = (stream: string) => new shared.StreamIdentifier().setStreamName(Buffer.from(stream));

function expectedOf(options: BatchAppendReq.Options): Expected {
  if (options.hasNoStream()) return 'none';
  if (options.hasStreamExists()) return 'exists';
  return options.hasAny() ? 'any' : Number(options.getStreamPosition());
}

const proposedOf = (message: BatchAppendReq.ProposedMessage): Proposed => ({
  id: message.getId()?.getString() ?? '',
  type: message.getMetadataMap().get('type') ?? '',
  contentType: message.getMetadataMap().get('content-type') ?? '',
  data: message.getData_asU8(),
  metadata: message.getCustomMetadata_asU8(),
});

function answerOf(correlation: UUID | undefined, stream: string, verdict: Verdict | string) {
  const answer = new pb.BatchAppendResp().setCorrelationId(correlation).setStreamIdentifier(identifierOf(stream));
  if (typeof verdict === 'string')
    return answer.setError(errorOf(verdict, 'event_store.client.BadRequest', new Empty()));
  switch (verdict.kind) {
    case 'stored':
      return answer.setSuccess(
        new pb.BatchAppendResp.Success()
          .setCurrentRevision(String(verdict.revision))
          .setPosition(
            new shared.AllStreamPosition()
              .setCommitPosition(String(verdict.position))
              .setPreparePosition(String(verdict.position)),
          ),
      );
    case 'wrong-version': {
      const wrong = new shared.WrongExpectedVersion();
      if (verdict.actual < 0) wrong.setCurrentNoStream(new Empty());
      else wrong.setCurrentStreamRevision(String(verdict.actual));
      return answer.setError(errorOf('WrongExpectedVersion', 'event_store.client.WrongExpectedVersion', wrong));
    }
    case 'too-large': {
      const size = new shared.MaximumAppendSizeExceeded().setMaxappendsize(1_048_576);
      return answer.setError(errorOf('too large', 'event_store.client.MaximumAppendSizeExceeded', size));
    }
  }
}

function errorOf(message: string, typeName: string, details: { serializeBinary(): Uint8Array }) {
  const any = new Any();
  any.pack(details.serializeBinary(), typeName);
  return new status.Status().setMessage(message).setDetails(any);
}

function readAnswerOf(event: Kept) {
  const recorded = new pb.ReadResp.ReadEvent.RecordedEvent()
    .setId(new shared.UUID().setString(event.id))
    .setStreamIdentifier(identifierOf(event.stream))
    .setStreamRevision(String(event.revision))
    .setCommitPosition(String(event.position))
    .setPreparePosition(String(event.position))
    .setCustomMetadata(event.metadata)
    .setData(event.data);
  recorded.getMetadataMap().set('type', event.type).set('content-type', event.contentType).set('created', '0');
  return new pb.ReadResp().setEvent(
    new pb.ReadResp.ReadEvent().setEvent(recorded).setCommitPosition(String(event.position)),
  );
}
