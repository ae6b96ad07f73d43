import { type EventStoreDBClient, FORWARDS, type ResolvedEvent, StreamNotFoundError } from '@eventstore/db-client';
import { corrupt } from '@kpi-ledger/ledger';
import { within } from './timeout.js';

/** An event as the server keeps it. */
export interface ServerEvent {
  readonly id: string;
  /** Place in the ledger's log, from 1. */
  readonly ordinal: number;
  readonly bytes: Uint8Array;
  readonly metadata: unknown;
}

/**
 * Events of the ledger's log from one ordinal to another, oldest first, as they arrive. Throws the client's errors, NoAnswer,
 * or StoreFailure CORRUPT.
 */
export async function* readLog(
  client: EventStoreDBClient,
  log: string,
  range: { readonly from: number; readonly to: number },
  timeoutMilliseconds: number,
): AsyncGenerator<ServerEvent> {
  if (range.to < range.from) return;
  const stream = client.readStream(log, {
    fromRevision: BigInt(range.from - 1),
    maxCount: range.to - range.from + 1,
    direction: FORWARDS,
    requiresLeader: true,
  });
  // An error that comes after the last look at the stream would end the process.
  stream.on('error', () => undefined);
  const answers = stream[Symbol.asyncIterator]() as AsyncIterator<ResolvedEvent>;
  let ordinal = range.from;
  try {
    for (;;) {
      const answer = await within(timeoutMilliseconds, answers.next());
      if (answer.done === true) return;
      yield serverEvent(log, answer.value, ordinal);
      ordinal += 1;
    }
  } catch (thrown) {
    if (!(thrown instanceof StreamNotFoundError)) throw thrown;
  } finally {
    stream.cancel().catch(() => undefined);
  }
}

/** Throws StoreFailure CORRUPT when it is not the event of that place, or none of a ledger. */
export function serverEvent(log: string, { event }: ResolvedEvent, ordinal: number): ServerEvent {
  if (event === undefined) throw corrupt(log, ordinal - 1, 'the server has a link without its event');
  if (event.revision !== BigInt(ordinal - 1))
    throw corrupt(
      log,
      ordinal - 1,
      `the server skips to revision ${event.revision}: events of the ledger were removed`,
    );
  if (event.isJson || !(event.data instanceof Uint8Array))
    throw corrupt(log, ordinal - 1, `an event of type ${event.type} was not written by a ledger`);
  return { id: event.id, ordinal, bytes: new Uint8Array(event.data), metadata: event.metadata };
}
