import { randomUUID } from 'node:crypto';
import type { Writable } from 'node:stream';
import { type BinaryEventData, binaryEvent, type EventStoreDBClient, NO_STREAM } from '@eventstore/db-client';
import appending from '@eventstore/db-client/dist/streams/appendToStream/unpackError.js';
import utils from '@eventstore/db-client/dist/utils/index.js';
import { StreamsClient, StreamsService } from '@eventstore/db-client/generated/streams_grpc_pb.js';
import type { BatchAppendResp } from '@eventstore/db-client/generated/streams_pb.js';
import { type Append, framesOf } from './append-frames.js';
import { metadataOf, type Outgoing } from './outgoing.js';
import { NoAnswer } from './timeout.js';
import { converted } from './trouble.js';

/** Takes frames and brings answers. */
type Call = Writable;

/** A long-lived call that carries appends to one server process, and who waits for an answer on it. */
export interface AppendCall {
  readonly call: Call;
  readonly waiting: Map<string, Waiting>;
}

interface Waiting {
  /** The revision that the stream has then. */
  readonly last: number;
  readonly answered: (refusal: Error | null) => void;
  readonly lost: (reason: Error) => void;
}

/** The server's answer. */
export interface Answer {
  /** Null: it stored them. */
  readonly refusal: Error | null;
  /** Null: over a call that ended with it. */
  readonly over: AppendCall | null;
}

/** Nothing was sent: the call that was to carry it has gone. */
export class CallGone extends Error {}

/**
 * Batched appends over a client's connection. The client's own `appendToStream` keeps the promises of all clients of a process in
 * one table: a broken stream of one rejects what another has in flight, and a late or second answer ends the process
 * (docs/decisions/0013-appends-of-our-own.md). Here each call has a table of its own, an answer that nobody waits for is
 * nobody's business, and every append ends in time.
 */
export class BatchAppends {
  readonly #calls = new WeakMap<StreamsClient, Call>();
  readonly #open = new WeakMap<Call, AppendCall>();

  constructor(private readonly client: EventStoreDBClient) {}

  /**
   * What the server answers. Throws NoAnswer, CallGone, or what broke the connection.
   *
   * @param over the only call that may carry it; null: any
   */
  async append(
    append: Append,
    { timeoutMilliseconds, over }: { readonly timeoutMilliseconds: number; readonly over: AppendCall | null },
  ): Promise<Answer> {
    const opened = await this.#carrier(over);
    if (opened === null) return this.#appendOlder(append);
    const { call, waiting } = opened;
    const correlation = randomUUID();
    let timer: NodeJS.Timeout | undefined;
    try {
      return await new Promise<Answer>((resolve, reject) => {
        timer = setTimeout(() => reject(new NoAnswer(timeoutMilliseconds)), timeoutMilliseconds);
        const answered = (refusal: Error | null) => resolve({ refusal, over: opened });
        waiting.set(correlation, { last: append.head + append.events.length - 1, answered, lost: reject });
        for (const frame of framesOf(correlation, append)) call.write(frame);
      });
    } finally {
      clearTimeout(timer);
      waiting.delete(correlation);
    }
  }

  /** Null: the server is from before version 21.10 and takes no batches. */
  async #carrier(over: AppendCall | null): Promise<AppendCall | null> {
    try {
      const opened = (await this.client['supports'](StreamsService.batchAppend)) ? await this.#opened() : null;
      if (over === null || over === opened) return opened;
    } catch (thrown) {
      if (over === null) throw thrown;
    }
    throw new CallGone();
  }

  async #appendOlder({ log, head, events }: Append): Promise<Answer> {
    const expectedRevision = head === 0 ? NO_STREAM : BigInt(head - 1);
    await this.client.appendToStream(log, events.map(forClient), { expectedRevision, requiresLeader: true });
    return { refusal: null, over: null };
  }

  async #opened(): Promise<AppendCall> {
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
    const call = callOver(grpc, this.client['callArguments']({ requiresLeader: true }, { deadline: Infinity }));
    const waiting = new Map<string, Waiting>();
    const lost = (reason: Error) => {
      for (const one of waiting.values()) one.lost(reason);
    };
    call.on('data', (response: BatchAppendResp) => {
      const one = waiting.get(utils.parseUUID(response.getCorrelationId()) ?? '');
      one?.answered(refusalIn(response, one.last));
    });
    call.on('error', (error) => lost(converted(error)));
    call.on('end', () => lost(new Error('the server ended the stream of appends')));
    this.#open.set(call, { call, waiting });
    return call;
  }
}

function callOver(grpc: StreamsClient, [metadata, options]: ReturnType<EventStoreDBClient['callArguments']>): Call {
  const { path, responseDeserialize } = StreamsService.batchAppend;
  return grpc.makeBidiStreamRequest(path, (frame: Buffer) => frame, responseDeserialize, metadata, options);
}

const forClient = ({ id, logged }: Outgoing): BinaryEventData =>
  binaryEvent({ id, type: logged.event.type, data: logged.bytes, metadata: metadataOf(logged) });

function refusalIn(response: BatchAppendResp, last: number): Error | null {
  const error = response.getError();
  if (error === undefined) {
    const said = response.getSuccess()?.getCurrentRevision();
    return said === String(last) ? null : new Error(`the server says that the log ends with revision ${said}`);
  }
  if (error.getDetails() === undefined) return new Error(`the server says ${error.getMessage()}`);
  return appending.unpackToCommandError(
    error,
    Buffer.from(response.getStreamIdentifier()?.getStreamName_asU8() ?? []).toString(),
  );
}
