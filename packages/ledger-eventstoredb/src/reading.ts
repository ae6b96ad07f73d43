import type { Readable } from 'node:stream';
import type { EventStoreDBClient, ResolvedEvent } from '@eventstore/db-client';
import utils from '@eventstore/db-client/dist/utils/index.js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import { StreamsClient, StreamsService } from '@eventstore/db-client/generated/streams_grpc_pb.js';
import pb from '@eventstore/db-client/generated/streams_pb.js';
import { corrupt } from '@kpi-ledger/ledger';
import { Arrivals } from './arrivals.js';
import { type ReadAnswer, type RecordedEvent, readAnswerIn } from './read-answer.js';
import { within } from './timeout.js';
import { converted } from './trouble.js';

/** An event as the server keeps it, and where the metadata that we wrote beside it say that it belongs. */
export interface ServerEvent {
  readonly id: string;
  /** Place in the ledger's log, from 1. */
  readonly ordinal: number;
  readonly stream: string;
  readonly revision: number;
  readonly bytes: Uint8Array;
}

/** From one ordinal to another, both included. */
interface Range {
  readonly from: number;
  readonly to: number;
}

/**
 * Events of the ledger's log, oldest first, as many at a time as have arrived. Throws the client's errors, NoAnswer, or StoreFailure
 * CORRUPT. It is the client's own read over its own connection, but for what is made of the answers: the client makes a dozen objects
 * of each event and hands it through a stream of its own, which takes longer than the transport.
 */
export async function* readLog(
  client: EventStoreDBClient,
  log: string,
  range: Range,
  timeoutMilliseconds: number,
): AsyncGenerator<readonly ServerEvent[]> {
  if (range.to < range.from) return;
  const { call, arrivals } = await within(timeoutMilliseconds, callFor(client, log, range));
  let ordinal = range.from;
  try {
    for (;;) {
      const answers = await within(timeoutMilliseconds, arrivals.next());
      if (answers === null) return;
      const events: ServerEvent[] = [];
      for (const answer of answers) {
        if (answer === 'NO_SUCH_STREAM') return;
        if (answer === 'OTHER') continue;
        events.push(eventAt(log, answer, ordinal));
        ordinal += 1;
      }
      yield events;
    }
  } catch (thrown) {
    throw converted(thrown);
  } finally {
    // Not while grpc-js hands out a message: https://github.com/grpc/grpc-node/issues/1652
    if (!arrivals.ended) setImmediate(() => call.cancel());
  }
}

type ReadCall = Readable & { cancel(): void };

async function callFor(client: EventStoreDBClient, log: string, range: Range) {
  let arrivals: Arrivals<ReadAnswer> | undefined;
  const creating = client['GRPCStreamCreator'](StreamsClient, 'readLog', (grpc): ReadCall => {
    const { path, requestSerialize } = StreamsService.read;
    const [metadata, options] = client['callArguments']({ requiresLeader: true }, { deadline: Infinity });
    const request = requestFor(log, range);
    const made = grpc.makeServerStreamRequest(path, requestSerialize, readAnswerIn, request, metadata, options);
    // At once: the creator waits before it hands out the call, and nothing that it says meanwhile may be missed.
    arrivals = new Arrivals(made);
    return made;
  });
  const call = await creating();
  return { call, arrivals: arrivals ?? new Arrivals<ReadAnswer>(call) };
}

function requestFor(log: string, { from, to }: Range) {
  const stream = new pb.ReadReq.Options.StreamOptions()
    .setStreamIdentifier(utils.createStreamIdentifier(log))
    .setRevision(String(from - 1));
  const options = new pb.ReadReq.Options()
    .setStream(stream)
    .setReadDirection(pb.ReadReq.Options.ReadDirection.FORWARDS)
    .setResolveLinks(false)
    .setCount(String(to - from + 1))
    .setUuidOption(new pb.ReadReq.Options.UUIDOption().setString(new shared.Empty()))
    .setNoFilter(new shared.Empty());
  return new pb.ReadReq().setOptions(options);
}

function eventAt(log: string, answer: RecordedEvent | 'LINK', ordinal: number): ServerEvent {
  if (answer === 'LINK') throw corrupt(log, ordinal - 1, 'the server has a link without its event');
  const { id, type, contentType, revision, bytes, metadata } = answer;
  assertNext(log, revision, ordinal);
  if (contentType !== 'application/octet-stream') throw notOurs(log, type, ordinal);
  return { id, ordinal, bytes, ...placeIn(log, metadata, ordinal) };
}

/** Of the client's own reads. Throws StoreFailure when it is not the event of that place, or none of a ledger. */
export function serverEvent(log: string, { event }: ResolvedEvent, ordinal: number): ServerEvent {
  if (event === undefined) throw corrupt(log, ordinal - 1, 'the server has a link without its event');
  assertNext(log, Number(event.revision), ordinal);
  if (event.isJson || !(event.data instanceof Uint8Array)) throw notOurs(log, event.type, ordinal);
  const place = placeOf(log, event.metadata, ordinal);
  return { id: event.id, ordinal, bytes: new Uint8Array(event.data), ...place };
}

function assertNext(log: string, revision: number, ordinal: number): void {
  if (revision !== ordinal - 1)
    throw corrupt(log, ordinal - 1, `the server skips to revision ${revision}: events of the ledger were removed`);
}

const notOurs = (log: string, type: string, ordinal: number) =>
  corrupt(log, ordinal - 1, `an event of type ${type} was not written by a ledger`);

type Place = Pick<ServerEvent, 'stream' | 'revision'>;

/** As we write it. */
const PLACE = /^\{"stream":"([^"\\]+)","revision":(\d{1,15}),/;

function placeIn(log: string, metadata: string, ordinal: number): Place {
  const [, stream, revision] = PLACE.exec(metadata) ?? [];
  if (stream !== undefined) return { stream, revision: Number(revision) };
  let said: unknown = null;
  try {
    said = JSON.parse(metadata);
  } catch {
    // As if there were none.
  }
  return placeOf(log, said, ordinal);
}

function placeOf(log: string, metadata: unknown, ordinal: number): Place {
  const { stream, revision } = (metadata ?? {}) as { readonly stream?: unknown; readonly revision?: unknown };
  if (typeof stream !== 'string' || typeof revision !== 'number')
    throw corrupt(log, ordinal - 1, 'its metadata names no stream and revision');
  return { stream, revision };
}
