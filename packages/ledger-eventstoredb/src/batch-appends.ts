import { randomUUID } from 'node:crypto';
import { type BinaryEventData, type EventStoreDBClient, NO_STREAM } from '@eventstore/db-client';
import appending from '@eventstore/db-client/dist/streams/appendToStream/unpackError.js';
import utils from '@eventstore/db-client/dist/utils/index.js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import { StreamsClient, StreamsService } from '@eventstore/db-client/generated/streams_grpc_pb.js';
import pb from '@eventstore/db-client/generated/streams_pb.js';
import { NoAnswer } from './timeout.js';

/** Several frames make one append; the server takes 4 MiB in a frame of gRPC at least. */
const FRAME_BYTES = 2 * 1024 * 1024;

type Expected = bigint | typeof NO_STREAM;
type Answer = (outcome: Error | null) => void;
type Call = ReturnType<StreamsClient['batchAppend']>;

/** A long-lived call that carries appends, and who waits for an answer on it. */
interface Open {
  readonly call: Call;
  readonly waiting: Map<string, Answer>;
}

/**
 * Batched appends over a client's connection. The client's own `appendToStream` keeps the promises of all clients of a process in
 * one table: a broken stream of one rejects what another has in flight, and a late or second answer ends the process
 * (docs/decisions/0013-appends-of-our-own.md). Here each call has a table of its own, an answer that nobody waits for is
 * nobody's business, and every append ends in time.
 */
export class BatchAppends {
  readonly #calls = new WeakMap<StreamsClient, Call>();
  readonly #open = new WeakMap<Call, Open>();

  constructor(private readonly client: EventStoreDBClient) {}

  /** Resolves when the server says that it has stored all of them. Throws the client's errors, or NoAnswer. */
  async append(
    stream: string,
    events: readonly BinaryEventData[],
    expectedRevision: Expected,
    timeoutMilliseconds: number,
  ): Promise<void> {
    if (!(await this.client['supports'](StreamsService.batchAppend))) {
      // A server before version 21.10.
      await this.client.appendToStream(stream, [...events], { expectedRevision, requiresLeader: true });
      return;
    }
    const { call, waiting } = await this.#opened();
    const correlation = randomUUID();
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => answered(new NoAnswer(timeoutMilliseconds)), timeoutMilliseconds);
      const answered: Answer = (outcome) => {
        clearTimeout(timer);
        waiting.delete(correlation);
        if (outcome === null) resolve();
        else reject(outcome);
      };
      waiting.set(correlation, answered);
      for (const frame of framesOf(correlation, stream, expectedRevision, events)) call.write(frame);
    });
  }

  async #opened(): Promise<Open> {
    const call = await this.client['GRPCStreamCreator'](
      StreamsClient,
      'batchAppend',
      (grpc) => this.#start(grpc),
      this.#calls,
    )();
    const open = this.#open.get(call);
    if (open === undefined) throw new TypeError('a call of unknown origin');
    return open;
  }

  #start(grpc: StreamsClient): Call {
    const call = grpc.batchAppend(...this.client['callArguments']({ requiresLeader: true }, { deadline: Infinity }));
    const waiting = new Map<string, Answer>();
    const lost = (reason: Error) => {
      for (const answered of [...waiting.values()]) answered(reason);
    };
    call.on('data', (response) => {
      const answered = waiting.get(utils.parseUUID(response.getCorrelationId()) ?? '');
      answered?.(errorOf(response));
    });
    call.on('error', (error) => lost(converted(error)));
    call.on('end', () => lost(new Error('the server ended the stream of appends')));
    this.#open.set(call, { call, waiting });
    return call;
  }
}

function errorOf(response: InstanceType<typeof pb.BatchAppendResp>): Error | null {
  const error = response.getError();
  if (error === undefined) return null;
  if (error.getDetails() === undefined) return new Error(`the server says ${error.getMessage()}`);
  return appending.unpackToCommandError(
    error,
    Buffer.from(response.getStreamIdentifier()?.getStreamName_asU8() ?? []).toString(),
  );
}

/** The client's own error; a NOT_LEADER that names no leader would throw in its making. */
function converted(error: Error): Error {
  try {
    return utils.convertToCommandError(error) as Error;
  } catch {
    return error;
  }
}

/** No deadline goes along: it would be an instant of this machine's clock, and the server has a time-out of its own. */
function* framesOf(correlation: string, stream: string, expected: Expected, events: readonly BinaryEventData[]) {
  const options = new pb.BatchAppendReq.Options().setStreamIdentifier(utils.createStreamIdentifier(stream));
  if (expected === NO_STREAM) options.setNoStream(new shared.Empty());
  else options.setStreamPosition(expected.toString());

  const frame = () => new pb.BatchAppendReq().setCorrelationId(utils.createUUID(correlation));
  let current = frame().setOptions(options);
  let size = 0;
  for (const event of events) {
    if (size + event.data.length > FRAME_BYTES) {
      yield current;
      current = frame();
      size = 0;
    }
    size += event.data.length;
    current.addProposedMessages(proposed(event));
  }
  yield current.setIsFinal(true);
}

function proposed({ id, type, contentType, data, metadata }: BinaryEventData) {
  const message = new pb.BatchAppendReq.ProposedMessage()
    .setId(utils.createUUID(id))
    .setData(data)
    .setCustomMetadata(Buffer.from(JSON.stringify(metadata)));
  message.getMetadataMap().set('type', type).set('content-type', contentType);
  return message;
}
